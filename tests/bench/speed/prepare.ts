/** The market made, learned and laid out, with what each costs. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildIndex, type MatchIndex, rankStartups } from '#matching';
import { layoutOf } from '../../../matching/scan/layout.ts';
import { judgeOf } from '../judge.ts';
import { type Market, marketOf, SEED } from '../million/market.ts';
import { typedBytes } from './bytes.ts';
import { stopwatch } from './measure.ts';

const gigabyte = (bytes: number) => (bytes / 2 ** 30).toFixed(2);

export function prepare(startups: number, investors: number): MatchIndex {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let watch = stopwatch();
  const market = marketOf(startups, investors);
  printMarket(market, watch());
  collect();
  const before = process.memoryUsage();
  watch = stopwatch();
  const index = buildIndex(market.alliance);
  console.log(`learned and encoded in ${watch()}: ${judgeOf(index)}`);
  watch = stopwatch();
  const { trade } = layoutOf(index.startups);
  rankStartups(index, index.investors.profiles[0]!.id);
  console.log(
    `laid out for searching, with the first list, in ${watch()}: ${trade.length} blocks of one place and trade`,
  );
  collect();
  collect(); // the second waits until the buffers that the first let go are swept
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
