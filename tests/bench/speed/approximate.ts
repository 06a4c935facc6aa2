/** The exact lists beside those of an approximate index: how many of the twenty it finds, and how long it takes. */
import type { Match, MatchIndex } from '#matching';
import { scoreOf, stopOf, weighted } from '../../../matching/score.ts';
import { stopwatch, type Times, timed } from './measure.ts';
import { Neighbours, RANK } from './neighbours.ts';
import { COLUMNS, printTimes } from './table.ts';

const K = 20;

export type Lists = ReadonlyMap<number, readonly Match[]>;

export interface Searched {
  readonly lists: Lists;
  readonly search: Times;
}

export function printNeighbours(index: MatchIndex, { lists, search }: Searched): void {
  const watch = stopwatch();
  const neighbours = new Neighbours(index);
  console.log(`\nusearch HNSW over ${index.startups.count} vectors of ${RANK} numbers, built in ${watch()}`);
  const queries = [...lists.keys()];
  const allowed = (investor: number) => (row: number) =>
    stopOf(index, index.startups.profiles[row]!, index.investors.profiles[investor]!) === null;
  const near = (investor: number, k: number) => neighbours.nearest(investor, k).filter(allowed(investor));
  console.log(COLUMNS.join(''));
  const print = (name: string, asked: readonly number[], list: (investor: number) => number[]) => {
    const found: number[][] = [];
    const times = timed(asked.length, (n) => void found.push(list(asked[n]!)));
    printTimes(name, times, search, `recall@20 ${recall(index, lists, found)}`);
  };
  print('usearch, 20 of 60 that nothing stops', queries, (one) => near(one, 3 * K).slice(0, K));
  for (const k of [200, 1000])
    print(`usearch, ${k} scored exactly, 20 kept`, queries, (one) => rescore(index, one, near(one, k)));
  print('largest inner products, no graph', queries.slice(0, 40), (one) => neighbours.largest(one, K, allowed(one)));
}

function rescore(index: MatchIndex, investor: number, rows: readonly number[]): number[] {
  const criteria = weighted(index, { side: 'INVESTOR', row: investor }, undefined);
  const scored = rows.map((row) => ({ row, score: scoreOf(criteria, row, investor) }));
  return scored
    .sort((a, b) => b.score - a.score || a.row - b.row)
    .slice(0, K)
    .map(({ row }) => row);
}

/** Mean share of the exact list that was found, by the first investors. */
function recall(index: MatchIndex, lists: Lists, found: readonly number[][]): string {
  const shares = [...lists.values()].slice(0, found.length).flatMap((list, n) => {
    const ids = new Set(found[n]!.map((row) => index.startups.profiles[row]!.id));
    return list.length === 0 ? [] : [list.filter(({ id }) => ids.has(id)).length / list.length];
  });
  return (shares.reduce((sum, share) => sum + share, 0) / shares.length).toFixed(3);
}
