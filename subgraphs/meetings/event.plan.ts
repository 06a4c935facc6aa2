import { invalid } from '#kit/failure';
import { instantOf } from './zone.ts';

/** A session as the organiser says it: by the venue's clocks. */
export interface PlannedSession {
  readonly day: string;
  /** `09:00` */
  readonly from: string;
  readonly to: string;
}

/** Whether a slot lies within hours that an interpreter works; none said: it works at all. */
export function workingIn(hours: readonly PlannedSession[], zone: string) {
  const stretches = hours.map((one) => stretchOf(one, zone));
  return ({ startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date }): boolean =>
    stretches.length === 0 || stretches.some((s) => s.startsAt <= startsAt && endsAt <= s.endsAt);
}

/** The slot that begins at an instant; null where the event has none then. */
export function slotAt<T extends { readonly startsAt: Date }>(slots: readonly T[], instant: Date): T | null {
  return slots.find(({ startsAt }) => startsAt.getTime() === instant.getTime()) ?? null;
}

export interface Stretch {
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** @throws INVALID_SESSION when it ends before it begins. */
export function stretchOf({ day, from, to }: PlannedSession, zone: string, path = 'sessions'): Stretch {
  const stretch = { day, startsAt: instantOf(day, from, zone), endsAt: instantOf(day, to, zone) };
  if (stretch.startsAt < stretch.endsAt) return stretch;
  throw invalid('INVALID_SESSION', `What lasts on ${day} from ${from} to ${to} holds no time.`, [path]);
}

/**
 * Cuts a session into slots of so many minutes with a break after each; what is left at its end is too short for a meeting.
 * Counted in instants, so that a day on which the clocks change loses or gains none.
 */
export function slotsOf({ day, startsAt, endsAt }: Stretch, minutes: number, breakMinutes = 0): Stretch[] {
  const [length, pitch] = [minutes * 60_000, (minutes + breakMinutes) * 60_000];
  const count = Math.floor((endsAt.getTime() - startsAt.getTime() + breakMinutes * 60_000) / pitch);
  const at = (i: number) => startsAt.getTime() + i * pitch;
  return Array.from({ length: count }, (_, i) => ({
    day,
    startsAt: new Date(at(i)),
    endsAt: new Date(at(i) + length),
  }));
}
