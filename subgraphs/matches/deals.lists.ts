/** The engine's lists for the questions of a deals folder. */
import { type MatchIndex, rankInvestorIds, rankStartupIds } from '#matching';
import type { DealsFolder } from './deals.reader.ts';

const DEPTH = 100;

/** By question, best first. */
export interface DealsLists {
  readonly a: ReadonlyMap<string, readonly string[]>;
  readonly b: ReadonlyMap<string, readonly string[]>;
}

export function listsOf({ startupQueries, investorQueries, pool }: DealsFolder, index: MatchIndex): DealsLists {
  const among = [...pool];
  return {
    a: new Map(startupQueries.map(({ q, startup }) => [q, rankInvestorIds(index, startup, { k: DEPTH })])),
    b: new Map(investorQueries.map(({ q, investorId }) => [q, rankStartupIds(index, investorId, { k: DEPTH, among })])),
  };
}
