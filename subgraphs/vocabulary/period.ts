import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { invalid } from '#kit/failure';
import { LocalDate } from '#kit/scalars';

@ObjectType({
  description: 'A half-open range of days: `from` is inside, `to` is the first day outside.',
  simpleResolvers: true,
})
@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
export class Period {
  @Field(() => LocalDate, { nullable: true, description: 'The first day; null when unknown.' })
  from: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The first day after the range; null when it has no known end.',
  })
  to: string | null;
}

@InputType({ description: 'A half-open range of days: `from` is inside, `to` is the first day outside.' })
export class PeriodInput {
  @Field(() => LocalDate, { description: 'The first day.' })
  from: string;

  @Field(() => LocalDate, { description: 'The first day after the range; must come after `from`.' })
  to: string;
}

/** Returns the period when it holds at least one day. @throws Failure INVALID_PERIOD otherwise. */
export function checkedPeriod(period: PeriodInput, path: string[] = []): PeriodInput {
  if (period.from < period.to) return period;
  throw invalid('INVALID_PERIOD', `The period from ${period.from} to ${period.to} holds no day.`, path);
}

/** Whether a day lies in a half-open range; an open end reaches for ever. */
export function holds(period: Readonly<Period>, day: string): boolean {
  return (period.from === null || period.from <= day) && (period.to === null || day < period.to);
}

/** Whether two half-open ranges share a day. */
export function overlaps(a: Readonly<Period>, b: Readonly<Period>): boolean {
  return (a.to === null || b.from === null || b.from < a.to) && (b.to === null || a.from === null || a.from < b.to);
}
