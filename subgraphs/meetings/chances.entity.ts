import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { type KeepingJudged, type KeepingWeights, PRIOR_KEEPING } from '#matching';
import { ChanceBasis } from './chances.basis.ts';

@ObjectType('MeetingChancesJudged', {
  description: 'How chances learned from earlier events held on the latest ones. Log-losses in nats.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class ChancesJudged implements KeepingJudged {
  @Field(() => Int, { description: 'Pairs of the latest events of which it is known what became.' })
  outcomes: number;

  @Field(() => Float, { description: 'Expected calibration error, 0 to 1.' })
  calibrationError: number;

  @Field(() => Float, { description: 'Log-loss of the chances.' })
  logLoss: number;

  @Field(() => Float, { description: 'Log-loss of one chance for all: the share that was kept before.' })
  constantLogLoss: number;
}

/** What the chances of meetings rest on from a moment on. Append-only: a timetable names the row that it was made by. */
@ObjectType('MeetingChances', {
  description: 'What the chances rest on that meetings are kept: accepted and attended by both.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
export class Chances {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => ChanceBasis, { description: 'Whether they are stated or learned.' })
  @Property({ type: 'text' })
  basedOn: ChanceBasis;

  @Field(() => Int, { description: 'Pairs brought together at past events of which it is known what became.' })
  @Property({ type: 'integer' })
  outcomes: number;

  @Field(() => DateTime, { nullable: true, description: 'End of the last event among those; null: none is over.' })
  @Property({ type: 'datetime' })
  until: Date | null;

  @Field(() => ChancesJudged, { nullable: true, description: 'Null: fewer than two events to judge by.' })
  @Property({ type: 'json', nullable: true })
  judged: ChancesJudged | null;

  @Property({ type: 'json' })
  weights: KeepingWeights;

  @Property({ type: 'datetime' })
  madeAt: Date;
}

/** Before any event is over. */
export const STATED: Omit<Chances, 'id' | 'madeAt'> & { readonly id: null } = Object.freeze({
  ...{ id: null, basedOn: ChanceBasis.PRIOR, outcomes: 0, until: null, judged: null },
  weights: PRIOR_KEEPING,
});
