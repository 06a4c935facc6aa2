import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { Confidence } from '#kit/fact';
import { CountryCode, LocalDate } from '#kit/scalars';
import { DatePrecision } from '#vocabulary/date-precision';
import { MembershipStatus } from '#vocabulary/state';
import { Node } from './node.ts';

@ObjectType('State', {
  description: 'A state that is, or was, a member or partner of the organisation.',
  implements: Node,
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class State {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => CountryCode, { description: 'ISO 3166-1 alpha-2 code.' })
  @Property({ type: 'text', unique: true })
  code: string;
}

@ObjectType('Membership', {
  description: 'How a state belonged to the organisation during a range of dates.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
export class Membership {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  stateId: string;

  @Field(() => MembershipStatus, { description: 'In which class.' })
  @Property({ type: 'text' })
  status: MembershipStatus;

  @Field(() => LocalDate, { nullable: true, description: 'First day; null when it is not known.' })
  @Property({ type: 'date', nullable: true })
  validFrom: string | null;

  @Field(() => DatePrecision, { nullable: true, description: 'How much of the first day is known.' })
  @Property({ type: 'text', nullable: true })
  fromPrecision: DatePrecision | null;

  @Field(() => LocalDate, { nullable: true, description: 'First day after; null when it lasts.' })
  @Property({ type: 'date', nullable: true })
  validTo: string | null;

  @Field(() => String, { nullable: true, description: 'Where this is known from.' })
  @Property({ type: 'text', nullable: true })
  source: string | null;

  @Field(() => Confidence, { description: 'How well it is supported.' })
  @Property({ type: 'text' })
  confidence: Confidence;

  @Field(() => String, { nullable: true, description: 'What a reader must know to use the dates.' })
  @Property({ type: 'text', nullable: true })
  note: string | null;
}
