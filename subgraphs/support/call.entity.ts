import { OptionalProps } from '@mikro-orm/core';
import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { Deadline, deadline } from '#kit/deadline';
import { DateTime, LocalDate } from '#kit/scalars';
import { Money } from '#vocabulary/money';
import { SupportOffer } from '#vocabulary/support-offer';
import { GrantCallState } from './call.rules.ts';

registerEnumType(GrantCallState, {
  name: 'GrantCallState',
  description: 'Where a call stands; it follows from the dates.',
  valuesConfig: {
    ANNOUNCED: { description: 'Not open yet.' },
    OPEN: { description: 'Applications are taken.' },
    CLOSED: { description: 'The deadline has passed.' },
    DECIDED: { description: 'The grants are awarded.' },
  },
});

@ObjectType('GrantCall', {
  description: 'A call for applications, with a budget and a deadline.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class GrantCall extends SupportOffer {
  declare [OptionalProps]?:
    | 'ceiling'
    | 'equityPercent'
    | 'repayment'
    | 'duration'
    | 'eligibilityInWords'
    | 'closes'
    | 'budget';

  @Property({ type: 'decimal', precision: 20, scale: 2 })
  budgetAmount: string;

  @Field(() => DateTime, { description: 'First instant at which applications are taken.' })
  @Property({ type: 'datetime' })
  opensAt: Date;

  @Property({ type: 'datetime', index: true })
  closesAt: Date;

  @Property({ type: 'text' })
  timeZone: string;

  @Field(() => LocalDate, { nullable: true, description: 'Day on which the grants are awarded; null: not known.' })
  @Property({ type: 'date', nullable: true })
  decidedOn: string | null;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;

  @Field(() => Money, { description: 'All that will be given.' })
  get budget(): Money {
    return { amount: this.budgetAmount, currency: this.currency! };
  }

  @Field(() => Deadline, { description: 'When the call closes: what arrives at that instant is late.' })
  get closes(): Deadline {
    return deadline(this.closesAt, this.timeZone);
  }
}
