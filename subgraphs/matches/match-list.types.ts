import { type ClassType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { BooleanFact } from '#kit/fact';
import { declare } from '#kit/filter';
import { LocalisedText } from '#kit/locale';
import { connectionType, type Page } from '#kit/page';
import { DateTime } from '#kit/scalars';
import type { CriterionName } from '#matching';
import { Sector } from '#vocabulary/sector';
import { Criterion } from './criterion.ts';
import { DealView, MatchModel, MatchView } from './match.types.ts';
import { InvestorStub, MarketStub, StartupStub, TechnoparkStub } from './stubs.ts';

@ObjectType({ simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
abstract class PairView extends DealView {
  @Field(() => Float, { description: 'The part of the score that is the startup’s wish.' })
  startupSide: number;

  @Field(() => Float, { description: 'The part of the score that is the investor’s wish.' })
  investorSide: number;
}

@ObjectType('InvestorMatch', { description: 'An investor in a startup’s list.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
class InvestorMatch extends PairView {
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
class TechnoparkMatch extends MatchView {
  @Field(() => TechnoparkStub, { description: 'Which.' })
  technopark: { id: string };
}

@ObjectType('MarketMatch', { description: 'A market in a startup’s list.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
class MarketMatch extends MatchView {
  @Field(() => MarketStub, { description: 'Which.' })
  market: { id: string };
}

@ObjectType('Destination', { description: 'A market and a technopark in it: where to scale.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
class Destination extends MatchView {
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

@ObjectType('PortfolioTrade', {
  description: 'One company of a portfolio could sell in the home market of another.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
class PortfolioTrade extends MatchView {
  @Field(() => StartupStub, { description: 'Who could sell.' })
  seller: { id: string };

  @Field(() => StartupStub, { description: 'Who is at home there, and could buy.' })
  buyer: { id: string };

  @Field(() => MarketStub, { description: 'The buyer’s home market.' })
  market: { id: string };

  @Field(() => Int, { description: 'Its place among all markets that the seller could enter.' })
  marketRank: number;

  @Field(() => [Sector], { description: 'Fields both work in: there they are rivals rather than customers.' })
  sharedSectors: Sector[];
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
interface MatchList<T> extends Page<T> {
  readonly model: MatchModel;
  readonly modelVersion: string;
  readonly asOf: Date;
  readonly moves: () => readonly MatchMove[];
}

function matchList<T extends object>(name: string, node: () => ClassType<T>): ClassType<MatchList<T>> {
  const connection = connectionType(name, node) as ClassType<MatchList<T>>;
  declare(connection, 'model', () => MatchModel, 'What the scores rest on.', false);
  declare(
    connection,
    'modelVersion',
    () => String,
    'Which model: equal versions rank alike. After an @ stands when it was learned, while newer facts are still being learned.',
    false,
  );
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
export const PortfolioTradeList = matchList('PortfolioTrade', () => PortfolioTrade);
export const MarketMatchList = matchList('MarketMatch', () => MarketMatch);
export const DestinationList = matchList('Destination', () => Destination);
