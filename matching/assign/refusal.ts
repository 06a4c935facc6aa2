import { MatchingError, type MatchingErrorCode } from '../error.ts';
import type { AssignmentProblem, CandidatePair } from './assignment.ts';

/** @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT, naming the first thing that is wrong */
export function checkAssignment({ participants, pairs, places, stateFairness }: AssignmentProblem): void {
  participants.forEach(({ quota, free, floor }, p) => {
    for (const [name, value] of Object.entries({ quota, free, floor }))
      must(value === undefined || isCount(value), `${name} of participant ${p} must be a whole number, not ${value}`);
  });
  must(places === undefined || isCount(places), `places must be a whole number, not ${places}`);
  must(
    stateFairness === undefined || isAmount(stateFairness),
    `stateFairness must be 0 or more, not ${stateFairness}`,
    'BAD_OPTION',
  );
  checkPairs(pairs, participants.length);
}

/** @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_EVENT */
export function checkPairs(pairs: readonly CandidatePair[], participants: number): void {
  const seen = new Set<number>();
  pairs.forEach(({ between: [a, b], value, likings, kept, barred }, pair) => {
    for (const p of [a, b])
      must(isCount(p) && p < participants, `pair ${pair} names participant ${p}, who is unknown`, 'UNKNOWN_PARTY');
    must(!kept || barred === undefined, `pair ${pair} is kept and barred`);
    must(a !== b, `pair ${pair} joins participant ${a} to itself`);
    must(isAmount(value), `pair ${pair} needs a value of 0 or more, not ${value}`);
    for (const liking of likings ?? []) must(Number.isFinite(liking), `pair ${pair} needs likings that are numbers`);
    const key = Math.min(a, b) * participants + Math.max(a, b);
    must(!seen.has(key), `pair ${pair} joins ${a} and ${b} a second time`, 'DUPLICATE_ID');
    seen.add(key);
  });
}

const isCount = (n: number) => Number.isInteger(n) && n >= 0 && n < 2 ** 31;
const isAmount = (n: number) => Number.isFinite(n) && n >= 0;

function must(holds: boolean, what: string, code: MatchingErrorCode = 'BAD_EVENT'): void {
  if (!holds) throw new MatchingError(code, what);
}
