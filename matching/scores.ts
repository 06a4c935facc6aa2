/** Scores of a few named candidates, without their explanations: the very numbers that rank them. */
import type { MatchIndex } from './build.ts';
import { MatchingError } from './error.ts';
import { freshOf, locateInvestor, locateStartup } from './lookup.ts';
import type { InvestorProfile, StartupProfile } from './profile.ts';
import { scoreInvestors, scoreStartups } from './score.ts';

/** In the order of `investorIds`. @throws MatchingError UNKNOWN_PARTY, BAD_PROFILE */
export function scoresOfInvestors(
  index: MatchIndex,
  startup: string | StartupProfile,
  investorIds: readonly string[],
): Float64Array {
  const located = locateStartup(index, startup);
  return scoreInvestors(located.index, located.row, rowsOf(located.index.investors.rows, investorIds));
}

/** In the order of `startupIds`. @throws MatchingError UNKNOWN_PARTY, BAD_PROFILE */
export function scoresOfStartups(
  index: MatchIndex,
  investor: string | InvestorProfile,
  startupIds: readonly string[],
): Float64Array {
  const located = locateInvestor(index, investor);
  const { fresh } = located.index;
  const older = startupIds.filter((id) => !fresh.startups.rows.has(id));
  const newer = startupIds.filter((id) => fresh.startups.rows.has(id));
  const scores = new Map<string, number>();
  for (const [among, ids] of [[located.index, older] as const, [freshOf(located.index), newer] as const])
    scoreStartups(among, located.row, rowsOf(among.startups.rows, ids)).forEach((score, at) => {
      scores.set(ids[at]!, score);
    });
  return Float64Array.from(startupIds, (id) => scores.get(id)!);
}

function rowsOf(rows: ReadonlyMap<string, number>, ids: readonly string[]): Uint32Array {
  return Uint32Array.from(ids, (id) => {
    const row = rows.get(id);
    if (row === undefined) throw new MatchingError('UNKNOWN_PARTY', `no such party: ${id}`);
    return row;
  });
}
