import { invalid } from '#kit/failure';
import { instantOf } from './zone.ts';

/** A session as the organiser says it: by the venue's clocks. */
export interface PlannedSession {
  readonly day: string;
  /** `09:00` */
  readonly from: string;
  readonly to: string;
}

export interface Stretch {
  readonly day: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** @throws INVALID_SESSION when it ends before it begins. */
export function stretchOf({ day, from, to }: PlannedSession, zone: string): Stretch {
  const stretch = { day, startsAt: instantOf(day, from, zone), endsAt: instantOf(day, to, zone) };
  if (stretch.startsAt < stretch.endsAt) return stretch;
  throw invalid('INVALID_SESSION', `The session of ${day} from ${from} to ${to} holds no time.`, ['sessions']);
}

/** Cuts a session into slots of so many minutes; what is left at its end is too short for a meeting. */
export function slotsOf({ day, startsAt, endsAt }: Stretch, minutes: number): Stretch[] {
  const length = minutes * 60_000;
  const count = Math.floor((endsAt.getTime() - startsAt.getTime()) / length);
  const at = (i: number) => new Date(startsAt.getTime() + i * length);
  return Array.from({ length: count }, (_, i) => ({ day, startsAt: at(i), endsAt: at(i + 1) }));
}
