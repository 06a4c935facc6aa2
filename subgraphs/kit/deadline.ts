import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { DateTime, TimeZone } from './scalars.ts';
import { wallTime } from './zone.ts';

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

export const deadline = (instant: Date, timeZone: string): Deadline => ({
  instant,
  timeZone,
  local: wallTime(instant, timeZone),
});
