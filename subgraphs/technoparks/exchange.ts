import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import type { PeriodInput } from '#vocabulary/period';
import type { TechnoparksLoaders } from './loaders.ts';
import type { Startup } from './stubs.ts';
import { Technopark } from './technopark.entity.ts';

/** Who may know who is whose guest: the park, and those who watch over the alliance. */
export const EXCHANGED = { to: ['SECRETARIAT', 'ANALYST'], own: ['id'] };

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

export async function exchangeOf(
  technoparkId: string,
  during: PeriodInput,
  { loaders }: Context<TechnoparksLoaders>,
): Promise<DeskExchange[]> {
  const lendings = await loaders.lendings.load({ technoparkId, during });
  return lendings.map(({ partner_id, lent, borrowed }) => ({
    partner: loaders.technopark.load(partner_id),
    deskDaysLent: lent,
    deskDaysBorrowed: borrowed,
  }));
}

export async function guestsWithoutBed(
  technoparkId: string,
  during: PeriodInput,
  { loaders }: Context<TechnoparksLoaders>,
): Promise<Startup[]> {
  const guests = await loaders.guestsWithoutBed.load({ technoparkId, during });
  return guests.map(({ guest_id }) => ({ id: guest_id }));
}
