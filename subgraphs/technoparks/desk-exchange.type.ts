import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Technopark } from './technopark.entity.ts';

@ObjectType('DeskExchange', { description: 'What two parks lend each other in a period.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class DeskExchange {
  @Field(() => Technopark, { description: 'The other park.' })
  partner: Promise<Technopark | null>;

  @Field(() => Int, { description: 'Days of desks lent to its residents.' })
  deskDaysLent: number;

  @Field(() => Int, { description: 'Days of desks borrowed from it.' })
  deskDaysBorrowed: number;
}
