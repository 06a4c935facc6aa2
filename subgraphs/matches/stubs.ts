import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { stubOf } from '#kit/stub';
import type { Match } from '#matching';

export const MarketStub = stubOf('Market');
export const DealStub = stubOf('Deal');

@ObjectType('Startup', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class StartupStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Investor', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class InvestorStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Technopark', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
@Access({ to: ['PUBLIC'] })
export class TechnoparkStub {
  @Field(() => ID)
  id: string;
}

@ObjectType('Event', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class EventStub {
  @Field(() => ID)
  id: string;
}

/** Of the meetings subgraph; the id names the event and the two parties. */
@ObjectType('AgendaItem', { simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
export class AgendaItemStub {
  @Field(() => ID)
  id: string;

  a: string;
  b: string;
  organiserId: string | null;
  /** How the two fit, judged when first asked for; null: not judged. */
  match: () => Promise<Match | null>;
}
