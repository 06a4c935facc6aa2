import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { CountryCode } from '#kit/scalars';
import { OVERSEERS } from './overseers.ts';

@ObjectType('StateExposure', {
  description: 'How much the startups of a member state are looked at.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
class StateExposure {
  @Field(() => CountryCode, { description: 'The member state.' })
  country: string;

  @Field(() => Int, { description: 'Its startups that a list may show today; not those held for review.' })
  supply: number;

  @Field(() => Float, {
    description:
      'Sum of 1 / log2(1 + position) over the places its startups took in investors’ lists in the period: the expected number of looks.',
  })
  exposure: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Its share of the members’ exposure divided by its share of the members’ supply: 1 is even, below 1 is too little. Null without startups, or when nothing was shown.',
  })
  ratio: number | null;
}

@ObjectType('FairnessRerank', {
  description: 'What a re-rank of the logged lists would have done.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
class FairnessRerank {
  @Field(() => Float, {
    description:
      'Each candidate’s score is lowered by strength x ln(ratio of its state), and the same candidates dealt anew over the same places. 0 changes nothing but the order of filtered lists of one day.',
  })
  strength: number;

  @Field(() => Float, { nullable: true, description: 'Smallest ratio of a state after it.' })
  leastRatio: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'NDCG@10 after it, as in `matchingQuality`, over lists that can be judged; null when none was accepted.',
  })
  ndcgAt10: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'NDCG@10 as shown less NDCG@10 after the re-rank: what fairness costs.',
  })
  ndcgCost: number | null;
}

@ObjectType('Fairness', {
  description: 'How evenly the member states’ startups are shown to investors.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
export class Fairness {
  @Field(() => [StateExposure], { description: 'All ten members, by country code.' })
  states: StateExposure[];

  @Field(() => Float, { nullable: true, description: 'Smallest ratio of a state that has startups.' })
  leastRatio: number | null;

  @Field(() => [FairnessRerank], { description: 'The trade-off: one for each strength asked for.' })
  reranks: FairnessRerank[];
}
