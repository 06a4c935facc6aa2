import { OptionalProps } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { Deadline, deadline } from '#kit/deadline';
import type { Texts } from '#kit/locale';
import { DateTime, LocalDate } from '#kit/scalars';
import { CohortState } from './cohort.rules.ts';

registerEnumType(CohortState, {
  name: 'CohortState',
  description: 'Where a cohort stands; it follows from the dates.',
  valuesConfig: {
    PLANNED: { description: 'The call is not open yet.' },
    CALL_OPEN: { description: 'Applications are taken.' },
    SELECTION: { description: 'The call has closed; the cohort has not begun.' },
    RUNNING: { description: 'Under way.' },
    DEMO_DAY: { description: 'From the demo day to the end.' },
    ALUMNI: { description: 'Over.' },
  },
});

@ObjectType('Cohort', { description: 'One run of a programme.', simpleResolvers: true })
@Directive('@key(fields: "id")')
@Access({ to: ['PUBLIC'] })
@Entity()
export class Cohort {
  declare [OptionalProps]?: 'callCloses';

  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  programmeId: string;

  @Property({ type: 'json' })
  names: Texts;

  @Field(() => Int, { description: 'How many startups it takes.' })
  @Property({ type: 'integer' })
  seats: number;

  @Field(() => DateTime, { description: 'First instant at which applications are taken.' })
  @Property({ type: 'datetime' })
  callOpensAt: Date;

  @Property({ type: 'datetime', index: true })
  callClosesAt: Date;

  @Property({ type: 'text' })
  timeZone: string;

  @Field(() => LocalDate, { description: 'First day.' })
  @Property({ type: 'date' })
  startsOn: string;

  @Field(() => LocalDate, { description: 'Day of the demo day.' })
  @Property({ type: 'date' })
  demoDayOn: string;

  @Field(() => LocalDate, { description: 'First day after it.' })
  @Property({ type: 'date' })
  endsOn: string;

  @Field(() => Boolean, { description: 'True: made up for demonstration.' })
  @Property({ type: 'boolean' })
  synthetic: boolean;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;

  @Field(() => Deadline, { description: 'When the call closes: what arrives at that instant is late.' })
  get callCloses(): Deadline {
    return deadline(this.callClosesAt, this.timeZone);
  }
}
