import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { invalid } from './failure.ts';
import { DateTime, TimeZone } from './scalars.ts';

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('Deadline', {
  description: 'An instant that ends something: what arrives before it is in time, what arrives at it is late.',
  simpleResolvers: true,
})
export class Deadline {
  @Field(() => DateTime, { description: 'The instant, in UTC.' })
  instant: Date;

  @Field(() => TimeZone, { description: 'The IANA zone it was announced in.' })
  timeZone: string;

  @Field(() => String, { description: 'Day and time on the wall in that zone: `2027-01-31T18:00`.' })
  local: string;
}

/** `2027-01-31T18:00` on the wall in a zone at an instant. */
export function wallTime(instant: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(instant).replace(' ', 'T');
}

/**
 * The instant at which clocks in a zone show a wall time (`2027-01-31T18:00`).
 * @throws INVALID_TIME when they never do: the hour that summer time skips
 */
export function instantOf(wall: string, timeZone: string): Date {
  const asUtc = (text: string) => Date.parse(`${text}Z`);
  let instant = new Date(asUtc(wall));
  // The second turn settles what the first moved across a change of the offset.
  for (let turn = 0; turn < 2; turn += 1)
    instant = new Date(instant.getTime() + asUtc(wall) - asUtc(wallTime(instant, timeZone)));
  if (wallTime(instant, timeZone) !== wall) throw invalid('INVALID_TIME', `Clocks in ${timeZone} never show ${wall}.`);
  return instant;
}

export const deadline = (instant: Date, timeZone: string): Deadline => ({
  instant,
  timeZone,
  local: wallTime(instant, timeZone),
});
