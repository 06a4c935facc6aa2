/** The pairs that the engine's top lists of a window show, and what came of them: what calibration is fitted and judged on. */
import {
  buildIndex,
  type MarketOutcome,
  type MatchIndex,
  rankInvestorIds,
  rankStartupIds,
  scoresOfInvestors,
  scoresOfStartups,
} from '#matching';
import type { DealsFolder } from '../../subgraphs/matches/deals.reader.ts';

export type Task = 'A' | 'B';
export type Right = ReadonlyMap<string, ReadonlySet<string>>;

/** A pair at its place in a list. `happened`: the two made a new deal within the window. */
export interface ShownPair extends MarketOutcome {
  readonly task: Task;
  /** ln of the decayed deals of the investor times those of the startup, each plus one. */
  readonly popularity: number;
}

export interface ShownWindow {
  readonly pairs: readonly ShownPair[];
  readonly index: MatchIndex;
}

const TOP = 20;

/** @param every takes one query in so many, to look quickly */
export function shownIn(folder: DealsFolder, answersA: Right, answersB: Right, every = 1): ShownWindow {
  const index = buildIndex(folder.alliance);
  const fame = fameIn(index);
  const among = [...folder.pool];
  const some = <T>(list: readonly T[]) => list.filter((_, at) => at % every === 0);
  const paired = (task: Task, own: string, ids: readonly string[], scores: Float64Array, right: ReadonlySet<string>) =>
    ids.map((id, at) => ({
      task,
      score: scores[at]!,
      deals: index.edges.deals,
      happened: right.has(id),
      popularity: fame(own) + fame(id),
    }));
  const a = some(folder.startupQueries).flatMap(({ q, startup }) => {
    const ids = rankInvestorIds(index, startup, { k: TOP });
    return paired('A', startup.id, ids, scoresOfInvestors(index, startup, ids), answersA.get(q) ?? new Set());
  });
  const b = some(folder.investorQueries).flatMap(({ q, investorId }) => {
    const ids = rankStartupIds(index, investorId, { k: TOP, among });
    return paired('B', investorId, ids, scoresOfStartups(index, investorId, ids), answersB.get(q) ?? new Set());
  });
  return { pairs: [...a, ...b], index };
}

/** ln(1 + past deals of a party), a deal counting half after two years. Counted here, whatever criteria the engine has. */
function fameIn({ deals, asOf }: MatchIndex): (id: string) => number {
  const weight = new Map<string, number>();
  for (const { date, startupId, investorIds } of deals) {
    const years = (Date.parse(asOf) - Date.parse(date ?? asOf)) / (365.25 * 24 * 3600 * 1000);
    for (const id of [startupId, ...investorIds]) weight.set(id, (weight.get(id) ?? 0) + 0.5 ** (years / 2));
  }
  return (id) => Math.log1p(weight.get(id) ?? 0);
}
