/** What markets cut out of earlier windows teach: each size of market counts the same, however many questions it has. */
import {
  type DrawOptions,
  joined,
  LEARNABLE_OF_FEW,
  LEARNABLE_OF_SMALL,
  type PairModel,
  type Samples,
  type Settings,
  settingsFor,
  trainModel,
  trainWeights,
  type Weighting,
} from '#matching';
import { cutsOf, type Size } from './deals.cuts.ts';
import { samplesOf } from './deals.samples.ts';
import type { Window } from './deals.windows.ts';

/** One of the models, made to judge whatever the volume of deals. */
export interface Lesson<T> {
  readonly sizes: readonly Size[];
  /** As it is now: candidates are drawn by it. */
  readonly present: Partial<Settings>;
  readonly criteria: DrawOptions['criteria'];
  readonly learn: (samples: Samples) => T;
}

const NEVER = Number.MAX_SAFE_INTEGER;

export const ADDITIVE: Lesson<Weighting> = {
  sizes: [{ companies: 300 }, { companies: 600 }, { companies: 1200 }, { deals: 2000 }, { deals: 3000 }],
  present: { additiveDeals: 0, minimumDeals: NEVER },
  criteria: LEARNABLE_OF_FEW,
  learn: trainWeights,
};

export const LEARNED: Lesson<PairModel> = {
  sizes: [{ companies: 600 }, { companies: 1200 }, { deals: 2000 }, { deals: 3000 }, { deals: 6000 }],
  present: { minimumDeals: 0, small: { ...settingsFor('LEARNED').small!, below: NEVER } },
  criteria: LEARNABLE_OF_SMALL,
  learn: trainModel,
};

/** Of each size in each window, at most. */
export const CUTS = 5;

/** By window and size. @throws where a window is too small for a cut of a size, or has no answer in any */
export function drawnFrom<T>(windows: readonly Window[], { sizes, present, criteria }: Lesson<T>): Samples[][] {
  return windows.map((window) =>
    sizes.map((size) => {
      const asked = cutsOf(window, size, CUTS).filter(({ answersA, answersB }) => answersA.size + answersB.size > 0);
      if (asked.length === 0)
        throw new Error(`no market of ${JSON.stringify(size)} with an answer before ${window.folder.alliance.asOf}`);
      return joined(asked.map((cut) => samplesOf(cut, 1, present, criteria)));
    }),
  );
}

/** @param drawn by window and size */
export function evenly(drawn: readonly (readonly Samples[])[]): Samples {
  const bySize = drawn[0]!.map((_, size) => joined(drawn.map((window) => window[size]!)));
  const questions = bySize.map(({ starts }) => starts.length - 1);
  const most = Math.max(...questions);
  const even = bySize.map((samples, size) => ({
    ...samples,
    counts: samples.counts.map((count) => (count * most) / questions[size]!),
  }));
  return joined(even);
}
