/** From one index to the next: a party new or changed, beside the others at first. */
import { bearersOf } from './bearers.ts';
import { backersOf, buildIndex, type MatchIndex, nothingFresh } from './build.ts';
import { dayOf } from './calendar.ts';
import { byId, type Dictionaries, encodeStartups } from './encode.ts';
import { learnResponses } from './learn/responses.ts';
import type { Alliance, AnyProfile, StartupProfile } from './profile.ts';
import { rowOf } from './ragged.ts';
import { checkPlaces, checkProfile } from './refusal.ts';
import { partiesTiedTo, relationsOf } from './relations.ts';

/** A tail longer than this is merged by the next change: each change and each list costs time in its length. */
const LONGEST_TAIL = 4096;

/**
 * The index with one party new or changed; the old index stays as it was, and the new one answers what `buildIndex` would give.
 * @throws MatchingError BAD_PROFILE
 */
export function withProfile(index: MatchIndex, changed: AnyProfile): MatchIndex {
  return withoutLearning(index, changed) ?? rebuilt(index, changed);
}

function rebuilt(index: MatchIndex, changed: AnyProfile): MatchIndex {
  const alliance = allianceOf(index);
  return buildIndex({ ...alliance, ...replaced(alliance, changed) }, index.overrides);
}

/**
 * The same where nothing has to be learned for it; null where it has. A startup that no table was learned from, and that brings
 * no new word and takes none away, is put beside the others, well within a millisecond while these are few (`settled` takes
 * them in). Of one with past deals only what it asks, speaks and where it is present may change so.
 * @throws MatchingError BAD_PROFILE
 */
export function withoutLearning(index: MatchIndex, changed: AnyProfile): MatchIndex | null {
  checkProfile(changed);
  const { type, ...profile } = changed;
  if (type === 'technopark' || type === 'market')
    return withSurroundings(index, { ...index.alliance, ...replaced(index.alliance, changed) });
  const startup = profile as StartupProfile;
  if (type === 'investor' || !teachesNothing(index, startup)) return null;
  const grown = withStartup(index, startup);
  return isAnswered(index, startup.id) || grown.fresh.startups.count > LONGEST_TAIL ? settled(grown) : grown;
}

function withStartup(index: MatchIndex, startup: StartupProfile): MatchIndex {
  const others = index.fresh.startups.profiles.filter(({ id }) => id !== startup.id);
  const row = index.startups.rows.get(startup.id);
  const beside = byId([...others, startup]);
  return {
    ...index,
    fresh: {
      startups: encodeStartups(beside, index.words, backersAmong(index, beside)),
      replaced: row === undefined ? index.fresh.replaced : new Set(index.fresh.replaced).add(row),
    },
  };
}

/** Who backs those of them that have deals: the same as before. */
function backersAmong({ startups }: MatchIndex, beside: readonly StartupProfile[]): Map<string, number[]> {
  return new Map(
    beside.flatMap(({ id }) => {
      const row = startups.rows.get(id);
      return row === undefined ? [] : [[id, rowOf(startups.backers, row)]];
    }),
  );
}

/** What lists are made of and no table is learned from. `asOf` is the moment that exclusions and answers are judged at. */
export type Surroundings = Pick<Alliance, 'technoparks' | 'markets' | 'exclusions' | 'decisions' | 'meetings' | 'asOf'>;

/**
 * The index with other surroundings, without learning; as a rebuild would answer when they are of the index's own day.
 * Startups put beside are taken in first: the answers given to them may be among what changed.
 * @throws MatchingError BAD_DATE, BAD_PROFILE
 */
export function withSurroundings(index: MatchIndex, around: Surroundings): MatchIndex {
  const own = settled(index);
  const { technoparks, markets, exclusions, decisions, meetings = [] } = around;
  checkPlaces(technoparks, markets);
  const alliance = { ...own.alliance, technoparks, markets, exclusions, decisions, meetings };
  const asOfDay = dayOf(around.asOf);
  const relations = relationsOf(alliance, asOfDay);
  return {
    ...own,
    alliance,
    technoparks: byId(technoparks),
    markets: byId(markets),
    relations,
    responses: learnResponses(alliance, relations, own.startups, own.investors, asOfDay, own.settings),
  };
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
  const { words, startups, fresh } = index;
  const before = startupOf(index, startup.id);
  if (index.model === 'PRIORS' || (index.dealsOf.has(startup.id) && !teachesAlike(before, startup))) return false;
  const isNew = ([field, word]: Word) => !words[field].codes.has(word);
  const row = fresh.startups.rows.has(startup.id) ? undefined : startups.rows.get(startup.id);
  const gone = [...fresh.replaced, ...(row === undefined ? [] : [row])].map((row) => startups.profiles[row]!);
  const losesLast = (word: Word) => bearersLeft(index, word, gone) < 1;
  const kept = new Set(wordsOf(startup).map(String));
  const dropped = before === null ? [] : wordsOf(before).filter((word) => !kept.has(String(word)));
  return !wordsOf(startup).some(isNew) && !dropped.some(losesLast);
}

/** Whether learning reads the same of both: what a startup with deals taught, it taught by these. */
function teachesAlike(before: StartupProfile | null, after: StartupProfile): boolean {
  const read = ({ category, sectors, country, region, foundedYear }: StartupProfile) =>
    JSON.stringify([category, sectors, country, region, foundedYear]);
  return before !== null && read(before) === read(after);
}

/** Whether somebody decided about the startup or met it: what is known of its answers depends on its profile. */
function isAnswered({ relations, alliance }: MatchIndex, id: string): boolean {
  const met = alliance.meetings?.some(({ startupId }) => startupId === id) ?? false;
  return met || partiesTiedTo(relations, id).length > 0;
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

/** All of them as they are now, by id. Whoever reads `startups` of the index itself misses the fresh ones. */
export const startupsOf = (index: MatchIndex): readonly StartupProfile[] => allianceOf(index).startups;

/** As it is now; null = not known. */
export function startupOf({ fresh, startups }: MatchIndex, id: string): StartupProfile | null {
  const row = fresh.startups.rows.get(id);
  if (row !== undefined) return fresh.startups.profiles[row]!;
  const older = startups.rows.get(id);
  return older === undefined ? null : startups.profiles[older]!;
}
