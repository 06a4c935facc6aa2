/**
 * `npm run train -- --in <folder> --out <file> [--table <file>] [--windows 2008,2008.5,2009,...,2011] [--every <n>]`: learns the
 * pair model from windows cut out of a deals folder, twelve months each. The last is held back, and those that reach into it left out,
 * to print what was gained; then the model is fitted on all of them and written, with its version, as JSON and as the engine's own table.
 * With `--sparse` the weights for markets of few deals are learned instead (train.sparse.ts), and written as a table alone.
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildIndex, joined, overridesOf, type Settings, trainModel } from '#matching';
import { type Figures, figuresOf } from './deals.figures.ts';
import { type DealsFolder, readDeals } from './deals.reader.ts';
import { samplesOf } from './deals.samples.ts';
import { type Window, windowOf } from './deals.windows.ts';
import { digest } from './digest.ts';
import { type LearnedTable, type ModelFile, modelFileOf } from './model.file.ts';
import { trainSparse } from './train.sparse.ts';
import { tableOf } from './train.tables.ts';

const USAGE =
  'usage: npm run train -- --in <folder> (--out <file> [--every <n>] | --sparse) [--table <file>] [--windows <year,year,...>]';
const WINDOWS = '2008,2008.5,2009,2009.5,2010,2010.5,2011';
const WHOLE_YEARS = '2008,2009,2010,2011';
/** However few deals the first windows have: what is learned is for large markets. */
const WHOLE: Partial<Settings> = { small: undefined };

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { in: text, out: text, table: text, windows: text, every: text, sparse: { type: 'boolean' } },
  });
  const { sparse = false, out, every } = values;
  if (values.in === undefined || (sparse ? out !== undefined || every !== undefined : out === undefined))
    throw new Error(USAGE);
  const share = everyOf(every ?? '1');
  const folder = await readDeals(values.in);
  if (sparse) return trainSparse(folder, yearsOf(values.windows ?? WHOLE_YEARS), values.table);
  const years = yearsOf(values.windows ?? WINDOWS);
  const windows = years.map((year) => windowOf(folder, year));
  const samples = windows.map((window, at) => {
    const drawn = samplesOf(window, share, WHOLE);
    say(`${years[at]}: ${drawn.starts.length - 1} questions, ${drawn.right.length} candidates`);
    return drawn;
  });
  const held = windows.at(-1)!;
  const before = metricsOf(held, WHOLE);
  say(`${years.at(-1)} before        ${shown(before)}`);
  const trial = trainModel(joined(samples.filter((_, at) => years[at]! + 1 <= years.at(-1)!)));
  say('learned on the others');
  const after = metricsOf(held, overridesOf(trial));
  say(`${years.at(-1)} held back     ${shown(after)}`);
  const model = trainModel(joined(samples));
  const file = describe(model, years, folder, { window: years.at(-1)!, before, after });
  await writeFile(out!, `${JSON.stringify(file, null, 1)}\n`);
  if (values.table !== undefined) await writeFile(values.table, tableOf({ version: file.version, years }, model));
  say(`model ${file.version}: weights ${JSON.stringify(model.weights)}`);
  say(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

/** One question in so many. @throws where it is not a whole number from 1 on */
function everyOf(text: string): number {
  const every = Number(text);
  if (!(Number.isInteger(every) && every >= 1))
    throw new Error(`--every takes a whole number from 1 on, not ${text}\n${USAGE}`);
  return every;
}

/** @throws where there are not at least two, each a year or a half */
function yearsOf(list: string): number[] {
  const years = list.split(',').map(Number);
  const apart = years.filter((year) => year + 1 <= years.at(-1)!);
  if (apart.length === 0 || years.some((year) => !Number.isInteger(2 * year) || year < 1900))
    throw new Error(
      `--windows takes years or halves (2010.5: from July), the last apart from others, not ${list}\n${USAGE}`,
    );
  return years;
}

const metricsOf = (window: Window, overrides: Partial<Settings>): Figures =>
  figuresOf(window, buildIndex(window.folder.alliance, overrides));

function describe(
  table: LearnedTable,
  windows: readonly number[],
  { alliance }: DealsFolder,
  metrics: { readonly window: number; readonly before: Figures; readonly after: Figures },
): ModelFile {
  return modelFileOf({ windows, dataHash: digest(alliance), metrics, table });
}

function shown({ a, b }: Figures): string {
  const of = ({ recallAt10, ndcgAt10 }: Figures['a']) =>
    `recall@10 ${recallAt10.toFixed(4)} NDCG@10 ${ndcgAt10.toFixed(4)}`;
  return `A ${of(a)}   B ${of(b)}`;
}

/** With the seconds since the start. */
function say(line: string): void {
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`);
}

await main();
