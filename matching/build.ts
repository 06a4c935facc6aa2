/** From the alliance's facts to a frozen index, and from one index to the next. */
import { type Bearers, bearersOf } from './bearers.ts';
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
import { partiesTiedTo, type Relations, relationsOf } from './relations.ts';
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
  /** What it was built from; `allianceOf` has the fresh startups too. */
  readonly alliance: Alliance;
  readonly words: Dictionaries;
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
  readonly responses: ResponseTable;
  readonly relations: Relations;
}

export interface Fresh {
  readonly startups: StartupColumns;
  /** Rows of the older columns that no longer count. */
  readonly replaced: ReadonlySet<number>;
}

/** A tail longer than this is merged by the next change: each change and each list costs time in its length. */
const LONGEST_TAIL = 4096;

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
    fresh: nothingFresh(words),
    bearers: bearersOf(startups, words),
    taught: startups,
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
 * The index with one party new or changed; the old index stays as it was, and the new one answers what `buildIndex` would give.
 * In the LEARNED model a startup without deals that brings no new word and takes none away is put beside the others, well within
 * a millisecond while these are few (`settled` takes them in); all else is a rebuild.
 */
export function withProfile(index: MatchIndex, changed: AnyProfile): MatchIndex {
  if (changed.type !== 'startup' || !teachesNothing(index, changed)) {
    const alliance = allianceOf(index);
    return buildIndex({ ...alliance, ...replaced(alliance, changed) }, index.overrides);
  }
  const { type: _, ...startup } = changed;
  const others = index.fresh.startups.profiles.filter(({ id }) => id !== startup.id);
  const row = index.startups.rows.get(startup.id);
  const grown = {
    ...index,
    fresh: {
      startups: encodeStartups(byId([...others, startup]), index.words, new Map()),
      replaced: row === undefined ? index.fresh.replaced : new Set(index.fresh.replaced).add(row),
    },
  };
  return others.length < LONGEST_TAIL ? grown : settled(grown);
}

/** The same index with the fresh startups among the others: one pass over all of them, best made when nobody waits. */
export function settled(index: MatchIndex): MatchIndex {
  if (index.fresh.startups.count === 0) return index;
  const alliance = allianceOf(index);
  const backers = backersOf(index.deals, index.investors);
  const startups = encodeStartups(byId(alliance.startups), index.words, backers);
  const { relations, investors, settings, words } = index;
  const responses = learnResponses(alliance, relations, startups, investors, dayOf(index.asOf), settings);
  const bearers = bearersOf(startups, words);
  return { ...index, alliance, startups, bearers, taught: startups, fresh: nothingFresh(words), responses };
}

/** The facts that the index answers from. */
export function allianceOf({ alliance, fresh, startups }: MatchIndex): Alliance {
  if (fresh.startups.count === 0) return alliance;
  const kept = startups.profiles.filter((_, row) => !fresh.replaced.has(row));
  return { ...alliance, startups: byId([...kept, ...fresh.startups.profiles]) };
}

function nothingFresh(words: Dictionaries): Fresh {
  return { startups: encodeStartups([], words, new Map()), replaced: new Set() };
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
  const { words, startups, fresh, relations, alliance } = index;
  if (index.model === 'PRIORS' || index.dealsOf.has(startup.id)) return false;
  const isAnswered = partiesTiedTo(relations, startup.id).length > 0;
  if (isAnswered || alliance.meetings?.some(({ startupId }) => startupId === startup.id)) return false;
  const isNew = ([field, word]: Word) => !words[field].codes.has(word);
  const row = fresh.startups.rows.has(startup.id) ? undefined : startups.rows.get(startup.id);
  const before = startupOf(index, startup.id);
  const gone = [...fresh.replaced, ...(row === undefined ? [] : [row])].map((row) => startups.profiles[row]!);
  const losesLast = (word: Word) => bearersLeft(index, word, gone) < 1;
  return !wordsOf(startup).some(isNew) && !(before !== null && wordsOf(before).some(losesLast));
}

/** How many of the startups that the index was built from still bear the word. */
function bearersLeft({ words, bearers }: MatchIndex, [field, word]: Word, gone: readonly StartupProfile[]): number {
  const all = bearers[field][words[field].codes.get(word)!]!;
  if (all > gone.length) return all - gone.length;
  return all - gone.filter((one) => wordsOf(one).some(([of, other]) => of === field && other === word)).length;
}

type Word = readonly [keyof Dictionaries, string];

function wordsOf({ category, country, region, raise, sectors, languages }: StartupProfile): Word[] {
  const single = Object.entries({ category, country, region, round: raise?.round ?? null });
  const many = Object.entries({ sector: sectors, language: languages }).flatMap(([field, list]) =>
    list.map((word) => [field, word] as const),
  );
  return [...single, ...many].flatMap(([field, word]) => (word === null ? [] : [[field as keyof Dictionaries, word]]));
}

/** As it is now; null = not known. */
export function startupOf({ fresh, startups }: MatchIndex, id: string): StartupProfile | null {
  const row = fresh.startups.rows.get(id);
  if (row !== undefined) return fresh.startups.profiles[row]!;
  const older = startups.rows.get(id);
  return older === undefined ? null : startups.profiles[older]!;
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
