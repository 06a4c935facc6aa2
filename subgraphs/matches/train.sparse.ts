/**
 * What small markets teach, learned where it judges (deals.lessons.ts). The last window is held back to print what was gained,
 * then taken in.
 */
import { writeFile } from 'node:fs/promises';
import { buildIndex, overridesOf, type PairModel, type Settings, settingsFor, type Weighting } from '#matching';
import { cutsOf, type Size } from './deals.cuts.ts';
import { figuresOf, inRow } from './deals.figures.ts';
import { ADDITIVE, CUTS, drawnFrom, evenly, LEARNED, type Lesson } from './deals.lessons.ts';
import type { DealsFolder } from './deals.reader.ts';
import { type Window, windowOf } from './deals.windows.ts';
import { digest } from './digest.ts';
import { tableOfSmall } from './train.tables.ts';

interface Pupil<T> extends Lesson<T> {
  readonly name: string;
  readonly judging: (learned: T) => Partial<Settings>;
}

const OF_FEW: Pupil<Weighting> = {
  ...ADDITIVE,
  name: 'ADDITIVE',
  judging: (weights) => ({ pair: { ...settingsFor('ADDITIVE').pair, ...weights } }),
};

const OF_SMALL: Pupil<PairModel> = { ...LEARNED, name: 'LEARNED', judging: overridesOf };

export async function trainSparse(
  folder: DealsFolder,
  years: readonly number[],
  table: string | undefined,
): Promise<void> {
  const windows = years.map((year) => windowOf(folder, year));
  const apart = windows.filter((_, at) => years[at]! + 1 <= years.at(-1)!).length;
  const weights = taught(OF_FEW, windows, apart);
  const model = taught(OF_SMALL, windows, apart);
  const version = digest([weights, model]);
  console.log(`version ${version}: ADDITIVE ${JSON.stringify(weights)}, LEARNED ${JSON.stringify(model.weights)}`);
  if (table !== undefined) await writeFile(table, tableOfSmall({ version, years }, weights, model));
}

/** @param apart how many of the windows, the first ones, do not reach into the last */
function taught<T>(pupil: Pupil<T>, windows: readonly Window[], apart: number): T {
  const held = windows.at(-1)!;
  const drawn = drawnFrom(windows, pupil);
  const judged = { ...pupil.present, ...pupil.judging(pupil.learn(evenly(drawn.slice(0, apart)))) };
  for (const size of pupil.sizes) {
    console.log(`${pupil.name} ${JSON.stringify(size)} before     ${meansOf(held, size, pupil.present)}`);
    console.log(`${pupil.name} ${JSON.stringify(size)} held back  ${meansOf(held, size, judged)}`);
  }
  return pupil.learn(evenly(drawn));
}

/** The mean over cuts of recall@10 and NDCG@10, of A and of B. */
function meansOf(window: Window, size: Size, overrides: Partial<Settings>): string {
  const each = cutsOf(window, size, CUTS).map((cut) =>
    inRow(figuresOf(cut, buildIndex(cut.folder.alliance, overrides))),
  );
  const mean = (at: number) => (each.reduce((sum, figures) => sum + figures[at]!, 0) / each.length).toFixed(4);
  return `A ${mean(0)} ${mean(1)}   B ${mean(2)} ${mean(3)}`;
}
