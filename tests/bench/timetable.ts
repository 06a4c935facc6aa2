/**
 * `npm run bench -- timetable --in <folder> [--only <part of a name>] [--seconds 20] [--long 60] [--cpu]`: every b2b-schedule/1 instance below the folder, one after the
 * other, beside the best known and the published times (`best-known.json` in the folder). Events of 21 slots and more get --long.
 * Without a folder: our own forum (forum.ts).
 * With --cpu a second is two seconds of processor time, what two cores give that nobody else uses: for a machine that is busy.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Clash, clashOf, scheduleMeetings, type TimetableOutcome } from '#matching';
import { readInstance } from '../../subgraphs/meetings/event.reader.ts';
import { clasp } from '../../subgraphs/meetings/solver.ts';
import { run as forum } from './forum.ts';

interface Known {
  readonly best: number | 'UNSAT' | null;
  readonly bound: number | 'UNSAT' | null;
  readonly publishedSeconds?: Readonly<Record<string, readonly [seconds: number | string, found?: number | string]>>;
}

interface Row {
  readonly name: string;
  readonly known: Known | undefined;
  readonly outcome: TimetableOutcome;
  readonly objective: number;
  readonly toFirst: number;
  readonly toBest: number;
  readonly seconds: number;
  readonly mode: 'ALL' | 'MAX';
  /** Of an event that is proved impossible. */
  readonly clash: Clash | null;
  readonly clashSeconds: number;
}

const PUBLISHED = ['MaxSAT(UWrMaxSat)', 'Chuffed', 'MIP(Cplex)'];
const MANY_SLOTS = 21;

export async function run(options: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      in: { type: 'string' },
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '20' },
      long: { type: 'string', default: '60' },
      cpu: { type: 'boolean', default: false },
    },
  });
  if (values.in === undefined) {
    await forum();
    console.log('\nmore: npm run bench -- timetable --in <folder> [--only tic-12] [--seconds 20] [--long 60] [--cpu]');
    return;
  }
  const known = knownIn(values.in);
  const rows: Row[] = [];
  console.log(headline());
  for (const file of instancesBelow(values.in).filter((path) => path.includes(values.only))) {
    const { name, event } = readInstance(readFileSync(file, 'utf8'));
    const large = event.slots >= MANY_SLOTS || event.mode === 'MAX' || event.meetings.length > 300;
    const row = await measure(
      name,
      event,
      known[name],
      Number(large ? values.long : values.seconds),
      values.cpu ? cpuSeconds : wallSeconds,
    );
    rows.push(row);
    console.log(lineOf(row));
  }
  summarise(rows);
}

const wallSeconds = () => performance.now() / 1000;
const CORES = 2;
const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6 / CORES;
};

async function measure(
  name: string,
  event: Parameters<typeof scheduleMeetings>[0],
  known: Known | undefined,
  seconds: number,
  clock: () => number,
): Promise<Row> {
  const started = clock();
  const elapsed = () => clock() - started;
  let toFirst = Number.NaN;
  let toBest = Number.NaN;
  const outcome = await scheduleMeetings(event, {
    solver: clasp,
    spent: () => elapsed() / seconds,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    rest: () => new Promise((resolve) => setTimeout(resolve, 20)),
    onProgress: ({ held, isBreached }) => {
      toBest = elapsed();
      const isWhole = event.mode === 'MAX' || held === event.meetings.length;
      if (Number.isNaN(toFirst) && isWhole && !isBreached) toFirst = toBest;
    },
  });
  const objective = event.mode === 'ALL' ? outcome.breaks : outcome.value - (event.breakPenalty ?? 0) * outcome.breaks;
  const whole = elapsed();
  const late = () => elapsed() > whole + seconds;
  const clash = outcome.status === 'UNSATISFIABLE' ? await clashOf(event, { solver: clasp, shouldStop: late }) : null;
  const clashSeconds = elapsed() - whole;
  return { name, known, outcome, objective, toFirst, toBest, seconds: whole, mode: event.mode, clash, clashSeconds };
}

function resultOf({ outcome, objective }: Row): number | string {
  if (outcome.status === 'UNSATISFIABLE') return 'UNSAT';
  return outcome.status === 'INCOMPLETE' ? 'none' : objective;
}

function headline(): string {
  const head = ['best known', 'ours', 'proof', 'first ms', 'best s', 'all s', 'clash', 'clash s', ...PUBLISHED].map(
    (word) => word.padStart(11),
  );
  return `${'instance'.padEnd(28)}${head.join('')}`;
}

function lineOf(row: Row): string {
  const { known, outcome, toFirst, toBest, seconds } = row;
  const published = PUBLISHED.map((solver) => known?.publishedSeconds?.[solver]?.[0] ?? '');
  const proof =
    outcome.status === 'FEASIBLE'
      ? row.mode === 'ALL'
        ? `>= ${outcome.bound}`
        : shareOf(row)
      : outcome.status.slice(0, 7);
  const cells = [
    known?.best ?? known?.bound ?? '?',
    resultOf(row),
    proof,
    (toFirst * 1000).toFixed(0),
    toBest.toFixed(2),
    seconds.toFixed(2),
    row.clash === null ? '' : sizeOf(row.clash),
    row.clash === null ? '' : row.clashSeconds.toFixed(2),
    ...published,
  ];
  return `${row.name.padEnd(28)}${cells.map((cell) => String(cell).padStart(11)).join('')}`;
}

/** Rules that clash: the fewest there are, or none of them to be spared, or neither proved. */
function sizeOf({ rules, atLeast, isIrreducible }: Clash): string {
  if (atLeast === rules.length) return `${rules.length} fewest`;
  return isIrreducible ? `${rules.length} >= ${atLeast}` : `<= ${rules.length}`;
}

/** Mode max: share of the upper bound. */
function shareOf({ known, objective }: Row): string {
  return typeof known?.bound === 'number' ? `${((100 * objective) / known.bound).toFixed(2)} %` : '';
}

function summarise(rows: readonly Row[]): void {
  const published = rows.filter(
    ({ known, mode }) => mode === 'ALL' && known?.best !== undefined && known.best !== null,
  );
  const satisfiable = published.filter(({ known }) => known!.best !== 'UNSAT');
  const refuted = published.filter(({ known }) => known!.best === 'UNSAT');
  const reached = satisfiable.filter((row) => resultOf(row) === row.known!.best);
  const proved = reached.filter(({ outcome }) => outcome.status === 'OPTIMAL');
  const quick = satisfiable.filter(({ toFirst }) => toFirst <= 0.1);
  console.log(`\nat the best known: ${reached.length} of ${satisfiable.length}, proved so here: ${proved.length}`);
  console.log(
    `proved unsatisfiable: ${refuted.filter((row) => resultOf(row) === 'UNSAT').length} of ${refuted.length}`,
  );
  const clashes = rows.flatMap(({ clash }) => clash ?? []);
  const fewest = clashes.filter(({ rules, atLeast }) => atLeast === rules.length);
  if (clashes.length > 0)
    console.log(
      `rules that clash: at most ${Math.max(...clashes.map(({ rules }) => rules.length))}, proved the fewest for ${fewest.length} of ${clashes.length}`,
    );
  console.log(`first timetable within 100 ms: ${quick.length} of ${satisfiable.length}`);
  for (const row of satisfiable.filter((one) => !reached.includes(one)))
    console.log(`open: ${row.name} ${resultOf(row)} against ${row.known!.best}`);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

function instancesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.endsWith('best-known.json'))
    .sort()
    .map((path) => join(folder, path));
}

function knownIn(folder: string): Readonly<Record<string, Known>> {
  const file = join(folder, 'best-known.json');
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { instances: Record<string, Known> }).instances
    : {};
}
