/**
 * What small markets teach, learned where it judges: on markets cut out of the windows of a deals folder. Each size of market counts
 * the same, however many questions it has. The last window is held back to print what was gained, then taken in.
 */
import { writeFile } from 'node:fs/promises';
import {
  buildIndex,
  type DrawOptions,
  joined,
  LEARNABLE_OF_FEW,
  LEARNABLE_OF_SMALL,
  overridesOf,
  type PairModel,
  type Samples,
  type Settings,
  settingsFor,
  trainModel,
  trainWeights,
  type Weighting,
} from '#matching';
import { cutsOf, type Size } from './deals.cuts.ts';
import { figuresOf, inRow } from './deals.figures.ts';
import type { DealsFolder } from './deals.reader.ts';
import { samplesOf } from './deals.samples.ts';
import { type Window, windowOf } from './deals.windows.ts';
import { digest } from './digest.ts';
import { tableOfSmall } from './train.tables.ts';

/** One of the models, made to judge whatever the volume of deals. */
interface Pupil<T> {
  readonly name: string;
  readonly sizes: readonly Size[];
  /** As it is now: candidates are drawn by it. */
  readonly present: Partial<Settings>;
  readonly criteria: DrawOptions['criteria'];
  readonly learn: (samples: Samples) => T;
  readonly judging: (learned: T) => Partial<Settings>;
}

const NEVER = Number.MAX_SAFE_INTEGER;

const ADDITIVE: Pupil<Weighting> = {
  name: 'ADDITIVE',
  sizes: [{ companies: 300 }, { companies: 600 }, { companies: 1200 }, { deals: 2000 }, { deals: 3000 }],
  present: { additiveDeals: 0, minimumDeals: NEVER },
  criteria: LEARNABLE_OF_FEW,
  learn: trainWeights,
  judging: (weights) => ({ pair: { ...settingsFor('ADDITIVE').pair, ...weights } }),
};

const LEARNED: Pupil<PairModel> = {
  name: 'LEARNED',
  sizes: [{ companies: 600 }, { companies: 1200 }, { deals: 2000 }, { deals: 3000 }, { deals: 6000 }],
  present: { minimumDeals: 0, small: { ...settingsFor('LEARNED').small!, below: NEVER } },
  criteria: LEARNABLE_OF_SMALL,
  learn: trainModel,
  judging: overridesOf,
};

/** Of each size in each window, at most. */
const CUTS = 5;

export async function trainSparse(
  folder: DealsFolder,
  years: readonly number[],
  table: string | undefined,
): Promise<void> {
  const windows = years.map((year) => windowOf(folder, year));
  const apart = windows.filter((_, at) => years[at]! + 1 <= years.at(-1)!).length;
  const weights = taught(ADDITIVE, windows, apart);
  const model = taught(LEARNED, windows, apart);
  const version = digest([weights, model]);
  console.log(`version ${version}: ADDITIVE ${JSON.stringify(weights)}, LEARNED ${JSON.stringify(model.weights)}`);
  if (table !== undefined) await writeFile(table, tableOfSmall({ version, years }, weights, model));
}

/** @param apart how many of the windows, the first ones, do not reach into the last */
function taught<T>(pupil: Pupil<T>, windows: readonly Window[], apart: number): T {
  const held = windows.at(-1)!;
  const drawn = windows.map((window) => pupil.sizes.map((size) => drawnFrom(window, size, pupil)));
  const judged = { ...pupil.present, ...pupil.judging(pupil.learn(evenly(drawn.slice(0, apart)))) };
  for (const size of pupil.sizes) {
    console.log(`${pupil.name} ${JSON.stringify(size)} before     ${meansOf(held, size, pupil.present)}`);
    console.log(`${pupil.name} ${JSON.stringify(size)} held back  ${meansOf(held, size, judged)}`);
  }
  return pupil.learn(evenly(drawn));
}

/** @throws where the window is too small for a cut of the size */
function drawnFrom<T>(window: Window, size: Size, { present, criteria }: Pupil<T>): Samples {
  const asked = cutsOf(window, size, CUTS).filter(({ answersA, answersB }) => answersA.size + answersB.size > 0);
  if (asked.length === 0)
    throw new Error(`no market of ${JSON.stringify(size)} with an answer before ${window.folder.alliance.asOf}`);
  return joined(asked.map((cut) => samplesOf(cut, 1, present, criteria)));
}

/** @param drawn by window and size */
function evenly(drawn: readonly (readonly Samples[])[]): Samples {
  const bySize = drawn[0]!.map((_, size) => joined(drawn.map((window) => window[size]!)));
  const questions = bySize.map(({ starts }) => starts.length - 1);
  const most = Math.max(...questions);
  const even = bySize.map((samples, size) => ({
    ...samples,
    counts: samples.counts.map((count) => (count * most) / questions[size]!),
  }));
  return joined(even);
}

/** The mean over cuts of recall@10 and NDCG@10, of A and of B. */
function meansOf(window: Window, size: Size, overrides: Partial<Settings>): string {
  const each = cutsOf(window, size, CUTS).map((cut) =>
    inRow(figuresOf(cut, buildIndex(cut.folder.alliance, overrides))),
  );
  const mean = (at: number) => (each.reduce((sum, figures) => sum + figures[at]!, 0) / each.length).toFixed(4);
  return `A ${mean(0)} ${mean(1)}   B ${mean(2)} ${mean(3)}`;
}
