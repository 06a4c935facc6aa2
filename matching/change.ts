/** From one index to the next: a party new or changed, beside the others at first. */
import { bearersOf } from './bearers.ts';
import { backersOf, buildIndex, type MatchIndex, nothingFresh } from './build.ts';
import { dayOf } from './calendar.ts';
import { byId, type Dictionaries, encodeStartups } from './encode.ts';
import { learnResponses } from './learn/responses.ts';
import type { Alliance, AnyProfile, StartupProfile } from './profile.ts';
import { partiesTiedTo } from './relations.ts';

/** A tail longer than this is merged by the next change: each change and each list costs time in its length. */
const LONGEST_TAIL = 4096;

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
