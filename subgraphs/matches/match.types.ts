import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import { LocalisedText } from '#kit/locale';
import { DateTime } from '#kit/scalars';
import type { CriterionName } from '#matching';
import { Criterion } from './criterion.ts';
import { DealStub } from './stubs.ts';

export const MatchModel = { LEARNED: 'LEARNED', ADDITIVE: 'ADDITIVE', PRIORS: 'PRIORS' } as const;
export type MatchModel = (typeof MatchModel)[keyof typeof MatchModel];
registerEnumType(MatchModel, {
  name: 'MatchModel',
  description: 'What a score rests on: the volume of deals decides.',
  valuesConfig: {
    LEARNED: { description: 'What past deals teach, all of it.' },
    ADDITIVE: {
      description:
        'What past deals teach but for latent tastes, weighed as markets with few deals taught: too few deals for more, or more is still being learned.',
    },
    PRIORS: { description: 'Stated mandates and expert weights: too few deals to learn from.' },
  },
});

const MatchSide = { STARTUP: 'STARTUP', INVESTOR: 'INVESTOR' } as const;
type MatchSide = (typeof MatchSide)[keyof typeof MatchSide];
registerEnumType(MatchSide, {
  name: 'MatchSide',
  description: 'Whose wish a part of a score expresses.',
  valuesConfig: {
    STARTUP: { description: 'The startup’s.' },
    INVESTOR: { description: 'The investor’s.' },
  },
});

@ObjectType('MatchEvidence', { description: 'A fact behind a part of a score.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class MatchEvidence {
  @Field(() => String, { description: 'What it is: an indicator, a property of the park.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Its value, as text.' })
  value: string | null;

  @Field(() => String, { nullable: true, description: 'Where it comes from.' })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'The year or day it speaks of.' })
  asOf: string | null;

  @Field(() => Confidence, { description: 'How well it is supported.' })
  confidence: Confidence;
}

@ObjectType('MatchPart', {
  description: 'One term of a score: the parts of a match add up to its score.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class MatchPart {
  @Field(() => Criterion, { description: 'What was judged.' })
  criterion: CriterionName;

  @Field(() => LocalisedText, { description: 'The criterion in the viewer’s language.' })
  name: LocalisedText;

  @Field(() => MatchSide, { description: 'Whose wish it expresses.' })
  side: MatchSide;

  @Field(() => Float, {
    nullable: true,
    description: 'The judgement; null: unknown, which counts as nothing and lowers the confidence.',
  })
  value: number | null;

  @Field(() => Float, { description: 'How much it counts.' })
  weight: number;

  @Field(() => Float, {
    description: 'What it adds to the score: weight times value, and what deals taught of such values beyond it.',
  })
  contribution: number;

  @Field(() => [MatchEvidence], { description: 'The facts behind it.' })
  evidence: MatchEvidence[];
}

@ObjectType('ReasonParameter', {
  description: 'A number or word of a reason, for those who write their own sentences.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class ReasonParameter {
  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Its value, as text; null: unknown.' })
  value: string | null;
}

@ObjectType('MatchReason', { description: 'Why something is in the list where it is.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class MatchReason {
  @Field(() => String, { description: 'Stable code: a criterion, and whether it speaks for, against, or is unknown.' })
  code: string;

  @Field(() => Criterion, { description: 'The criterion.' })
  criterion: CriterionName;

  @Field(() => LocalisedText, { description: 'A sentence in the viewer’s language.' })
  text: LocalisedText;

  @Field(() => Float, { description: 'What it adds to the score.' })
  contribution: number;

  @Field(() => [ReasonParameter], { description: 'The numbers in the sentence.' })
  parameters: ReasonParameter[];

  @Field(() => [DealStub], { description: 'Past deals that show it, newest first, at most three.' })
  deals: { id: string }[];
}

@ObjectType({ simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export abstract class MatchView {
  /** The candidate: cursors point at it. */
  id: string;

  @Field(() => Int, { description: 'Place in the list, from 1.' })
  rank: number;

  @Field(() => Float, {
    description: 'The sum of the parts. With an investor any number, with a market or park 0 to 1.',
  })
  score: number;

  @Field(() => Float, { description: 'Share of the weight that rests on known facts, 0 to 1.' })
  confidence: number;

  @Field(() => [MatchPart], { description: 'The score, cut into its terms.' })
  parts: MatchPart[];

  @Field(() => [MatchReason], { description: 'Strongest first; what is unknown comes last.' })
  reasons: MatchReason[];

  @Field(() => MatchModel, { description: 'What the score rests on.' })
  model: MatchModel;

  @Field(() => String, { description: 'Which model: equal versions rank alike.' })
  modelVersion: string;

  @Field(() => DateTime, { description: 'Ask for this moment to get the same list again.' })
  asOf: Date;
}

/** A match of two parties that may come to a deal. */
@ObjectType({ simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export abstract class DealView extends MatchView {
  @Field(() => Float, {
    nullable: true,
    description:
      'How likely the two are to make a new deal within 12 months of `asOf`, 0 to 1. It rises with the score, is the same in every list, and was fitted on lists of earlier years of past deals, of parties that dealt with somebody in the year after; below 6,000 deals on lists of markets that small, for each model and by how many deals there are. Null: not calibrated, as always with a market or park, with the caller’s own weights, where the model is PRIORS (fewer than 250 deals), and while ADDITIVE stands in for what is still being learned from 500 deals or more.',
  })
  probability: number | null;
}
