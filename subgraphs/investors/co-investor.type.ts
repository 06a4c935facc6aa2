import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Deal } from './deal.entity.ts';
import { Investor } from './investor.entity.ts';

@ObjectType('CoInvestor', { description: 'Somebody who invested in the same deals.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class CoInvestor {
  @Field(() => Investor, { description: 'Who.' })
  investor: Investor;

  @Field(() => Int, { description: 'In how many deals.' })
  deals: number;
}

/** How many of an investor's deals each other investor shares, most first. */
export function sharedDeals(deals: readonly Deal[], investorId: string): [investorId: string, deals: number][] {
  const others = deals.flatMap((deal) => deal.investorIds.filter((id) => id !== investorId));
  const counts = Map.groupBy(others, (id) => id);
  return [...counts]
    .map(([id, shared]): [string, number] => [id, shared.length])
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
