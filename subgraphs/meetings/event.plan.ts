import { invalid } from '#kit/failure';
import { instantOf } from '#kit/zone';

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

/**
 * A session by the clocks of its zone; a time that they skip in spring goes on after the gap.
 * @throws INVALID_SESSION when it ends before it begins.
 */
export function stretchOf({ day, from, to }: PlannedSession, zone: string, path = 'sessions'): Stretch {
  const at = (time: string) => instantOf(`${day}T${time}`, zone, 'GO_ON');
  const stretch = { day, startsAt: at(from), endsAt: at(to) };
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
