import { Failure, invalid } from '#kit/failure';
import type { Viewer } from '#kit/viewer';

/** An answer looks at so many moments of the past: each may cost a whole index. */
const MOMENTS_AN_ANSWER = 4;

/** @throws PAST_FOR_MEMBERS when who is not signed in asks for what was, or by a named model */
export function mayLookBack({ role }: Viewer, asOf: Date | null, modelVersion: string | null, now: Date): void {
  if (role === 'PUBLIC' && (modelVersion !== null || (asOf !== null && asOf < now)))
    throw new Failure('NOT_ALLOWED', 'PAST_FOR_MEMBERS', 'Lists of the past are for signed-in viewers: send a token.');
}

/** @param count how many moments of the past the answer looks at */
export function mustBeFewMoments(count: number): void {
  if (count > MOMENTS_AN_ANSWER)
    throw invalid('TOO_MANY_MOMENTS', `One request may look at ${MOMENTS_AN_ANSWER} moments of the past.`, ['asOf']);
}
