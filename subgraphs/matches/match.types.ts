import { type ClassType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { BooleanFact, Confidence } from '#kit/fact';
import { declare } from '#kit/filter';
import { LocalisedText } from '#kit/locale';
import { connectionType, type Page } from '#kit/page';
import { DateTime } from '#kit/scalars';
import type { CriterionName } from '#matching';
import { Criterion } from './criterion.ts';
import { DealStub, InvestorStub, MarketStub, StartupStub, TechnoparkStub } from './stubs.ts';

export const MatchModel = { LEARNED: 'LEARNED', PRIORS: 'PRIORS' } as const;
export type MatchModel = (typeof MatchModel)[keyof typeof MatchModel];
registerEnumType(MatchModel, {
  name: 'MatchModel',
  description: 'What a score rests on.',
  valuesConfig: {
    LEARNED: { description: 'What past deals teach.' },
    PRIORS: { description: 'Stated mandates and expert weights: too few deals to learn from.' },
  },
});

export const MatchSide = { STARTUP: 'STARTUP', INVESTOR: 'INVESTOR' } as const;
export type MatchSide = (typeof MatchSide)[keyof typeof MatchSide];
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

  @Field(() => Float, { description: 'Weight times value.' })
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

@ObjectType({ simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
abstract class PairView extends MatchView {
  @Field(() => Float, { description: 'The part of the score that is the startup’s wish.' })
  startupSide: number;

  @Field(() => Float, { description: 'The part of the score that is the investor’s wish.' })
  investorSide: number;
}

@ObjectType('InvestorMatch', { description: 'An investor in a startup’s list.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class InvestorMatch extends PairView {
  @Field(() => InvestorStub, { description: 'Who.' })
  investor: { id: string };
}

@ObjectType('StartupMatch', { description: 'A startup in an investor’s list.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class StartupMatch extends PairView {
  @Field(() => StartupStub, { description: 'Who.' })
  startup: { id: string };
}

@ObjectType('TechnoparkMatch', { description: 'A technopark in a startup’s list.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class TechnoparkMatch extends MatchView {
  @Field(() => TechnoparkStub, { description: 'Which.' })
  technopark: { id: string };
}

@ObjectType('MarketMatch', { description: 'A market in a startup’s list.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class MarketMatch extends MatchView {
  @Field(() => MarketStub, { description: 'Which.' })
  market: { id: string };
}

@ObjectType('Destination', { description: 'A market and a technopark in it: where to scale.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class Destination extends MatchView {
  @Field(() => MarketStub, { description: 'The market.' })
  market: { id: string };

  @Field(() => TechnoparkStub, { description: 'The park.' })
  technopark: { id: string };

  @Field(() => Boolean, { nullable: true, description: 'Whether the park takes the startup’s stage; null: unknown.' })
  takesStage: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the park takes a sector of the startup; null: unknown.',
  })
  takesSector: boolean | null;

  @Field(() => BooleanFact, { description: 'Whether the park waives taxes.' })
  taxWaiver: BooleanFact;

  @Field(() => BooleanFact, { description: 'Whether one can begin without a local entity.' })
  noLocalEntityNeeded: BooleanFact;

  @Field(() => BooleanFact, { description: 'Whether the park helps with visas.' })
  visaHelp: BooleanFact;
}

@ObjectType('MatchChange', { description: 'By how much one criterion moved a score.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
class MatchChange {
  @Field(() => Criterion, { description: 'Which.' })
  criterion: CriterionName;

  @Field(() => LocalisedText, { description: 'The criterion in the viewer’s language.' })
  name: LocalisedText;

  @Field(() => Float, { description: 'Contribution now less contribution before.' })
  change: number;
}

@ObjectType('MatchMove', {
  description: 'What the caller’s weights did to one place of the list.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class MatchMove {
  @Field(() => ID, { description: 'The candidate.' })
  id: string;

  @Field(() => Int, { nullable: true, description: 'Rank without the caller’s weights; null: below the page.' })
  from: number | null;

  @Field(() => Int, { nullable: true, description: 'Rank with them; null: below the page.' })
  to: number | null;

  @Field(() => Float, { nullable: true, description: 'Change of score; null when it stands in one list only.' })
  scoreChange: number | null;

  @Field(() => [MatchChange], { description: 'Why, largest first.' })
  changes: MatchChange[];
}

/** A page of a match list, and what it was computed with. */
export interface MatchList<T> extends Page<T> {
  readonly model: MatchModel;
  readonly modelVersion: string;
  readonly asOf: Date;
  readonly moves: () => readonly MatchMove[];
}

function matchList<T extends object>(name: string, node: () => ClassType<T>): ClassType<MatchList<T>> {
  const connection = connectionType(name, node) as ClassType<MatchList<T>>;
  declare(connection, 'model', () => MatchModel, 'What the scores rest on.', false);
  declare(connection, 'modelVersion', () => String, 'Which model: equal versions rank alike.', false);
  declare(connection, 'asOf', () => DateTime, 'Ask for this moment to get the same list again.', false);
  declare(
    connection,
    'moves',
    () => [MatchMove],
    'What the caller’s weights moved on the first page, in the order of the list.',
    false,
  );
  return connection;
}

export const InvestorMatchList = matchList('InvestorMatch', () => InvestorMatch);
export const StartupMatchList = matchList('StartupMatch', () => StartupMatch);
export const TechnoparkMatchList = matchList('TechnoparkMatch', () => TechnoparkMatch);
export const MarketMatchList = matchList('MarketMatch', () => MarketMatch);
export const DestinationList = matchList('Destination', () => Destination);
