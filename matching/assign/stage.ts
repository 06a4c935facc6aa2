import { type Timetable, type TimetableEvent, tablesOfSlots } from '../timetable/event.ts';
import { checkEvent } from '../timetable/refusal.ts';
import type { AssignmentProblem, Bar } from './assignment.ts';
import { barOfPlace, keptOf } from './kept.ts';
import { type Market, marketOf } from './market.ts';
import type { Booked, PlanEvent } from './plan.event.ts';
import { barsOf } from './possible.ts';
import { checkPairs } from './refusal.ts';

/** An event to be planned, with what its rules leave: who can meet at all, and how much. */
export interface Stage {
  readonly event: PlanEvent;
  /** Why a pair can never meet; undefined where it can. */
  readonly bars: readonly (Bar | undefined)[];
  /** What stands already; -1 where a pair does not keep its place. */
  readonly kept: Timetable;
  readonly market: Market;
}

/** @throws MatchingError UNKNOWN_PARTY, DUPLICATE_ID, BAD_OPTION, BAD_EVENT */
export function stageOf(event: PlanEvent, booked: Booked | undefined): Stage {
  checkPairs(event.pairs, event.participants.length);
  const { pairs: _pairs, stateFairness: _fairness, ...frame } = event;
  checkEvent({ ...frame, mode: 'MAX', meetings: event.pairs.map(({ between, session }) => ({ between, session })) });
  const stays = keptOf(event, booked);
  const never = barsOf(event);
  const bars = never.map((bar, e) => bar ?? (stays[e] ? barOfPlace(event, e, booked!.timetable.slot[e]!) : undefined));
  const keep = (list: 'slot' | 'table' | 'interpreter') =>
    bars.map((bar, e) => (stays[e] && bar === undefined ? booked!.timetable[list][e]! : -1));
  const kept = { slot: keep('slot'), table: keep('table'), interpreter: keep('interpreter') };
  return { event, bars, kept, market: marketOf(assignmentProblemOf(event, bars, kept)) };
}

/** The choice of pairs alone: slots are forgotten, but not how many there are. */
function assignmentProblemOf(event: PlanEvent, bars: Stage['bars'], kept: Timetable): AssignmentProblem {
  const tables = tablesOfSlots(event);
  const closed = tables.filter((n) => n === 0).length;
  const here = new Int32Array(event.slots);
  const participants = event.participants.map(({ forbidden = [], maxMeetings, floor, state }) => {
    const away = new Set(forbidden);
    for (let t = 0; t < event.slots; t++) if (!away.has(t)) here[t]!++;
    const free = event.slots - closed - [...away].filter((t) => tables[t]! > 0).length;
    return { quota: maxMeetings ?? free, free, floor, state };
  });
  return {
    participants,
    pairs: event.pairs.map((pair, e) => ({ ...pair, barred: bars[e], kept: kept.slot[e]! >= 0 })),
    places: tables.reduce((sum, n, t) => sum + Math.min(n, here[t]! >> 1), 0),
    stateFairness: event.stateFairness,
  };
}

/** A breach of the longest wait or of the fairness of breaks must cost something where breaks alone do not. */
const LEAST_PENALTY = 0.005;

/** The event as the timetable takes it, with these pairs for its meetings. */
export function eventAmong(
  { event, kept, market }: Stage,
  pairs: readonly number[],
  weightOf: (e: number) => number,
): TimetableEvent {
  const { pairs: all, stateFairness: _fairness, participants, ...frame } = event;
  const watched = event.longestWait !== undefined || event.fairness !== undefined;
  return {
    ...frame,
    mode: 'MAX',
    breakPenalty: Math.max(event.breakPenalty ?? 0, watched ? LEAST_PENALTY : 0),
    participants: participants.map(({ languages, forbidden, maxMeetings }, p) => ({
      ...{ languages, forbidden },
      maxMeetings: maxMeetings === undefined ? undefined : Math.max(maxMeetings, market.capacity[p]!),
    })),
    meetings: pairs.map((e) => ({
      between: all[e]!.between,
      weight: weightOf(e),
      session: all[e]!.session,
      slot: kept.slot[e]! < 0 ? undefined : kept.slot[e]!,
      interpreter: kept.interpreter[e]! < 0 ? undefined : kept.interpreter[e]!,
    })),
  };
}
