import { conflict } from '#kit/failure';
import { stateMachine } from '#kit/state-machine';
import type { Meeting } from './meeting.entity.ts';
import type { MeetingState } from './meeting.states.ts';

/** Meetings that take up their sides' time. */
export const LIVE: MeetingState[] = ['HELD', 'SCHEDULED', 'MOVED'];
/** Meetings that will take place. */
export const TO_COME: MeetingState[] = ['SCHEDULED', 'MOVED'];

/** @throws HOLD_LAPSED */
function mustStillBeHeld({ heldUntil }: Meeting, now: Date): void {
  if (heldUntil && heldUntil <= now) throw conflict('HOLD_LAPSED', 'The hold has lapsed; book again.');
}

/** @throws NOT_STARTED */
function mustHaveStarted({ startsAt }: Meeting, now: Date): void {
  if (now < startsAt) throw conflict('NOT_STARTED', 'The meeting has not started yet.');
}

/** @throws ALREADY_STARTED */
function mustLieAhead({ startsAt }: Meeting, now: Date): void {
  if (startsAt <= now) throw conflict('ALREADY_STARTED', 'The meeting has started.');
}

/** Meetings that took place. */
export const HELD_MEETINGS: MeetingState[] = ['DONE', 'RATED'];

export const meetingLife = stateMachine<MeetingState, Meeting>()({
  hold: { from: [], to: 'HELD' },
  schedule: { from: [], to: 'SCHEDULED' },
  confirm: { from: ['HELD'], to: 'SCHEDULED', guard: mustStillBeHeld },
  move: { from: ['SCHEDULED', 'MOVED'], to: 'MOVED', guard: mustLieAhead },
  cancel: { from: ['HELD', 'SCHEDULED', 'MOVED'], to: 'CANCELLED', guard: mustLieAhead },
  lapse: { from: ['HELD'], to: 'CANCELLED' },
  finish: { from: ['SCHEDULED', 'MOVED'], to: 'DONE', guard: mustHaveStarted },
  miss: { from: ['SCHEDULED', 'MOVED'], to: 'NO_SHOW', guard: mustHaveStarted },
  rate: { from: ['DONE', 'RATED'], to: 'RATED' },
  // What was recorded wrongly, put right by the organiser.
  correctToDone: { from: ['NO_SHOW'], to: 'DONE' },
  correctToNoShow: { from: ['DONE', 'RATED'], to: 'NO_SHOW' },
});
export type MeetingStep = keyof typeof meetingLife.transitions;

/** How it stands at an instant: a hold that ran out is called off although nobody wrote it down yet. */
export function stateAt({ state, heldUntil }: Meeting, now: Date): MeetingState {
  return state === 'HELD' && heldUntil !== null && heldUntil <= now ? 'CANCELLED' : state;
}

/**
 * Whether a later timetable may change its hour: one that a timetable scheduled, and since then neither its sides nor the organiser
 * have settled. One that needs an interpreter stays.
 */
export function isMovable({ state, timetableId, pinned, interpreterId, startsAt }: Meeting, now: Date): boolean {
  return TO_COME.includes(state) && timetableId !== null && !pinned && interpreterId === null && startsAt > now;
}

/** The meeting that a party goes to next: one that takes place and is not over. */
export function nextOf(meetings: readonly Meeting[], now: Date): Meeting | null {
  return meetings.find(({ state, endsAt }) => TO_COME.includes(state) && endsAt > now) ?? null;
}
