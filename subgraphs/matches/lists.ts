import type { Context } from '#kit/context';
import { invalid } from '#kit/failure';
import { type Page, type PageArguments, pageOfList } from '#kit/page';
import type { Viewer } from '#kit/viewer';
import {
  compareLists,
  explainPair,
  type Match,
  type RankOptions,
  rankDestinations,
  rankInvestorIds,
  rankInvestors,
  rankMarkets,
  rankStartupIds,
  rankStartups,
  rankTechnoparks,
  type Weights,
} from '#matching';
import { weightsOf } from './criterion.ts';
import { destinationView, passes } from './destination.rules.ts';
import type { MatchesLoaders } from './loaders.ts';
import { investorFilter, startupFilter } from './match.filters.ts';
import type {
  DestinationArguments,
  InvestorMatchArguments,
  MatchArguments,
  StartupMatchArguments,
} from './match.inputs.ts';
import { matchView, moveView, type ShownMatch } from './match.views.ts';
import { mayLookBack } from './moment.rules.ts';
import type { Moment } from './moment.ts';
import { OVERSEERS } from './overseers.ts';
import { logged } from './suggestion-log.actions.ts';
import { orIfUnknown } from './unknown-party.ts';

/** A list reaches so deep; behind it nobody is shown. */
export const DEPTH = 1000;
/** What counts as having been in the list: a place among so many. */
const SEEN = 100;

export interface Asked {
  readonly moment: Moment;
  readonly weights: Weights | undefined;
  readonly locale: string;
}

export async function asked(args: MatchArguments, context: Context<MatchesLoaders>): Promise<Asked> {
  const { loaders, locale, viewer, clock } = context;
  const { asOf = null, modelVersion = null } = args;
  mayLookBack(viewer, asOf, modelVersion, clock());
  return { moment: await loaders.moment(asOf, modelVersion), weights: weightsOf(args.weights), locale };
}

export const options = (weights: Weights | undefined, k: number, filter?: RankOptions['filter']): RankOptions => ({
  k,
  ...(weights && { weights }),
  ...(filter && { filter }),
});

/** A party that was not known at the moment has an empty list. */
const known = <T>(compute: () => T[]): T[] => orIfUnknown(compute, () => []);

/**
 * Pages ranked ids and explains only those on the page. The cursor carries the list, the model and the weights: one of
 * another ranking is refused rather than misread.
 */
export function pageOfMatches<T>(
  name: string,
  ids: readonly string[],
  args: PageArguments,
  { moment, weights }: Asked,
  explain: (id: string, rank: number) => T,
): Page<T> {
  const order = `${name} ${moment.index.modelVersion} ${JSON.stringify(weights ?? {})}`;
  const page = pageOfList(
    ids.map((id, i) => ({ id, rank: i + 1 })),
    args,
    order,
  );
  const edges = page.edges.map(({ node, cursor }) => ({ node: explain(node.id, node.rank), cursor }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

/** What was asked with, and what the weights moved: the list without them is ranked only when that is selected. */
export function withModel<T>(
  page: Page<T>,
  { moment, weights, locale }: Asked,
  rankedWith: (weights: Weights | undefined) => Match[],
) {
  const { model, modelVersion } = moment.index;
  const moves = () =>
    weights ? compareLists(rankedWith(undefined), rankedWith(weights)).map((move) => moveView(move, locale)) : [];
  return { ...page, model, modelVersion, asOf: moment.asOf, moves };
}

/** Startup -> investors. */
export async function investorMatches(
  startupId: string,
  args: InvestorMatchArguments,
  context: Context<MatchesLoaders>,
) {
  const ask = await asked(args, context);
  const { index, asOf } = ask.moment;
  const filter = investorFilter(index, args.filter);
  const ids = known(() => rankInvestorIds(index, startupId, options(ask.weights, DEPTH, filter)));
  const explain = (id: string, rank: number) => ({
    ...matchView({ ...explainPair(index, startupId, id, ask.weights), rank }, asOf, ask.locale),
    investor: { id },
  });
  const page = pageOfMatches(`investors ${startupId}`, ids, args, ask, explain);
  const list = withModel(page, ask, (weights) =>
    known(() => rankInvestors(index, startupId, options(weights, args.first, filter))),
  );
  return logged(list, startupId, args, context);
}

/** Those that the same list already showed at an earlier moment. */
async function seenBefore(
  investorId: string,
  { newSince, modelVersion = null, filter }: StartupMatchArguments,
  weights: Weights | undefined,
  { loaders }: Context<MatchesLoaders>,
): Promise<ReadonlySet<string>> {
  if (!newSince) return new Set();
  const then = await loaders.momentBefore(newSince, modelVersion);
  const keeps = startupFilter(then, investorId, filter);
  return new Set(known(() => rankStartupIds(then.index, investorId, options(weights, SEEN, keeps))));
}

/** Investor -> startups. */
export async function startupMatches(
  investorId: string,
  args: StartupMatchArguments,
  context: Context<MatchesLoaders>,
) {
  const ask = await asked(args, context);
  const { index, asOf } = ask.moment;
  const seen = await seenBefore(investorId, args, ask.weights, context);
  const keeps = startupFilter(ask.moment, investorId, args.filter);
  const filter = (id: string) => keeps(id) && !seen.has(id);
  const ids = known(() => rankStartupIds(index, investorId, options(ask.weights, DEPTH, filter)));
  const explain = (id: string, rank: number) => ({
    ...matchView({ ...explainPair(index, id, investorId, ask.weights), id, rank }, asOf, ask.locale),
    startup: { id },
    investorId,
    moment: ask.moment,
  });
  const page = pageOfMatches(`startups ${investorId}`, ids, args, ask, explain);
  const list = withModel(page, ask, (weights) =>
    known(() => rankStartups(index, investorId, options(weights, args.first, filter))),
  );
  return logged(list, investorId, args, context);
}

type Place = 'market' | 'technopark';

/** Whether to the viewer nothing that stops a pair of the startup is private. */
const mayKnowStops = (startupId: string, { organisationId, role }: Viewer): boolean =>
  organisationId === startupId || OVERSEERS.includes(role);

/**
 * Startup -> markets, or -> technoparks. There are few: all are ranked with their parts. To others than the startup and the
 * overseers the list is the one that open facts give: what is missing in it would tell who passed, or is barred.
 */
export async function placeMatches(
  place: Place,
  startupId: string,
  args: MatchArguments,
  context: Context<MatchesLoaders>,
) {
  const ask = await asked(args, context);
  const { index, asOf } = ask.moment;
  const rank = place === 'market' ? rankMarkets : rankTechnoparks;
  const openly = !mayKnowStops(startupId, context.viewer);
  const ranked = (weights: Weights | undefined, k: number) =>
    known(() => rank(index, startupId, { ...options(weights, k), openly }));
  const matches = new Map(ranked(ask.weights, DEPTH).map((match) => [match.id, match]));
  const explain = (id: string): ShownMatch => ({ ...matchView(matches.get(id)!, asOf, ask.locale), [place]: { id } });
  const page = pageOfMatches(`${openly ? 'open ' : ''}${place}s ${startupId}`, [...matches.keys()], args, ask, explain);
  return withModel(page, ask, (weights) => ranked(weights, args.first));
}

const MAX_MARKETS = 100;

/** Whether a market is one of so many that suit the startup best; all are when no number is asked for. */
function amongTop(count: number | null | undefined, startupId: string, { moment, weights }: Asked) {
  if (count == null) return () => true;
  if (count < 1 || count > MAX_MARKETS)
    throw invalid('INVALID_COUNT', `topMarkets must be between 1 and ${MAX_MARKETS}.`, ['filter', 'topMarkets']);
  const top = new Set(known(() => rankMarkets(moment.index, startupId, options(weights, count))).map(({ id }) => id));
  return (marketId: string) => top.has(marketId);
}

/** Startup -> market and park together. */
export async function destinationMatches(
  startupId: string,
  args: DestinationArguments,
  context: Context<MatchesLoaders>,
) {
  const ask = await asked(args, context);
  const { index, asOf } = ask.moment;
  const ranked = (weights: Weights | undefined, k: number) => {
    const isAsked = amongTop(args.filter?.topMarkets, startupId, { ...ask, weights });
    return known(() => rankDestinations(index, startupId, options(weights, DEPTH)))
      .filter(({ marketId }) => isAsked(marketId))
      .map((match) => ({ match, view: destinationView(ask.moment, startupId, match) }))
      .filter(({ view }) => passes(view, args.filter))
      .slice(0, k)
      .map(({ match, view }, i) => ({ match: { ...match, rank: i + 1 }, view }));
  };
  const found = new Map(ranked(ask.weights, DEPTH).map((one) => [one.match.id, one]));
  const explain = (id: string) => {
    const { match, view } = found.get(id)!;
    return { ...matchView(match, asOf, ask.locale), ...view };
  };
  const page = pageOfMatches(`destinations ${startupId}`, [...found.keys()], args, ask, explain);
  return withModel(page, ask, (weights) => ranked(weights, args.first).map(({ match }) => match));
}
