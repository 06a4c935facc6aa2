/** Whom the reader of an agenda may know of, what the participant wishes of them, and where they stand with it. */
import { mayRead } from '#kit/access';
import type { Context } from '#kit/context';
import { Preference } from './preference.entity.ts';
import type { ProblemPair, TimetableProblem } from './timetable.problem.ts';
import { askedOf, type Wish } from './wish.ts';

/** By counterpart. */
export type Wishes = ReadonlyMap<string, Wish | null>;
/** By counterpart. */
export type Standings = ReadonlyMap<string, { readonly rank: number; readonly probability: number }>;

/** A wish is its author’s and the secretariat’s to know. */
export async function wishesOf(
  byId: string,
  eventId: string,
  { em, viewer }: Pick<Context, 'em' | 'viewer'>,
): Promise<Wishes> {
  if (!mayRead({ to: ['SECRETARIAT'], own: ['byId'] }, viewer, { byId })) return new Map();
  const own = await em.find(Preference, { eventId, byId });
  return new Map(own.map(({ aboutId, wish }) => [aboutId, wish]));
}

export const otherOf = ({ participants }: TimetableProblem, { a, b }: ProblemPair, party: string): string =>
  participants[participants[a]!.id === party ? b : a]!.id;

/** The participant’s pairs; of two whom nobody judged only its own asking may be known by their being one. */
export function shownPairs(
  problem: TimetableProblem,
  party: string,
  wishes: Wishes,
  { viewer }: Pick<Context, 'viewer'>,
): ProblemPair[] {
  const at = problem.participants.findIndex(({ id }) => id === party);
  const may = (pair: ProblemPair) =>
    pair.judged || viewer.role === 'SECRETARIAT' || askedOf(wishes.get(otherOf(problem, pair, party))) !== null;
  return problem.pairs.filter((pair) => (pair.a === at || pair.b === at) && may(pair));
}

/** Counterpart -> its place among all, by how likely both keep a meeting; bars and wishes play no part. */
export function standingsOf(problem: TimetableProblem, party: string, pairs: readonly ProblemPair[]): Standings {
  const sorted = [...pairs].sort((x, y) => y.unasked - x.unasked);
  return new Map(sorted.map((pair, i) => [otherOf(problem, pair, party), { rank: i + 1, probability: pair.unasked }]));
}
