import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import { PageArguments } from '#kit/page';
import { CountryCode, DateTime } from '#kit/scalars';
import type { CriterionName } from '#matching';
import { Language } from '#vocabulary/language';
import { RoundType } from '#vocabulary/round';
import { Sector } from '#vocabulary/sector';
import { Stage } from '#vocabulary/stage';
import { Criterion } from './criterion.ts';

@InputType({ description: 'How much a criterion shall count, against what the model gives it.' })
class WeightInput {
  @Field(() => Criterion, { description: 'Which.' })
  criterion: CriterionName;

  @Field(() => Float, { description: '0: not at all; 0.5: half; 1: as the model has it; at most 4.' })
  factor: number;
}

@InputType({ description: 'Which startups to keep in a match list; all conditions must hold.' })
export class StartupMatchFilter {
  @Field(() => [CountryCode], { nullable: true, description: 'At home in one of these.' })
  countries?: string[] | null;

  @Field(() => [Sector], { nullable: true, description: 'Working in at least one of these.' })
  sectors?: Sector[] | null;

  @Field(() => [Stage], { nullable: true, description: 'At one of these stages.' })
  stages?: Stage[] | null;

  @Field(() => [RoundType], { nullable: true, description: 'Raising one of these rounds.' })
  rounds?: RoundType[] | null;

  @Field(() => [Language], { nullable: true, description: 'With a product that speaks one of these.' })
  languages?: Language[] | null;

  @Field(() => Float, { nullable: true, description: 'Raising at least so many US dollars.' })
  raiseUsdMin?: number | null;

  @Field(() => Float, { nullable: true, description: 'Raising at most so many US dollars.' })
  raiseUsdMax?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only those that look for money now.' })
  raising?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those in which somebody invested who also invested with the investor.',
  })
  sharesCoInvestor?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only those of a park of which another startup, or a graduate, raised within a year.',
  })
  parkRaisedWithinYear?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False: none that works in a field and home country of a company that the investor holds.',
  })
  rivalsPortfolio?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'False: only real ones. True: only made-up ones.' })
  synthetic?: boolean | null;
}

@InputType({ description: 'Which investors to keep in a match list; all conditions must hold.' })
export class InvestorMatchFilter {
  @Field(() => [CountryCode], { nullable: true, description: 'At home in one of these.' })
  countries?: string[] | null;

  @Field(() => [Sector], { nullable: true, description: 'Whose mandate names one of these.' })
  sectors?: Sector[] | null;

  @Field(() => Boolean, { nullable: true, description: 'False: only real ones. True: only made-up ones.' })
  synthetic?: boolean | null;
}

@InputType({
  description: 'Which destinations to keep. A condition drops what is known not to meet it, and keeps the unknown.',
})
export class DestinationFilter {
  @Field(() => [CountryCode], { nullable: true, description: 'In one of these countries.' })
  countries?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'In one of so many markets that suit the startup best, 1 to 100.' })
  topMarkets?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the park takes the startup’s stage.' })
  takesStage?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the park takes a sector of the startup.' })
  takesSector?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the park waives taxes.' })
  taxWaiver?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: no local entity is needed at first.' })
  noLocalEntityNeeded?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: the park helps with visas.' })
  visaHelp?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: drop also what is unknown in any of the conditions above.',
  })
  knownOnly?: boolean | null;
}

@ArgsType()
export class MatchArguments extends PageArguments {
  @Field(() => [WeightInput], { nullable: true, description: 'The caller’s own weights.' })
  weights?: WeightInput[] | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The list as it was at this moment; now when absent. The past is for signed-in viewers.',
  })
  asOf?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The model that was then: with `asOf` the same list byte for byte, whatever has been released since. Refused: a version never served, or not of that moment.',
  })
  modelVersion?: string | null;
}

@ArgsType()
export class StartupMatchArguments extends MatchArguments {
  @Field(() => StartupMatchFilter, { nullable: true, description: 'Which to keep.' })
  filter?: StartupMatchFilter | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Only those that were not among the first hundred that the same filter kept at this moment.',
  })
  newSince?: Date | null;
}

@ArgsType()
export class InvestorMatchArguments extends MatchArguments {
  @Field(() => InvestorMatchFilter, { nullable: true, description: 'Which to keep.' })
  filter?: InvestorMatchFilter | null;
}

@ArgsType()
export class DestinationArguments extends MatchArguments {
  @Field(() => DestinationFilter, { nullable: true, description: 'Which to keep.' })
  filter?: DestinationFilter | null;
}

@ArgsType()
abstract class ExplainedArguments {
  @Field(() => ID, { description: 'The startup.' })
  startupId: string;

  @Field(() => [WeightInput], { nullable: true, description: 'The caller’s own weights.' })
  weights?: WeightInput[] | null;

  @Field(() => DateTime, { nullable: true, description: 'As it was at this moment; now when absent.' })
  asOf?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The model that was then: with `asOf` the same list byte for byte, whatever has been released since. Refused: a version never served, or not of that moment.',
  })
  modelVersion?: string | null;
}

@ArgsType()
export class PairArguments extends ExplainedArguments {
  @Field(() => ID, { description: 'An investor, a technopark or a market.' })
  otherId: string;
}

@ArgsType()
export class WhyNotArguments extends ExplainedArguments {
  @Field(() => ID, { description: 'The investor.' })
  investorId: string;
}
