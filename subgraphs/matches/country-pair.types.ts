import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { CountryCode } from '#kit/scalars';
import { OVERSEERS } from './overseers.ts';

export const CountryPairOrder = {
  MEETINGS_OVER_DEALS: 'MEETINGS_OVER_DEALS',
  DEALS_OVER_MEETINGS: 'DEALS_OVER_MEETINGS',
} as const;
export type CountryPairOrder = (typeof CountryPairOrder)[keyof typeof CountryPairOrder];
registerEnumType(CountryPairOrder, {
  name: 'CountryPairOrder',
  description: 'Which pairs of countries come first.',
  valuesConfig: {
    MEETINGS_OVER_DEALS: { description: 'Those with most meetings and fewest deals.' },
    DEALS_OVER_MEETINGS: { description: 'Those with most deals and fewest meetings.' },
  },
});

@ObjectType('CountryPairTally', {
  description: 'How often parties of two countries met, and how often the one funded the other.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
export class CountryPairTally {
  @Field(() => CountryCode, { description: 'One country; the first of the two by code.' })
  a: string;

  @Field(() => CountryCode, { description: 'The other.' })
  b: string;

  @Field(() => Int, { description: 'Meetings that are booked or took place.' })
  meetings: number;

  @Field(() => Int, { description: 'Of these, those that took place.' })
  held: number;

  @Field(() => Int, {
    description: 'Deals, equity or convertible, in which a party of one funded a startup of the other.',
  })
  deals: number;

  @Field(() => Float, { nullable: true, description: 'Meetings for each deal; null without deals.' })
  meetingsPerDeal: number | null;

  @Field(() => Float, {
    description:
      'Its share of all meetings less its share of all deals between two countries, from -1 to 1: what the order is by.',
  })
  surplus: number;
}

@ObjectType('CountryPairTallies', {
  description: 'Meetings beside deals, by pair of countries.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
export class CountryPairTallies {
  @Field(() => [CountryPairTally], { description: 'Pairs with a meeting or a deal, in the order asked for.' })
  pairs: CountryPairTally[];

  @Field(() => Int, { description: 'Meetings between two known countries, or within one when these are counted.' })
  meetings: number;

  @Field(() => Int, { description: 'Deals likewise.' })
  deals: number;

  @Field(() => Int, { description: 'Meetings of a party whose country is not known: in no pair.' })
  meetingsElsewhere: number;

  @Field(() => Int, { description: 'Deals likewise.' })
  dealsElsewhere: number;
}
