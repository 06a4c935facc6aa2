/**
 * The weights of ADDITIVE, learned where it judges: on small markets cut out of the windows of a deals folder. Each size of market
 * counts the same, however many questions it has. The last window is held back to print what was gained, then taken in.
 */
import { writeFile } from 'node:fs/promises';
import {
  buildIndex,
  evaluate,
  joined,
  LEARNABLE_OF_FEW,
  type Samples,
  type Settings,
  settingsFor,
  trainWeights,
  type Weighting,
} from '#matching';
import { cutsOf, type Size } from './deals.cuts.ts';
import { listsOf } from './deals.lists.ts';
import type { DealsFolder } from './deals.reader.ts';
import { samplesOf } from './deals.samples.ts';
import { type Window, windowOf } from './deals.windows.ts';
import { digest } from './model.file.ts';

const SIZES: readonly Size[] = [
  { companies: 300 },
  { companies: 600 },
  { companies: 1200 },
  { deals: 2000 },
  { deals: 3000 },
];
/** Of each size in each window. */
const CUTS = 6;

/** ADDITIVE, however many deals there are. */
const ADDITIVE: Partial<Settings> = { additiveDeals: 0, minimumDeals: Number.MAX_SAFE_INTEGER };

export async function trainSparse(
  folder: DealsFolder,
  years: readonly number[],
  table: string | undefined,
): Promise<void> {
  const windows = years.map((year) => windowOf(folder, year));
  const held = windows.at(-1)!;
  const before = SIZES.map((size) => figuresOf(held, size, ADDITIVE));
  const trial = weightsOf(windows.slice(0, -1));
  SIZES.forEach((size, at) => {
    console.log(`${years.at(-1)} ${JSON.stringify(size)} before      ${before[at]}`);
    console.log(`${years.at(-1)} ${JSON.stringify(size)} held back   ${figuresOf(held, size, judging(trial))}`);
  });
  const weights = weightsOf(windows);
  console.log(`weights ${JSON.stringify(weights)}`);
  if (table !== undefined) await writeFile(table, tableOf(years, weights));
}

const judging = (weights: Weighting): Partial<Settings> => ({
  ...ADDITIVE,
  pair: { ...settingsFor('ADDITIVE').pair, ...weights },
});

function weightsOf(windows: readonly Window[]): Weighting {
  const drawn = SIZES.map((size) =>
    joined(
      windows.flatMap((window) =>
        cutsOf(window, size, CUTS).map((cut) => samplesOf(cut, 1, ADDITIVE, LEARNABLE_OF_FEW)),
      ),
    ),
  );
  const most = Math.max(...drawn.map(questionsIn));
  return trainWeights(joined(drawn.map((samples) => counted(samples, most / questionsIn(samples)))));
}

const questionsIn = ({ starts }: Samples): number => starts.length - 1;

const counted = (samples: Samples, times: number): Samples => ({
  ...samples,
  counts: samples.counts.map((count) => count * times),
});

/** The mean over cuts of recall@10 and NDCG@10, of A and of B. */
function figuresOf(window: Window, size: Size, overrides: Partial<Settings>): string {
  const each = cutsOf(window, size, CUTS).map(({ folder, answersA, answersB }) => {
    const lists = listsOf(folder, buildIndex(folder.alliance, overrides));
    const [a, b] = [evaluate(lists.a, answersA), evaluate(lists.b, answersB)];
    return [a.recallAt10, a.ndcgAt10, b.recallAt10, b.ndcgAt10];
  });
  const mean = (at: number) => each.reduce((sum, figures) => sum + figures[at]!, 0) / each.length;
  return `A ${mean(0).toFixed(4)} ${mean(1).toFixed(4)}   B ${mean(2).toFixed(4)} ${mean(3).toFixed(4)}`;
}

function tableOf(years: readonly number[], weights: Weighting): string {
  return [
    '/** Written by `npm run train -- --sparse --table matching/additive.table.ts`; train anew whenever the learned criteria change. */',
    "import type { Weighting } from './learn/logit.ts';",
    '',
    `/** Version ${digest(weights)}, learned on small markets cut out of the windows ${years.join(', ')}. */`,
    '// biome-ignore format: written by a command',
    `export const ADDITIVE_WEIGHTS: Weighting = ${JSON.stringify(weights, null, 1)};`,
    '',
  ].join('\n');
}
