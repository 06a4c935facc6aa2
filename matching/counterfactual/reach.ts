/** Does a changed profile bring the pair to the rank? The model is held still: only the profile differs. */
import type { MatchIndex } from '../build.ts';
import { MatchingError } from '../error.ts';
import type { Match, RankOptions, Side, Weights } from '../match.ts';
import type { StartupProfile } from '../profile.ts';
import { rankInvestorIds, rankInvestors, rankMarkets, rankStartups, rankTechnoparks } from '../rank.ts';

/** The match at its rank, or null when the pair is stopped or stands lower. */
export type Reach = (edited: StartupProfile) => Match | null;

export interface Goal {
  readonly startupId: string;
  readonly otherId: string;
  readonly targetRank: number;
  /** Whose list: the startup's of others, or the investor's of startups. */
  readonly list: Side;
  readonly weights: Weights | undefined;
}

/** Rivals that stand so far behind the rank are left to the second look. */
const MARGIN = 48;

export function isInvestor(index: MatchIndex, id: string): boolean {
  return index.investors.rows.has(id);
}

/** @throws MatchingError UNKNOWN_PARTY, BAD_OPTION */
export function reachOf(index: MatchIndex, goal: Goal): Reach {
  const { otherId, list } = goal;
  if (isInvestor(index, otherId)) return list === 'STARTUP' ? amongInvestors(index, goal) : amongStartups(index, goal);
  if (list === 'INVESTOR') throw new MatchingError('BAD_OPTION', `no investor, so without a list: ${otherId}`);
  if (index.technoparks.some(({ id }) => id === otherId)) return amongPlaces(index, goal, rankTechnoparks);
  if (index.markets.some(({ id }) => id === otherId)) return amongPlaces(index, goal, rankMarkets);
  throw new MatchingError('UNKNOWN_PARTY', `no such investor, technopark or market: ${otherId}`);
}

/**
 * The first look is at the investors near the rank as things are: whoever loses the rank to some of them loses it to all.
 * Only who keeps it is ranked among everybody.
 */
function amongInvestors(index: MatchIndex, goal: Goal): Reach {
  const { startupId, otherId, targetRank } = goal;
  const near = rankInvestorIds(index, startupId, optionsOf(goal, Math.min(1000, targetRank + MARGIN)));
  const looks = [{ among: [otherId] }, { among: [...near, otherId] }, {}].filter(
    (_, at) => at !== 1 || 2 * near.length < index.investors.count,
  );
  return (edited) => {
    let rank = 0;
    for (const look of looks) {
      rank = 1 + rankInvestorIds(index, edited, { ...optionsOf(goal, targetRank), ...look }).indexOf(otherId);
      if (rank === 0) return null;
    }
    const [match] = rankInvestors(index, edited, { ...optionsOf(goal, 1), among: [otherId] });
    return { ...match!, rank };
  };
}

/** The rivals stay as they are, so they are ranked once. */
function amongStartups(index: MatchIndex, goal: Goal): Reach {
  const { startupId, otherId, targetRank } = goal;
  const rivals = rankStartups(index, otherId, { ...optionsOf(goal, targetRank), filter: (id) => id !== startupId });
  return (edited) => {
    const [match] = rankInvestors(index, edited, { ...optionsOf(goal, 1), among: [otherId] });
    if (match === undefined) return null;
    const before = ({ id, score }: Match) => score > match.score || (score === match.score && id < startupId);
    const rank = 1 + rivals.filter(before).length;
    return rank > targetRank ? null : { ...match, id: startupId, rank };
  };
}

function amongPlaces(index: MatchIndex, goal: Goal, ranked: typeof rankMarkets): Reach {
  return (edited) =>
    ranked(index, edited, optionsOf(goal, goal.targetRank)).find(({ id }) => id === goal.otherId) ?? null;
}

function optionsOf({ weights }: Goal, k: number): RankOptions {
  return { k, ...(weights && { weights }) };
}
