import { typeOf } from '#kit/id';
import type { DealRecorded } from '../investors/events.ts';
import type { MeetingChanged, MeetingOutcomeChanged } from '../meetings/events.ts';
import type { OutcomeKind } from './feedback.entity.ts';

/** What one source, a meeting, a report of what followed from it, or a deal, says of one pair. */
export interface OutcomeOfPair {
  readonly source: string;
  readonly kind: OutcomeKind;
  readonly startupId: string;
  readonly otherId: string;
  /** Null: not known to the day. */
  readonly at: Date | null;
}

/** What puts money in; a grant, a prize or an acquisition is not what a match list suggests. */
const INVESTMENTS = ['EQUITY', 'CONVERTIBLE'];

/** Meetings in these states took place. */
export const HELD: readonly string[] = ['DONE', 'RATED'];

/** A startup and another kind of party, in this order; null when the two are no such pair. */
function startupAndOther(a: string, b: string): Pick<OutcomeOfPair, 'startupId' | 'otherId'> | null {
  const [startupId, otherId] = typeOf(a) === 'Startup' ? [a, b] : [b, a];
  return typeOf(startupId) === 'Startup' && typeOf(otherId) !== 'Startup' ? { startupId, otherId } : null;
}

/** A meeting that took place, of a startup with another kind of party. */
export function outcomesOfMeeting({ id, a, b, state, endsAt }: MeetingChanged['payload']): OutcomeOfPair[] {
  const pair = startupAndOther(a, b);
  return pair && HELD.includes(state) ? [{ source: id, kind: 'MET', ...pair, at: new Date(endsAt) }] : [];
}

/** What one side says followed from a meeting, while it stands by it. */
export function outcomesOfReport({ id, a, b, kind, holds, at }: MeetingOutcomeChanged['payload']): OutcomeOfPair[] {
  const pair = startupAndOther(a, b);
  return pair && holds ? [{ source: id, kind, ...pair, at: new Date(at) }] : [];
}

/** One for each investor of the deal. A deal counts at the end of its day, so that what was shown that day came before. */
export function outcomesOfDeal(deal: DealRecorded['payload']): OutcomeOfPair[] {
  const { id, startupId, investorIds, kind, date, datePrecision } = deal;
  if (!INVESTMENTS.includes(kind)) return [];
  const at = date !== null && datePrecision === 'DAY' ? new Date(`${date.slice(0, 10)}T23:59:59.999Z`) : null;
  return [...new Set(investorIds)].map((otherId) => ({ source: id, kind: 'INVESTED', startupId, otherId, at }));
}

export interface OutcomeRow extends OutcomeOfPair {
  readonly holds: boolean;
}

const keyOf = ({ source, startupId, otherId }: OutcomeOfPair): string => `${source}+${startupId}+${otherId}`;

/** The rows to append so that what is so becomes what shall be: new or moved ones hold, those no longer told do not. */
export function changes(isSo: readonly OutcomeOfPair[], shallBe: readonly OutcomeOfPair[]): OutcomeRow[] {
  const before = new Map(isSo.map((outcome) => [keyOf(outcome), outcome]));
  const after = new Map(shallBe.map((outcome) => [keyOf(outcome), outcome]));
  const isNew = (outcome: OutcomeOfPair) => {
    const known = before.get(keyOf(outcome));
    return known?.at?.getTime() !== outcome.at?.getTime() || known === undefined;
  };
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, outcome]) => ({ ...outcome, holds: false }));
  return [...gone, ...[...after.values()].filter(isNew).map((outcome) => ({ ...outcome, holds: true }))];
}
