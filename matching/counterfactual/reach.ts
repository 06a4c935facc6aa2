/**
 * Does a changed profile bring the pair to the rank? First with the model held still: only the profile differs. PRIORS also
 * count what all startups say, this one too, ADDITIVE the words that any startup bears, and all of them what was answered to
 * startups like this one: where the edit moves these, the rank must hold as well once the index has taken it in, and rank and
 * score are those of then. An edit that would hold by its own weight in the count alone is not proposed. Not foreseen, so held
 * still: what ADDITIVE and LEARNED would learn otherwise of the startup's own past deals, and whatever LEARNED, which learns for
 * seconds, would have to learn. Parks and markets are judged by the profile alone.
 */
import type { MatchIndex } from '../build.ts';
import { withoutLearning, withProfile } from '../change.ts';
import { MatchingError } from '../error.ts';
import { locateStartup } from '../lookup.ts';
import type { Match, RankOptions, Side, Weights } from '../match.ts';
import type { StartupProfile } from '../profile.ts';
import { profileOf, rankInvestorIds, rankInvestors, rankMarkets, rankStartups, rankTechnoparks } from '../rank.ts';
import { scoreInvestors, stopOf } from '../score.ts';

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

/** So many behind the rank are rivals from the start. */
const MARGIN = 48;

export function isInvestor(index: MatchIndex, id: string): boolean {
  return index.investors.rows.has(id);
}

/** @throws MatchingError UNKNOWN_PARTY, BAD_OPTION */
export function reachOf(index: MatchIndex, goal: Goal): Reach {
  const reach = heldStill(index, goal);
  if (!isInvestor(index, goal.otherId)) return reach;
  const startup = profileOf(index, goal.startupId);
  return (edited) => {
    const match = reach(edited);
    const grown = match === null || edited === startup ? null : takenIn(index, edited);
    return grown === null ? match : heldStill(grown, goal)(edited);
  };
}

/** The index that has taken the edit in; null where no score but this startup's moves, or what would be learned is not foreseen. */
function takenIn(index: MatchIndex, edited: StartupProfile): MatchIndex | null {
  const change = { type: 'startup', ...edited } as const;
  if (index.model !== 'PRIORS' && index.dealsOf.has(edited.id)) return null;
  const grown = withoutLearning(index, change);
  if (grown === null) return index.model === 'LEARNED' ? null : withProfile(index, change);
  return grown.responses === index.responses ? null : grown;
}

function heldStill(index: MatchIndex, goal: Goal): Reach {
  const { otherId, list } = goal;
  if (isInvestor(index, otherId)) return list === 'STARTUP' ? amongInvestors(index, goal) : amongStartups(index, goal);
  if (list === 'INVESTOR') throw new MatchingError('BAD_OPTION', `no investor, so without a list: ${otherId}`);
  if (index.technoparks.some(({ id }) => id === otherId)) return amongPlaces(index, goal, rankTechnoparks);
  if (index.markets.some(({ id }) => id === otherId)) return amongPlaces(index, goal, rankMarkets);
  throw new MatchingError('UNKNOWN_PARTY', `no such investor, technopark or market: ${otherId}`);
}

/**
 * The first look is at known rivals: whoever loses the rank to some of them loses it to all. Only who keeps it is ranked
 * among everybody, and those who win there are rivals from then on.
 */
function amongInvestors(index: MatchIndex, goal: Goal): Reach {
  const { startupId, otherId, targetRank } = goal;
  const near = rankInvestorIds(index, startupId, optionsOf(goal, Math.min(1000, targetRank + MARGIN)));
  const rivals = new Set(near.filter((id) => id !== otherId));
  return (edited) => {
    if (losesTo(rivals, index, goal, edited)) return null;
    const list = rankInvestorIds(index, edited, optionsOf(goal, targetRank));
    const rank = 1 + list.indexOf(otherId);
    if (rank === 0) {
      for (const id of list) rivals.add(id);
      return null;
    }
    const [match] = rankInvestors(index, edited, { ...optionsOf(goal, 1), among: [otherId] });
    return { ...match!, rank };
  };
}

/** Whether the pair is stopped, or as many of the rivals as the rank allows stand before it. */
function losesTo(rivals: ReadonlySet<string>, index: MatchIndex, goal: Goal, edited: StartupProfile): boolean {
  const { investors } = index;
  const stopped = (row: number) => stopOf(index, edited, investors.profiles[row]!) !== null;
  const rows = Uint32Array.from([goal.otherId, ...rivals], (id) => investors.rows.get(id)!);
  const own = rows[0]!;
  if (stopped(own)) return true;
  const located = locateStartup(index, edited);
  const scores = scoreInvestors(located.index, located.row, rows, goal.weights);
  const isBefore = (at: number) => scores[at]! > scores[0]! || (scores[at] === scores[0] && rows[at]! < own);
  let before = 0;
  for (let at = 1; at < rows.length && before < goal.targetRank; at++) {
    if (isBefore(at) && !stopped(rows[at]!)) before += 1;
  }
  return before === goal.targetRank;
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
