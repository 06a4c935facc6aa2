/** From the alliance's facts to a frozen index, and from one index to the next. */
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
import { ageOf, type Edges, edgesOf, mayBeAskedFor } from './learn/edges.ts';
import { type LearnedModel, learn } from './learn/model.ts';
import { learnResponses, type ResponseTable } from './learn/responses.ts';
import type { ModelKind } from './match.ts';
import type { Alliance, AnyProfile, DealEvent, MarketProfile, StartupProfile, TechnoparkProfile } from './profile.ts';
import { type Relations, relationsOf } from './relations.ts';
import { type Settings, settingsFor } from './settings.ts';

export interface MatchIndex {
  readonly asOf: string;
  readonly model: ModelKind;
  /** `learned-<hash>` or `priors-<hash>`: of the settings and of the deals learned from. */
  readonly modelVersion: string;
  readonly settings: Settings;
  /** Null where the settings were not calibrated. */
  readonly calibration: Calibration | null;
  /** What the caller stated otherwise. */
  readonly overrides: Partial<Settings>;
  /** What it was built from. */
  readonly alliance: Alliance;
  readonly words: Dictionaries;
  readonly startups: StartupColumns;
  readonly investors: InvestorColumns;
  readonly technoparks: readonly TechnoparkProfile[];
  readonly markets: readonly MarketProfile[];
  /** Before `asOf`, oldest first. */
  readonly deals: readonly DealEvent[];
  /** Past deals by startup and by investor id, newest first. */
  readonly dealsOf: ReadonlyMap<string, readonly DealEvent[]>;
  readonly edges: Edges;
  readonly learned: LearnedModel;
  readonly responses: ResponseTable;
  readonly relations: Relations;
}

/**
 * Pure: the order of the lists in `alliance` does not matter.
 * @param overrides of the stated settings of either model
 * @throws MatchingError DUPLICATE_ID, BAD_DATE
 */
export function buildIndex(alliance: Alliance, overrides: Partial<Settings> = {}): MatchIndex {
  const asOfDay = dayOf(alliance.asOf);
  const age = (deal: DealEvent) => ageOf(deal, asOfDay, { ...settingsFor('PRIORS'), ...overrides }.undatedAgeYears);
  const deals = pastDeals(alliance.deals, age);
  const words = dictionariesOf({ ...alliance, deals });
  const investors = encodeInvestors(byId(alliance.investors), words);
  const startups = encodeStartups(byId(alliance.startups), words, backersOf(deals, investors));
  const edges = edgesOf(deals, age, startups, investors, words);
  const asked = edgesOf(deals, age, startups, investors, words, mayBeAskedFor(deals));
  const minimumDeals = overrides.minimumDeals ?? settingsFor('PRIORS').minimumDeals;
  const model: ModelKind = edges.deals >= minimumDeals ? 'LEARNED' : 'PRIORS';
  const settings = { ...settingsFor(model), ...overrides };
  const relations = relationsOf(alliance, asOfDay);
  return {
    asOf: alliance.asOf,
    model,
    modelVersion: versionOf(model, settings, deals),
    settings,
    calibration: calibrationOf(settings),
    overrides,
    alliance,
    words,
    startups,
    investors,
    technoparks: byId(alliance.technoparks),
    markets: byId(alliance.markets),
    deals,
    dealsOf: dealsByParty(deals),
    edges,
    learned: learn(edges, asked, startups, investors, words, settings, model),
    responses: learnResponses(alliance, relations, startups, investors, asOfDay, settings),
    relations,
  };
}

/**
 * The index with one party new or changed; the old index stays as it was, and the new one is what `buildIndex` would give.
 * In the LEARNED model a startup without deals that brings no new word costs one pass over the startups; all else is a rebuild.
 */
export function withProfile(index: MatchIndex, changed: AnyProfile): MatchIndex {
  const alliance = { ...index.alliance, ...replaced(index.alliance, changed) };
  if (changed.type !== 'startup' || !teachesNothing(index, changed)) return buildIndex(alliance, index.overrides);
  const backers = backersOf(index.deals, index.investors);
  const startups = encodeStartups(byId(alliance.startups), index.words, backers);
  const { relations, investors, settings } = index;
  const responses = learnResponses(alliance, relations, startups, investors, dayOf(index.asOf), settings);
  return { ...index, alliance, startups, responses };
}

function replaced(alliance: Alliance, { type, ...profile }: AnyProfile): Partial<Alliance> {
  const put = <T extends { readonly id: string }>(list: readonly T[]): T[] => [
    ...list.filter((party) => party.id !== profile.id),
    profile as unknown as T,
  ];
  if (type === 'startup') return { startups: put(alliance.startups) };
  if (type === 'investor') return { investors: put(alliance.investors) };
  if (type === 'technopark') return { technoparks: put(alliance.technoparks) };
  return { markets: put(alliance.markets) };
}

/** True when a rebuild would leave dictionaries and learned tables as they are. */
function teachesNothing(index: MatchIndex, startup: StartupProfile): boolean {
  if (index.model === 'PRIORS' || index.dealsOf.has(startup.id)) return false;
  const row = index.startups.rows.get(startup.id);
  const before = row === undefined ? null : wordsOf(index.startups.profiles[row]!).join('\n');
  if (before !== null) return before === wordsOf(startup).join('\n');
  return wordsOf(startup).every((word) => knows(index.words, word));
}

/** `field:word`, sorted as given. */
function wordsOf(startup: StartupProfile): string[] {
  const { category, country, region, raise, sectors, languages } = startup;
  const single = Object.entries({ category, country, region, round: raise?.round ?? null });
  const many = Object.entries({ sector: sectors, language: languages }).flatMap(([field, list]) =>
    list.map((word): [string, string] => [field, word]),
  );
  return [...single, ...many].flatMap(([field, word]) => (word === null ? [] : [`${field}:${word}`]));
}

function knows(words: Dictionaries, entry: string): boolean {
  const at = entry.indexOf(':');
  return words[entry.slice(0, at) as keyof Dictionaries].codes.has(entry.slice(at + 1));
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
function backersOf(deals: readonly DealEvent[], investors: InvestorColumns): Map<string, number[]> {
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
