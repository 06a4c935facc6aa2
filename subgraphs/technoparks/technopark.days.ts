import { dayOf } from '#kit/day';
import { instantOf, localTime } from '#kit/zone';
import type { Technopark } from './technopark.entity.ts';

type Zoned = Pick<Technopark, 'timeZone'>;

/** The day that the calendars of a park show at an instant; that of UTC where its zone is not known. */
export const dayIn = ({ timeZone }: Zoned, instant: Date): string =>
  timeZone === null ? dayOf(instant) : localTime(instant, timeZone).date;

/** The instant at which a day begins in a park: where clocks skip midnight, when they go on. */
export const beginOf = (day: string, { timeZone }: Zoned): Date =>
  instantOf(`${day}T00:00`, timeZone ?? 'UTC', 'GO_ON');
