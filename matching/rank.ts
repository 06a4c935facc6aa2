/** The lists: exact top k, equal scores in the order of ids, never a pair that a hard criterion stops. */
import type { MatchIndex } from './build.ts';
import type { HardCriterion } from './criteria/criterion.ts';
import { MARKET_STOPS, TECHNOPARK_STOPS } from './criteria/list.ts';
import type { StartupColumns } from './encode.ts';
import { MatchingError } from './error.ts';
import { freshOf, locateInvestor, locateStartup } from './lookup.ts';
import type { DestinationMatch, Match, RankOptions } from './match.ts';
import { matchPair } from './pair.ts';
import { type Judged, judgeMarket, judgeTechnopark, matchPlace } from './place.ts';
import type { InvestorProfile, StartupProfile } from './profile.ts';
import { scanStartups } from './scan/scan.ts';
import { type Found, searchStartups } from './scan/search.ts';
import { firstStop, scoreInvestors, stopOf, stopsOver, type Weighted, weighted } from './score.ts';
import { topK } from './topk.ts';
import { checkNames } from './weights.ts';

/** So many startups are scored sooner than they are searched. */
const FEW = 1000;

/** A market weighs this much against the park in it. */
const MARKET_SHARE = 0.6;

/** Startup -> investors. @throws MatchingError UNKNOWN_PARTY, BAD_PROFILE, BAD_OPTION */
export function rankInvestors(index: MatchIndex, startup: string | StartupProfile, options: RankOptions = {}): Match[] {
  const { weights } = options;
  const located = locateStartup(index, startup);
  const criteria = weighted(located.index, { side: 'STARTUP', row: located.row }, weights);
  return investorRows(located.index, located.row, options).map((investor, at) =>
    matchPair(located.index, located.row, investor, 'INVESTOR', at + 1, weights, criteria),
  );
}

/** The same list as ids alone, several times faster. */
export function rankInvestorIds(
  index: MatchIndex,
  startup: string | StartupProfile,
  options: RankOptions = {},
): string[] {
  const located = locateStartup(index, startup);
  return investorRows(located.index, located.row, options).map((row) => index.investors.profiles[row]!.id);
}

/** Investor -> startups. @throws MatchingError UNKNOWN_PARTY, BAD_PROFILE, BAD_OPTION */
export function rankStartups(
  index: MatchIndex,
  investor: string | InvestorProfile,
  options: RankOptions = {},
): Match[] {
  const { weights } = options;
  const located = locateInvestor(index, investor);
  const bound = new Map<MatchIndex, Weighted[]>();
  return startupRows(located.index, located.row, options).map(({ index, row }, at) => {
    const criteria = bound.get(index) ?? weighted(index, { side: 'INVESTOR', row: located.row }, weights);
    bound.set(index, criteria);
    return matchPair(index, row, located.row, 'STARTUP', at + 1, weights, criteria);
  });
}

/** The same list as ids alone, several times faster. */
export function rankStartupIds(
  index: MatchIndex,
  investor: string | InvestorProfile,
  options: RankOptions = {},
): string[] {
  const located = locateInvestor(index, investor);
  return startupRows(located.index, located.row, options).map(({ index, row }) => index.startups.profiles[row]!.id);
}

/** Startup -> technoparks, those at home too. @throws MatchingError UNKNOWN_PARTY, BAD_PROFILE, BAD_OPTION */
export function rankTechnoparks(
  index: MatchIndex,
  startup: string | StartupProfile,
  options: RankOptions = {},
): Match[] {
  const profile = profileOf(index, startup);
  const open = openPlaces(index, profile, index.technoparks, TECHNOPARK_STOPS, options);
  return ranked(
    open.map((park) => matchPlace(index, park.id, judgeTechnopark(index, profile, park, options.weights))),
    options,
  );
}

/** Startup -> markets where it is not yet. @throws MatchingError UNKNOWN_PARTY, BAD_PROFILE, BAD_OPTION */
export function rankMarkets(index: MatchIndex, startup: string | StartupProfile, options: RankOptions = {}): Match[] {
  const profile = profileOf(index, startup);
  const open = openPlaces(index, profile, index.markets, MARKET_STOPS, options);
  return ranked(
    open.map((market) => matchPlace(index, market.id, judgeMarket(index, profile, market, options.weights))),
    options,
  );
}

/**
 * Startup -> market and park together: every open park in every open market. The parts of both add up to the score.
 * `options.filter` is asked about the market's id and the park's id. @throws MatchingError UNKNOWN_PARTY, BAD_PROFILE, BAD_OPTION
 */
export function rankDestinations(
  index: MatchIndex,
  startup: string | StartupProfile,
  options: RankOptions = {},
): DestinationMatch[] {
  const profile = profileOf(index, startup);
  const parks = openPlaces(index, profile, index.technoparks, TECHNOPARK_STOPS, options);
  const markets = openPlaces(index, profile, index.markets, MARKET_STOPS, options);
  const found = markets.flatMap((market) => {
    const ofMarket = scaled(judgeMarket(index, profile, market, options.weights), MARKET_SHARE);
    return parks
      .filter((park) => park.country === market.country)
      .map((park): DestinationMatch => {
        const ofPark = scaled(judgeTechnopark(index, profile, park, options.weights), 1 - MARKET_SHARE);
        const match = matchPlace(index, `${market.id}+${park.id}`, [...ofMarket, ...ofPark]);
        return { ...match, marketId: market.id, technoparkId: park.id };
      });
  });
  return ranked(found, options);
}

export function profileOf(index: MatchIndex, startup: string | StartupProfile): StartupProfile {
  const located = locateStartup(index, startup);
  return located.index.startups.profiles[located.row]!;
}

function investorRows(index: MatchIndex, startup: number, options: RankOptions): number[] {
  const profile = index.startups.profiles[startup]!;
  const rows = candidateRows(index.investors, options);
  const scores = scoreInvestors(index, startup, rows, options.weights);
  const admitted = (investor: InvestorProfile) =>
    keeps(options, investor.id) && stopOf(index, profile, investor) === null;
  return topK(scores, limitOf(options), (at) => admitted(index.investors.profiles[rows[at]!]!)).map((at) => rows[at]!);
}

/** Rows of the index as it was built, and of the fresh startups beside it. */
function startupRows(index: MatchIndex, investor: number, options: RankOptions): FoundIn[] {
  const k = limitOf(options);
  const older = bestStartups(index, investor, k, options, index.fresh.replaced);
  if (index.fresh.startups.count === 0) return older;
  return [...older, ...bestStartups(freshOf(index), investor, k, options, NONE)].sort(byScoreThenId).slice(0, k);
}

interface FoundIn extends Found {
  readonly index: MatchIndex;
}

const NONE: ReadonlySet<number> = new Set();

function bestStartups(
  index: MatchIndex,
  investor: number,
  k: number,
  options: RankOptions,
  gone: ReadonlySet<number>,
): FoundIn[] {
  const { startups } = index;
  const stopped = stopsOver(index, investor);
  const admit = (row: number) => !gone.has(row) && keeps(options, startups.profiles[row]!.id) && !stopped(row);
  const found =
    options.among === undefined && startups.count > FEW
      ? searchStartups(index, investor, k, options.weights, admit)
      : scanStartups(index, investor, k, options.weights, admit, candidateRows(startups, options));
  return found.map((one) => ({ ...one, index }));
}

function byScoreThenId(a: FoundIn, b: FoundIn): number {
  const [x, y] = [a, b].map(({ index, row }) => index.startups.profiles[row]!.id);
  return b.score - a.score || (x! < y! ? -1 : 1);
}

/** Ascending, each once. */
function candidateRows(columns: Pick<StartupColumns, 'rows' | 'all'>, { among }: RankOptions): Uint32Array {
  if (among === undefined) return columns.all;
  const named = new Uint8Array(columns.all.length);
  for (const id of among) {
    const row = columns.rows.get(id);
    if (row !== undefined) named[row] = 1;
  }
  return columns.all.filter((row) => named[row] === 1);
}

/** Whether the caller's filter keeps a candidate. */
function keeps({ filter }: RankOptions, id: string): boolean {
  return filter === undefined || filter(id);
}

function openPlaces<Place extends { readonly id: string }>(
  index: MatchIndex,
  startup: StartupProfile,
  places: readonly Place[],
  stops: readonly HardCriterion<Place>[],
  options: RankOptions,
): Place[] {
  checkNames(options.weights);
  const among = options.among && new Set(options.among);
  const asked = options.openly ? stops.filter(({ isPrivate }) => !isPrivate) : stops;
  return places.filter(
    ({ id }, at) =>
      (among?.has(id) ?? true) && keeps(options, id) && firstStop(index, startup, places[at]!, asked) === null,
  );
}

/** Brings the weights of one half to a stated share of the whole. */
function scaled(judged: readonly Judged[], share: number): Judged[] {
  const total = judged.reduce((sum, { weight }) => sum + weight, 0);
  return judged.map((entry) => ({ ...entry, weight: (entry.weight * share) / total }));
}

function ranked<M extends Match>(matches: readonly M[], options: RankOptions): M[] {
  return [...matches]
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limitOf(options))
    .map((match, at) => ({ ...match, rank: at + 1 }));
}

function limitOf({ k = 20 }: RankOptions): number {
  if (!(Number.isInteger(k) && k >= 1 && k <= 1000))
    throw new MatchingError('BAD_OPTION', `k must be 1..1000, not ${k}`);
  return k;
}
