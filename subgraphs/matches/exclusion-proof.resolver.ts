import { Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { DateTime } from '#kit/scalars';
import { proveExclusions } from './exclusion-proof.ts';
import type { MatchesLoaders } from './loaders.ts';
import { OVERSEERS } from './overseers.ts';

@ObjectType('ExclusionBreach', {
  description: 'Two parties brought together although they are excluded.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
class ExclusionBreach {
  @Field(() => ID, { description: 'The exclusion.' })
  exclusionId: string;

  @Field(() => ID, { description: 'One party.' })
  a: string;

  @Field(() => ID, { description: 'The other.' })
  b: string;

  @Field(() => String, { description: 'Where: a list, a suggestion, a proposal or a meeting.' })
  where: string;
}

@ObjectType('ExclusionProof', {
  description: 'What was checked against the exclusions in force, and what was found.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS })
class ExclusionProof {
  @Field(() => DateTime, { description: 'When it was checked.' })
  checkedAt: Date;

  @Field(() => Int, { description: 'Exclusions in force on the day.' })
  exclusionsInForce: number;

  @Field(() => Int, {
    description:
      'Places that excluded parties could hold in the lists of those they are kept from: each was looked for, however deep it would stand.',
  })
  barredPlaces: number;

  @Field(() => Int, { description: 'Meetings suggested for events.' })
  suggestedPairs: number;

  @Field(() => Int, { description: 'Live proposals and meetings.' })
  arrangedPairs: number;

  @Field(() => [ExclusionBreach], { description: 'Excluded pairs found; empty is the proof.' })
  breaches: ExclusionBreach[];
}

@Resolver()
export class ExclusionProofResolver {
  @Query(() => ExclusionProof, {
    description:
      'Proof that no list of a party (its investors, startups, technoparks, markets and destinations), suggestion, proposal or meeting brings it to those it is kept from: checked pair by pair, without the engine’s own rule.',
  })
  @Access({ to: OVERSEERS })
  async exclusionProof(@Ctx() { em, loaders, clock }: Context<MatchesLoaders>): Promise<ExclusionProof> {
    return proveExclusions(em, await loaders.moment(null), clock());
  }
}
