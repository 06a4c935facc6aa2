/**
 * What the owner of a startup may truly change, how far, and how much of a change it is. Distances of all fields are on
 * one scale: 0.5 = the sum doubled or halved, the round moved by one, one more language, one sector more or less;
 * 1 = four times the sum or a quarter of it, the round moved by two (or to one that stands in no order with it), one sector
 * exchanged for another.
 *
 * | field       | becomes                                    | range                | step                            | distance       |
 * |-------------|--------------------------------------------|----------------------|---------------------------------|----------------|
 * | raiseAmount | another sum, of an open raise of known sum | a quarter to 4 times | 10 12 15 20 25 30 40 50 60 80 … | ln ratio, ln 4 = 1 |
 * | raiseRound  | another round, of an open raise            | two rungs either way | one rung                        | 0.5 a rung     |
 * | languages   | one language of the product more           | one                  | one                             | 0.5            |
 * | sectors     | one sector more, less or exchanged         | one; 1 to 5 in all   | one                             | 0.5, 0.5, 1    |
 *
 * Not changeable here: what the company is or was (country, region, category, stage, age, who leads it, past deals), what
 * takes months and others' consent (presence in a market, residence in a park), and opening a raise where there is none.
 * New words are words that the index knows: of one never seen the model could say nothing.
 */
import type { StartupProfile } from '../profile.ts';
import type { ChangeableField, ProfileEdit } from './edit.ts';

/** Words that a field may become. */
export interface KnownWords {
  readonly sectors: readonly string[];
  readonly languages: readonly string[];
  readonly rounds: readonly string[];
  /** Rounds in their order; empty = they stand in none. */
  readonly ladder: readonly string[];
}

export interface Changeable {
  readonly field: ChangeableField;
  /** Which lists it can move: a place does not ask what is raised. */
  readonly moves: 'ALL' | 'INVESTORS';
  /** Every single edit of the field, in the order in which equal ones are preferred. */
  readonly edits: (startup: StartupProfile, words: KnownWords) => readonly ProfileEdit[];
}

const FARTHEST_RATIO = 4;
const SUMS = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80] as const;
const FARTHEST_RUNGS = 2;
const MOST_SECTORS = 5;
const STEP = 0.5;
const WHOLE = 1;

/** In the order in which fields are preferred when all else is equal. */
export const CHANGEABLE: readonly Changeable[] = [
  { field: 'raiseAmount', moves: 'INVESTORS', edits: amounts },
  { field: 'raiseRound', moves: 'INVESTORS', edits: rounds },
  { field: 'languages', moves: 'ALL', edits: languages },
  { field: 'sectors', moves: 'ALL', edits: sectors },
];

/** Smallest first. */
function amounts({ raise }: StartupProfile): ProfileEdit[] {
  const from = raise?.amountUsd ?? null;
  if (from === null || !(from > 0)) return [];
  return sumsBetween(from / FARTHEST_RATIO, from * FARTHEST_RATIO)
    .filter((to) => to !== from)
    .map((to) => ({ field: 'raiseAmount', from, to, distance: distanceOf(from, to) }));
}

/** Logarithmic, to the thousandth, never 0. */
function distanceOf(from: number, to: number): number {
  const thousandths = (1000 * Math.abs(Math.log(to / from))) / Math.log(FARTHEST_RATIO);
  return Math.max(1, Math.round(thousandths)) / 1000;
}

function sumsBetween(least: number, most: number): number[] {
  const found: number[] = [];
  for (let power = 1; power * SUMS[0] <= most; power *= 10) {
    found.push(...SUMS.map((sum) => sum * power).filter((sum) => sum >= least && sum <= most));
  }
  return found;
}

/** In the order of the ladder where there is one, else of the words. */
function rounds({ raise }: StartupProfile, words: KnownWords): ProfileEdit[] {
  if (raise === null) return [];
  const from = raise.round;
  const named = words.ladder.length > 0 ? words.ladder.filter((round) => words.rounds.includes(round)) : words.rounds;
  return named.flatMap((to): ProfileEdit[] => {
    const rungs = rungsBetween(words.ladder, from, to);
    if (to === from || rungs > FARTHEST_RUNGS) return [];
    return [{ field: 'raiseRound', from, to, distance: rungs * STEP }];
  });
}

/** Two that stand in no order are as far apart as an edit may go. */
function rungsBetween(ladder: readonly string[], from: string | null, to: string): number {
  const start = from === null ? -1 : ladder.indexOf(from);
  return start < 0 ? FARTHEST_RUNGS : Math.abs(ladder.indexOf(to) - start);
}

function languages({ languages: from }: StartupProfile, words: KnownWords): ProfileEdit[] {
  return missing(words.languages, from).map((word) => ({
    field: 'languages',
    from,
    to: [...from, word],
    distance: STEP,
  }));
}

/** One more, then one less, then one exchanged. A startup works in at least one. */
function sectors({ sectors: from }: StartupProfile, words: KnownWords): ProfileEdit[] {
  const edit = (to: readonly string[], distance: number): ProfileEdit => ({ field: 'sectors', from, to, distance });
  const others = missing(words.sectors, from);
  const more = from.length < MOST_SECTORS ? others.map((word) => edit([...from, word], STEP)) : [];
  const less = from.length > 1 ? from.map((_, at) => edit(replaced(from, at), STEP)) : [];
  const exchanged = from.flatMap((_, at) => others.map((word) => edit(replaced(from, at, word), WHOLE)));
  return [...more, ...less, ...exchanged];
}

/** The words with others in the place of one. */
function replaced(words: readonly string[], at: number, ...others: readonly string[]): string[] {
  return [...words.slice(0, at), ...others, ...words.slice(at + 1)];
}

function missing(words: readonly string[], from: readonly string[]): string[] {
  return words.filter((word) => !from.includes(word));
}
