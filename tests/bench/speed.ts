/**
 * `npm run bench -- speed [--startups 1000000] [--investors 10000] [--queries 300] [--scans 12] [--neighbours yes|no]`:
 * exact lists of twenty with reasons over the generated market, beside the full scan, beside an approximate index and beside
 * themselves (A/A); what the index costs in time and memory; how soon a changed startup is seen.
 */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildIndex, type Match, type MatchIndex, rankStartupIds, rankStartups, withProfile } from '#matching';
import { matchPair } from '../../matching/pair.ts';
import { layoutOf } from '../../matching/scan/layout.ts';
import { scanStartups } from '../../matching/scan/scan.ts';
import { scoreOf, stopOf, weighted } from '../../matching/score.ts';
import { type Market, marketOf, SEED } from './million/market.ts';
import { startupAt } from './million/startups.ts';
import { typedBytes } from './speed/bytes.ts';
import { quantile, stopwatch, type Times, timed } from './speed/measure.ts';

const K = 20;
const WARM_UP = 40;
const UPDATES = 300;
const RESCORED = 200;

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { startups: text, investors: text, queries: text, scans: text, neighbours: text };
  const { values } = parseArgs({ args: [...args], options });
  const number = (name: keyof typeof options, otherwise: number) => Number(values[name] ?? otherwise);
  const index = build(number('startups', 1_000_000), number('investors', 10_000));
  const asked = askedOf(index, number('queries', 300));
  const searched = printLists(index, asked, number('scans', 12));
  printUpdates(index, asked, searched.search);
  if (values.neighbours !== 'no') await printNeighbours(index, searched);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

const gigabyte = (bytes: number) => (bytes / 2 ** 30).toFixed(2);

function build(startups: number, investors: number): MatchIndex {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let watch = stopwatch();
  const market = marketOf(startups, investors);
  printMarket(market, watch());
  collect();
  const before = process.memoryUsage();
  watch = stopwatch();
  const index = buildIndex(market.alliance);
  console.log(`learned and encoded in ${watch()}: model ${index.modelVersion}`);
  watch = stopwatch();
  const { alone, backed } = layoutOf(index.startups);
  rankStartups(index, index.investors.profiles[0]!.id);
  console.log(
    `laid out for searching, with the first list, in ${watch()}: ${alone.kind.length + backed.kind.length} runs`,
  );
  collect();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  const learned = typedBytes(index.learned) + typedBytes(index.edges);
  const columns = typedBytes(index.startups);
  const layout = typedBytes(layoutOf(index.startups));
  const ofStartups = arrayBuffers - learned;
  console.log(
    `index ${(ofStartups / startups).toFixed(0)} bytes a startup (columns ${(columns / startups).toFixed(0)}, layout ${(layout / startups).toFixed(0)}, prepared criteria ${((ofStartups - columns - layout) / startups).toFixed(0)}); learned tables ${gigabyte(learned)} GB`,
  );
  console.log(
    `beside it the caller's profiles and deals as objects: ${gigabyte(before.heapUsed)} GB of heap before, ${gigabyte(heapUsed)} GB after (ids to rows, deals by party)`,
  );
  return index;
}

function printMarket({ alliance, distinct }: Market, time: string): void {
  const { startups, investors, deals } = alliance;
  console.log(
    `market of seed ${SEED}: ${startups.length} startups, ${investors.length} investors, ${deals.length} deals, in ${time}`,
  );
  console.log(
    `distinct startups: ${distinct.whole} in all, ${distinct.read} by profile and history without texts, ${distinct.texts} by texts; ${distinct.histories} distinct histories of ${distinct.withHistory}`,
  );
}

/** Investors in a stated, scattered order. */
function askedOf({ investors }: MatchIndex, queries: number): number[] {
  return Array.from({ length: queries + WARM_UP }, (_, n) => (n * 7919) % investors.count);
}

const COLUMNS = ['', 'median ms', 'p99 ms', 'CPU median', 'CPU p99', 'to search'].map((name, at) =>
  at === 0 ? name.padEnd(40) : name.padStart(12),
);

function printTimes(name: string, { wall, cpu }: Times, base: Times, remark = ''): void {
  const figures = [quantile(wall, 0.5), quantile(wall, 0.99), quantile(cpu, 0.5), quantile(cpu, 0.99)];
  const ratio = quantile(cpu, 0.5) / quantile(base.cpu, 0.5);
  const cells = [...figures.map((ms) => ms.toFixed(2)), ratio.toFixed(2)];
  console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(12)).join('') + (remark && `   ${remark}`));
}

type Lists = ReadonlyMap<number, readonly Match[]>;

interface Searched {
  readonly lists: Lists;
  readonly search: Times;
}

function printLists(index: MatchIndex, asked: readonly number[], scans: number): Searched {
  const idOf = (investor: number) => index.investors.profiles[investor]!.id;
  const queries = asked.slice(WARM_UP);
  for (const investor of asked.slice(0, WARM_UP)) rankStartups(index, idOf(investor), { k: K });
  const lists = new Map<number, Match[]>();
  const pass = () =>
    timed(queries.length, (n) => void lists.set(queries[n]!, rankStartups(index, idOf(queries[n]!), { k: K })));
  const [search, again] = [pass(), pass()];
  console.log(`\n${COLUMNS.join('')}`);
  printTimes('search, 20 with reasons', search, search, `${queries.length} investors`);
  printTimes('the same again (A/A)', again, search);
  printTimes(
    'search, 20 ids',
    timed(queries.length, (n) => void rankStartupIds(index, idOf(queries[n]!), { k: K })),
    search,
  );
  scanned(index, queries[0]!);
  let equal = 0;
  const scan = timed(scans, (n) => {
    const list = scanned(index, queries[n]!);
    if (JSON.stringify(list) === JSON.stringify(lists.get(queries[n]!))) equal += 1;
  });
  printTimes('full scan, 20 with reasons', scan, search, `${equal} of ${scans} lists equal byte for byte`);
  return { lists, search };
}

function scanned(index: MatchIndex, investor: number): Match[] {
  const { startups, investors } = index;
  const admit = (row: number) => stopOf(index, startups.profiles[row]!, investors.profiles[investor]!) === null;
  return scanStartups(index, investor, K, undefined, admit).map(({ row }, at) =>
    matchPair(index, row, investor, 'STARTUP', at + 1),
  );
}

function printUpdates(index: MatchIndex, asked: readonly number[], search: Times): void {
  let grown = index;
  const held = index.startups.count;
  const put = timed(UPDATES, (n) => {
    const changed = index.startups.profiles[(n * 104_729) % held]!;
    const id = n % 2 || index.dealsOf.has(changed.id) ? `startup_new_${n}` : changed.id;
    grown = withProfile(grown, { type: 'startup', ...startupAt(SEED, held + n).profile, id });
  });
  const tail = grown.fresh.startups.count;
  printTimes(
    'a startup put in or changed',
    put,
    put,
    `${tail} of ${UPDATES} without a rebuild, the last beside ${tail - 1} others`,
  );
  const best = rankStartupIds(index, index.investors.profiles[asked[0]!]!.id, { k: 1 })[0]!;
  const twin = { ...index.startups.profiles[index.startups.rows.get(best)!]!, id: 'startup_' };
  const seen = rankStartupIds(
    withProfile(grown, { type: 'startup', ...twin }),
    index.investors.profiles[asked[0]!]!.id,
    { k: 2 },
  );
  console.log(
    `a twin of the first of a list, put in, stands in the next list: ${seen.includes('startup_') ? 'yes' : 'NO'}`,
  );
  const after = timed(asked.length, (n) => void rankStartups(grown, index.investors.profiles[asked[n]!]!.id, { k: K }));
  printTimes(`search beside ${tail} fresh startups`, after, search);
}

async function printNeighbours(index: MatchIndex, { lists, search }: Searched): Promise<void> {
  const { Neighbours, RANK } = await import('./speed/neighbours.ts');
  const watch = stopwatch();
  const neighbours = new Neighbours(index);
  console.log(`\nusearch HNSW over ${index.startups.count} vectors of ${RANK} numbers, built in ${watch()}`);
  const queries = [...lists.keys()];
  const allowed = (investor: number) => (row: number) =>
    stopOf(index, index.startups.profiles[row]!, index.investors.profiles[investor]!) === null;
  const found = new Map<string, number[][]>();
  const ask = (name: string, list: (investor: number) => number[]) => {
    const rows: number[][] = [];
    found.set(name, rows);
    return timed(queries.length, (n) => void rows.push(list(queries[n]!)));
  };
  const near = (investor: number, k: number) => neighbours.nearest(investor, k).filter(allowed(investor));
  const times = {
    'usearch, 20 of 60 that nothing stops': (one: number) => near(one, 3 * K).slice(0, K),
    [`usearch, ${RESCORED} scored exactly, 20 kept`]: (one: number) => rescore(index, one, near(one, RESCORED)),
    'largest inner products, no graph': (one: number) => neighbours.largest(one, K, allowed(one)),
  };
  console.log(COLUMNS.join(''));
  for (const [name, list] of Object.entries(times)) {
    const taken = ask(name, list);
    printTimes(name, taken, search, `recall@20 ${recall(index, lists, found.get(name)!)}`);
  }
}

function rescore(index: MatchIndex, investor: number, rows: readonly number[]): number[] {
  const criteria = weighted(index, { side: 'INVESTOR', row: investor }, undefined);
  const scored = rows.map((row) => ({ row, score: scoreOf(criteria, row, investor) }));
  return scored
    .sort((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, K)
    .map(({ row }) => row);
}

/** Mean share of the exact list that was found. */
function recall(index: MatchIndex, lists: Lists, found: readonly number[][]): string {
  const shares = [...lists.values()].flatMap((list, n) => {
    const ids = new Set(found[n]!.map((row) => index.startups.profiles[row]!.id));
    return list.length === 0 ? [] : [list.filter(({ id }) => ids.has(id)).length / list.length];
  });
  return (shares.reduce((sum, share) => sum + share, 0) / shares.length).toFixed(3);
}
