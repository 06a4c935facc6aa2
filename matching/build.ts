/** From the alliance's facts to a frozen index. */
import { type Bearers, bearersOf } from './bearers.ts';
import { type Bends, bendsOf } from './bends.ts';
import { dayOf } from './calendar.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import {
  byId,
  type Dictionaries,
  dictionariesOf,
  encodeInvestors,
  encodeStartups,
  type InvestorColumns,
  type StartupColumns,
} from './encode.ts';
import { canonical, contentHash } from './hash.ts';
import { ageOf, type Edges, edgesOf, mayBeAskedFor, saysPreference } from './learn/edges.ts';
import { type LearnedModel, learn } from './learn/model.ts';
import { learnResponses, type ResponseTable } from './learn/responses.ts';
import type { ModelKind } from './match.ts';
import type { Alliance, DealEvent, MarketProfile, TechnoparkProfile } from './profile.ts';
import { checkAlliance } from './refusal.ts';
import { type Relations, relationsOf } from './relations.ts';
import { type Settings, settingsFor } from './settings.ts';
import { settingsAt } from './settings.volume.ts';

export interface MatchIndex {
  readonly asOf: string;
  readonly model: ModelKind;
  /** `learned-<hash>`, `additive-<hash>` or `priors-<hash>`: of the settings and of the deals learned from. */
  readonly modelVersion: string;
  readonly settings: Settings;
  /** As it is for this volume of deals. Null where the settings, or such a volume, were not calibrated. */
  readonly calibration: Calibration | null;
  /** What the caller stated otherwise. */
  readonly overrides: Partial<Settings>;
  /** What it was built from; `allianceOf` has the fresh startups too. */
  readonly alliance: Alliance;
  readonly words: Dictionaries;
  /** As they were learned and laid out; who asks for one as it is now takes `startupOf`, for all `startupsOf`. */
  readonly startups: StartupColumns;
  /** Put in since: these stand beside or in the place of rows of `startups`. */
  readonly fresh: Fresh;
  readonly bearers: Bearers;
  /** The startups that the deals were learned on, by whatever columns the lists are made. */
  readonly taught: StartupColumns;
  readonly investors: InvestorColumns;
  readonly technoparks: readonly TechnoparkProfile[];
  readonly markets: readonly MarketProfile[];
  /** Before `asOf`, oldest first. */
  readonly deals: readonly DealEvent[];
  /** Past deals by startup and by investor id, newest first. */
  readonly dealsOf: ReadonlyMap<string, readonly DealEvent[]>;
  readonly edges: Edges;
  readonly learned: LearnedModel;
  readonly bends: Bends;
  readonly responses: ResponseTable;
  readonly relations: Relations;
}

export interface Fresh {
  readonly startups: StartupColumns;
  /** Rows of the older columns that no longer count. */
  readonly replaced: ReadonlySet<number>;
}

/**
 * Pure: the order of the lists in `alliance` does not matter.
 * @param overrides of the stated settings of whichever model is chosen (settingsAt)
 * @throws MatchingError DUPLICATE_ID, BAD_DATE, BAD_PROFILE
 */
export function buildIndex(alliance: Alliance, overrides: Partial<Settings> = {}): MatchIndex {
  checkAlliance(alliance);
  const asOfDay = dayOf(alliance.asOf);
  const age = (deal: DealEvent) => ageOf(deal, asOfDay, { ...settingsFor('PRIORS'), ...overrides }.undatedAgeYears);
  const deals = pastDeals(alliance.deals, age);
  const words = dictionariesOf({ ...alliance, deals });
  const investors = encodeInvestors(byId(alliance.investors), words);
  const startups = encodeStartups(byId(alliance.startups), words, backersOf(deals, investors));
  const edges = edgesOf(deals, age, startups, investors, words);
  const asked = edgesOf(deals, age, startups, investors, words, mayBeAskedFor(deals));
  const model = modelFor(edges.deals, overrides);
  const settings = settingsAt(model, edges.deals, overrides);
  const relations = relationsOf(alliance, asOfDay);
  const year = Number(alliance.asOf.slice(0, 4));
  const learned = learn(edges, asked, startups, investors, words, settings, model, year);
  return {
    asOf: alliance.asOf,
    model,
    modelVersion: versionOf(model, settings, deals),
    settings,
    calibration: calibrationOf(settings, edges.deals),
    overrides,
    alliance,
    words,
    startups,
    fresh: nothingFresh(words),
    bearers: bearersOf(startups, words),
    taught: startups,
    investors,
    technoparks: byId(alliance.technoparks),
    markets: byId(alliance.markets),
    deals,
    dealsOf: dealsByParty(deals),
    edges,
    learned,
    bends: bendsOf(settings.trees, settings.pair, learned.traits, investors.count),
    responses: learnResponses(alliance, relations, startups, investors, asOfDay, settings),
    relations,
  };
}

/** Which model the alliance has deals enough for: what `buildIndex` would choose. @throws MatchingError BAD_DATE */
export function modelOf(alliance: Alliance, overrides: Partial<Settings> = {}): ModelKind {
  const { undatedAgeYears } = { ...settingsFor('PRIORS'), ...overrides };
  const asOfDay = dayOf(alliance.asOf);
  const known = new Set(alliance.investors.map(({ id }) => id));
  const teaches = (deal: DealEvent) =>
    saysPreference(deal) && deal.investorIds.some((id) => known.has(id)) && ageOf(deal, asOfDay, undatedAgeYears) >= 0;
  return modelFor(alliance.deals.filter(teaches).length, overrides);
}

function modelFor(usableDeals: number, overrides: Partial<Settings>): ModelKind {
  const { minimumDeals, additiveDeals } = { ...settingsFor('PRIORS'), ...overrides };
  if (usableDeals >= minimumDeals) return 'LEARNED';
  return usableDeals >= additiveDeals ? 'ADDITIVE' : 'PRIORS';
}

export function nothingFresh(words: Dictionaries): Fresh {
  return { startups: encodeStartups([], words, new Map()), replaced: new Set() };
}

/** Oldest first, ties in the order of ids; those after `asOf` are not seen. */
function pastDeals(deals: readonly DealEvent[], age: (deal: DealEvent) => number): DealEvent[] {
  return byId(deals)
    .map((deal) => ({ deal, age: age(deal) }))
    .filter((entry) => entry.age >= 0)
    .sort((a, b) => b.age - a.age)
    .map((entry) => entry.deal);
}

/** Investor rows by startup id, from every kind of deal: who holds shares by a secondary holds them too. */
export function backersOf(deals: readonly DealEvent[], investors: InvestorColumns): Map<string, number[]> {
  const backers = new Map<string, Set<number>>();
  for (const deal of deals) {
    const rows = deal.investorIds.flatMap((id) => investors.rows.get(id) ?? []);
    const known = backers.get(deal.startupId) ?? new Set();
    for (const row of rows) known.add(row);
    backers.set(deal.startupId, known);
  }
  return new Map([...backers].map(([id, rows]) => [id, [...rows].sort((a, b) => a - b)]));
}

function dealsByParty(deals: readonly DealEvent[]): Map<string, DealEvent[]> {
  const found = new Map<string, DealEvent[]>();
  for (const deal of [...deals].reverse()) {
    for (const id of new Set([deal.startupId, ...deal.investorIds])) {
      const list = found.get(id);
      if (list) list.push(deal);
      else found.set(id, [deal]);
    }
  }
  return found;
}

function versionOf(model: ModelKind, settings: Settings, deals: readonly DealEvent[]): string {
  function* parts(): Iterable<string> {
    yield canonical(settings);
    for (const deal of deals) yield canonical(deal);
  }
  return `${model.toLowerCase()}-${contentHash(parts())}`;
}
