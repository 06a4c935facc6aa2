/**
 * `npm run bench -- speed [--startups 1000000] [--investors 10000] [--queries 300] [--scans 12] [--neighbours yes|no]`:
 * exact lists of twenty with reasons over the generated market, beside the full scan, beside an approximate index and beside
 * themselves (A/A); what the index costs in time and memory; how soon a changed startup is seen.
 */
import { parseArgs } from 'node:util';
import { type Match, type MatchIndex, rankStartupIds, rankStartups } from '#matching';
import { matchPair } from '../../matching/pair.ts';
import { scanStartups } from '../../matching/scan/scan.ts';
import { stopOf } from '../../matching/score.ts';
import { printNeighbours, type Searched } from './speed/approximate.ts';
import { timed } from './speed/measure.ts';
import { prepare } from './speed/prepare.ts';
import { COLUMNS, printTimes } from './speed/table.ts';
import { printUpdates } from './speed/updates.ts';

const K = 20;
const WARM_UP = 40;

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { startups: text, investors: text, queries: text, scans: text, neighbours: text };
  const { values } = parseArgs({ args: [...args], options });
  const number = (name: keyof typeof options, otherwise: number) => Number(values[name] ?? otherwise);
  const index = prepare(number('startups', 1_000_000), number('investors', 10_000));
  const asked = askedOf(index, number('queries', 300));
  const searched = printLists(index, asked, number('scans', 12));
  printUpdates(index, asked, searched.search);
  if (values.neighbours !== 'no') printNeighbours(index, searched);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

/** Investors in a stated, scattered order. */
function askedOf({ investors }: MatchIndex, queries: number): number[] {
  return Array.from({ length: queries + WARM_UP }, (_, n) => (n * 7919) % investors.count);
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
