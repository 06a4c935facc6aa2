import { ArgsType, Field, ID, Int } from 'type-graphql';

@ArgsType()
export class CounterfactualArguments {
  @Field(() => ID, { description: 'The startup whose profile may change.' })
  startupId: string;

  @Field(() => ID, { description: 'The investor, technopark or market that shall stand higher in its list.' })
  otherId: string;

  @Field(() => Int, { description: 'The place it shall reach, or a better one: 1 to 1000.' })
  targetRank: number;
}
