import { MatchingError } from '../error.ts';
import type { TimetableEvent } from './event.ts';

const MOST_SLOTS = 32_767;

const within = (n: number, size: number) => Number.isInteger(n) && n >= 0 && n < size;

/** @throws MatchingError BAD_EVENT, naming the first thing that is wrong */
export function checkEvent(event: TimetableEvent): void {
  const { slots, participants, meetings, pauses = [], sessions = [], interpreters = [] } = event;
  const must = (holds: boolean, what: () => string) => {
    if (!holds) throw new MatchingError('BAD_EVENT', what());
  };
  must(within(slots - 1, MOST_SLOTS), () => `slots must be a whole number from 1 to ${MOST_SLOTS}`);
  const tables = typeof event.tables === 'number' ? [event.tables] : event.tables;
  must(typeof event.tables === 'number' || tables.length === slots, () => `tables must be one number or ${slots}`);
  for (const n of tables) must(within(n, 2 ** 31), () => `tables must be whole numbers, not ${n}`);
  for (const t of pauses) must(within(t, slots), () => `pause ${t} lies before a slot that does not exist`);
  for (const [from, to] of sessions)
    must(within(from, slots) && within(to - 1, slots), () => `session [${from}, ${to}) lies outside the slots`);
  for (const { forbidden = [], maxMeetings = 0 } of [
    ...participants,
    ...interpreters.map((one) => ({ ...one, maxMeetings: 0 })),
  ]) {
    for (const t of forbidden) must(within(t, slots), () => `forbidden slot ${t} does not exist`);
    must(within(maxMeetings, 2 ** 31), () => 'maxMeetings must be a whole number');
  }
  for (let m = 0; m < meetings.length; m++) {
    const wrong = wrongIn(event, m);
    if (wrong !== null) throw new MatchingError('BAD_EVENT', `meeting ${m} ${wrong}`);
  }
  for (const [first, then] of event.precedences ?? []) {
    must(
      within(first, meetings.length) && within(then, meetings.length),
      () => `precedence [${first}, ${then}] names no meeting`,
    );
    must(first !== then, () => `a precedence puts meeting ${first} before itself`);
  }
  for (const [name, value] of Object.entries({ fairness: event.fairness, longestWait: event.longestWait }))
    must(value === undefined || within(value, 2 ** 31), () => `${name} must be a whole number`);
  must((event.breakPenalty ?? 0) >= 0, () => 'breakPenalty must not be negative');
}

/** What is wrong with a meeting; null for nothing. */
function wrongIn({ slots, participants, meetings, sessions = [], interpreters = [] }: TimetableEvent, m: number) {
  const { between, weight = 1, session, slot, interpreter } = meetings[m]!;
  const [a, b] = between;
  if (!within(a, participants.length) || !within(b, participants.length) || a === b) return 'needs two participants';
  if (!(weight > 0 && Number.isFinite(weight))) return 'needs a weight above 0';
  if (session !== undefined && !within(session, sessions.length))
    return `asks for session ${session}, which does not exist`;
  if (interpreter !== undefined && !within(interpreter, interpreters.length))
    return `asks for interpreter ${interpreter}, who does not exist`;
  if (slot !== undefined && !within(slot, slots)) return `is fixed to slot ${slot}, which does not exist`;
  return null;
}
