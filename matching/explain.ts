/** One pair, whatever stands between the two: its match, and why it is not in the list. */
import type { MatchIndex } from './build.ts';
import { dayOf } from './calendar.ts';
import { INVESTOR_STOPS, MARKET_STOPS, TECHNOPARK_STOPS } from './criteria/list.ts';
import { MatchingError } from './error.ts';
import { learnResponses } from './learn/responses.ts';
import { locateStartup } from './lookup.ts';
import type { Match, Stop, Weights, WhyNot } from './match.ts';
import { matchPair } from './pair.ts';
import { judgeMarket, judgeTechnopark, matchPlace } from './place.ts';
import { profileOf, rankMarkets, rankTechnoparks } from './rank.ts';
import { decisionOf } from './relations.ts';
import { scoreInvestors, stopOf } from './score.ts';
import { checkNames } from './weights.ts';

/** The match of a startup with an investor, a technopark or a market, without asking whether it is allowed; rank 0. @throws MatchingError UNKNOWN_PARTY, BAD_OPTION */
export function explainPair(index: MatchIndex, startupId: string, otherId: string, weights?: Weights): Match {
  checkNames(weights);
  const startup = profileOf(index, startupId);
  const investor = index.investors.rows.get(otherId);
  if (investor !== undefined) {
    const located = locateStartup(index, startupId);
    const open = withoutOwnPass(located.index, startupId, otherId);
    return matchPair(open, located.row, investor, 'INVESTOR', 0, weights);
  }
  const park = index.technoparks.find(({ id }) => id === otherId);
  if (park) return matchPlace(index, otherId, judgeTechnopark(index, startup, park, weights));
  const market = index.markets.find(({ id }) => id === otherId);
  if (market) return matchPlace(index, otherId, judgeMarket(index, startup, market, weights));
  throw new MatchingError('UNKNOWN_PARTY', `no such investor, technopark or market: ${otherId}`);
}

/** Every hard criterion that stops the pair, or its rank in the startup's list. @throws MatchingError UNKNOWN_PARTY, BAD_OPTION */
export function whyNot(index: MatchIndex, startupId: string, otherId: string, weights?: Weights): WhyNot {
  const match = explainPair(index, startupId, otherId, weights);
  const stops = stopsOf(index, startupId, otherId);
  const rank = stops.length > 0 ? null : rankOf(index, startupId, otherId, weights);
  return { stops, match: { ...match, rank: rank ?? 0 }, rank };
}

/** Every hard criterion that stops the pair. @throws MatchingError UNKNOWN_PARTY */
export function stopsOf(index: MatchIndex, startupId: string, otherId: string): Stop[] {
  const startup = profileOf(index, startupId);
  const row = index.investors.rows.get(otherId);
  const investor = row === undefined ? undefined : index.investors.profiles[row];
  const park = index.technoparks.find(({ id }) => id === otherId);
  const market = index.markets.find(({ id }) => id === otherId);
  return [
    ...(investor ? INVESTOR_STOPS.map((criterion) => criterion.stop(index, startup, investor)) : []),
    ...(park ? TECHNOPARK_STOPS.map((criterion) => criterion.stop(index, startup, park)) : []),
    ...(market ? MARKET_STOPS.map((criterion) => criterion.stop(index, startup, market)) : []),
  ].filter((stop) => stop !== null);
}

/** Its pass stops the pair, and teaches of others alone: the score of the two, in no list, does not betray it. */
function withoutOwnPass(index: MatchIndex, startupId: string, investorId: string): MatchIndex {
  const { alliance, relations, startups, investors, settings, asOf } = index;
  const said = decisionOf(relations, investorId, startupId);
  if (said?.verdict !== 'PASSED') return index;
  const decisions = new Map([...relations.decisions].filter(([, decision]) => decision !== said));
  const others = { ...relations, decisions };
  return { ...index, responses: learnResponses(alliance, others, startups, investors, dayOf(asOf), settings) };
}

function rankOf(index: MatchIndex, startupId: string, otherId: string, weights?: Weights): number | null {
  const investor = index.investors.rows.get(otherId);
  if (investor !== undefined) return rankAmongInvestors(index, startupId, investor, weights);
  const options = { k: 1000, ...(weights && { weights }) };
  const lists = [rankTechnoparks(index, startupId, options), rankMarkets(index, startupId, options)];
  return lists.flat().find(({ id }) => id === otherId)?.rank ?? null;
}

/** 1 + how many allowed investors stand before it. */
function rankAmongInvestors(index: MatchIndex, startupId: string, investor: number, weights?: Weights): number {
  const located = locateStartup(index, startupId);
  const scores = scoreInvestors(located.index, located.row, index.investors.all, weights);
  const profile = located.index.startups.profiles[located.row]!;
  const before = index.investors.profiles.filter(
    (other, row) =>
      (scores[row]! > scores[investor]! || (scores[row] === scores[investor] && row < investor)) &&
      stopOf(index, profile, other) === null,
  );
  return before.length + 1;
}
