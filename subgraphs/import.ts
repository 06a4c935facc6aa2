import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { partialDate } from '#kit/columns';
import { filesFor, importFolder, type Target } from '#kit/import/folder';
import { changesIn, Display, summary, usableIn, warnings } from '#kit/import/report';
import { type Provenance, sourceName } from '#kit/importer';
import { startDatabase } from '#kit/postgres';
import { type RunningSubgraphs, startSubgraphs, subgraphs } from '#subgraphs';

const OPTIONS = {
  source: { type: 'string' },
  cite: { type: 'string' },
  'as-of': { type: 'string' },
  report: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const USAGE = `npm run import -- <folder> [--dry-run] [--source name] [--cite text] [--as-of date] [--report file]

  --dry-run  checks every row against the rules and the database, and keeps none
  --source   short name of where the rows come from, letters and digits: part of their ids
             (default: "source" in the folder's meta.json, else the folder's name)
  --cite     how the source wants to be named (default: "citation" in meta.json, else the short name)
  --as-of    date, month or year the rows speak of (default: "asOf" in meta.json, else unknown)
  --report   file that takes every rejected row, one line of JSON each

A row is known by its source and its id: the same again changes nothing, something else updates it.
Files are .csv (UTF-8, commas, names of columns first) or .ndjson, each also with .gz:
`;

const importers = subgraphs.flatMap(({ name, imports = [] }) => imports.map((importer) => ({ name, importer })));

/** What a file of each kind may hold, told by the columns themselves. */
function usage(): string {
  const kinds = importers.map(({ importer: { files, columns } }) => {
    const lines = Object.entries(columns).map(([name, { meaning, required, also }]) => {
      const names = also ? `${name} (or ${also})` : name;
      return `   ${required ? '*' : ' '} ${names.padEnd(20)} ${meaning}`;
    });
    return [`  ${files.join(', ')}`, ...lines].join('\n');
  });
  return `${USAGE}\n${kinds.join('\n\n')}\n\n   * is needed. An absent or empty cell is unknown.`;
}

/** What a folder's `meta.json` may say of its rows. */
interface Meta {
  readonly source?: string;
  readonly citation?: string;
  readonly asOf?: string;
}

async function metaOf(folder: string): Promise<Meta> {
  const file = join(folder, 'meta.json');
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Meta;
  } catch {
    throw new Error(`${file} is not JSON.`);
  }
}

/** Ids of the demonstration begin so; those of real rows never do. */
const RESERVED = 'demo';

type Flags = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

async function provenanceOf(folder: string, flags: Flags, now: Date): Promise<Provenance> {
  const meta = await metaOf(folder);
  const name = flags.source ?? meta.source ?? basename(folder);
  const source = sourceName(name);
  if (source === '' || source === RESERVED) throw new Error(`"${source}" cannot be a source: give another --source.`);
  const asOf = flags['as-of'] ?? meta.asOf;
  return { source, citation: flags.cite ?? meta.citation ?? name, asOf: asOf ? partialDate(asOf) : null, now };
}

const targetsIn = (running: RunningSubgraphs): Target[] =>
  importers.map(({ name, importer }) => ({ importer, fork: () => running.definitions.get(name)!.orm.em.fork() }));

/** @throws when there is nothing to read, before anything is started */
function mustHoldFiles(folder: string): void {
  if (importers.some(({ importer }) => filesFor(folder, importer).length > 0)) return;
  const names = importers.flatMap(({ importer }) => importer.files);
  throw new Error(`${folder} holds none of ${names.join(', ')} (or .gz).`);
}

const clock = (): Date => new Date();
const say = (line: string): void => console.log(line);
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** What to import, and how. */
interface Job {
  readonly folder: string;
  readonly provenance: Provenance;
  readonly dryRun: boolean;
  /** File for the rejected rows. */
  readonly report: string | undefined;
  readonly signal: AbortSignal;
}

/** Imports the folder into running subgraphs and tells what became of it. @returns how many rows could be used */
async function run({ report, ...job }: Job, running: RunningSubgraphs): Promise<number> {
  const { folder, dryRun, provenance } = job;
  say(`${dryRun ? 'Checking' : 'Importing'} ${folder} as ${provenance.source}, as of ${provenance.asOf ?? 'unknown'}`);
  const began = performance.now();
  const display = new Display(process.stdout, report);
  const reports = await importFolder({
    ...{ ...job, clock, targets: targetsIn(running) },
    onFile: (file, bytes) => display.onFile(file, bytes),
    onFault: (file, fault) => display.onFault(file, fault),
  });
  display.end();
  if (job.signal.aborted) say('Stopped before the end: what was written stays, the next import does the rest');
  for (const line of [...warnings(reports), summary(reports)]) say(line);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  say(`${changesIn(reports)} ${dryRun ? 'would change' : 'changed'} in ${seconds(began)}; peak memory ${memory} MB`);
  return usableIn(reports);
}

/** What a read model could not take is said; it is tried again by the graph when that is started. */
const onError = (what: string, error: unknown): void => say(`${what}: ${String(error)}`);

async function deliver(running: RunningSubgraphs): Promise<void> {
  const began = performance.now();
  await running.settle();
  say(`The read models followed in ${seconds(began)}`);
}

/** Starts what an import needs, runs it, stops all. @returns the exit code */
async function runOn(job: Job): Promise<number> {
  const database = await startDatabase({ log: say });
  const running = await startSubgraphs({ databaseUrl: database.url, clock, log: say, onError, delivery: 'MANUAL' });
  try {
    const usable = await run(job, running);
    if (!job.dryRun && !job.signal.aborted) await deliver(running);
    return usable === 0 || job.signal.aborted ? 1 : 0;
  } finally {
    await running.close();
    await database.stop();
  }
}

/** `npm run import -- <folder>`: startups, investors and deals from files. @returns the exit code */
async function main(): Promise<number> {
  const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  if (flags.help || positionals.length !== 1) {
    say(usage());
    return flags.help ? 0 : 1;
  }
  const folder = resolve(positionals[0]!);
  mustHoldFiles(folder);
  const provenance = await provenanceOf(folder, flags, clock());
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort()).once('SIGTERM', () => stopping.abort());
  return runOn({ folder, provenance, dryRun: flags['dry-run'], report: flags.report, signal: stopping.signal });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
