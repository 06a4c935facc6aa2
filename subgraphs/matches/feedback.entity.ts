import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { OVERSEERS } from './overseers.ts';

export const OutcomeKind = {
  MET: 'MET',
  SECOND_MEETING: 'SECOND_MEETING',
  TERM_SHEET: 'TERM_SHEET',
  CONTRACT: 'CONTRACT',
  INVESTED: 'INVESTED',
} as const;
export type OutcomeKind = (typeof OutcomeKind)[keyof typeof OutcomeKind];
registerEnumType(OutcomeKind, {
  name: 'OutcomeKind',
  description: 'What came of two parties.',
  valuesConfig: {
    MET: { description: 'A meeting of the two took place.' },
    SECOND_MEETING: { description: 'A side of the meeting says that they meet again.' },
    TERM_SHEET: { description: 'A side of the meeting says that they signed a term sheet.' },
    CONTRACT: { description: 'A side of the meeting says that they signed a contract.' },
    INVESTED: { description: 'The one put equity or convertible money into the other.' },
  },
});

/**
 * What is so now, read from the append-only `matches.outcome`: of each source and pair the newest row, when it still holds.
 * Nobody presses a button for it: meetings and deals tell.
 */
@ObjectType('Outcome', {
  description: 'What came of two parties, as meetings and deals tell; gone when these are taken back.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS, own: ['startupId', 'otherId'] })
@Entity({ tableName: 'outcome_in_force' })
export class Outcome {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => OutcomeKind, { description: 'What.' })
  @Property({ type: 'text' })
  kind: OutcomeKind;

  @Field(() => ID, { description: 'The startup.' })
  @Property({ type: 'text' })
  startupId: string;

  @Field(() => ID, { description: 'The other: an investor or a technopark.' })
  @Property({ type: 'text' })
  otherId: string;

  @Field(() => ID, { description: 'The meeting, what a side said of it, or the deal.' })
  @Property({ type: 'text' })
  source: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the meeting ended, when a side said what followed, or the end of the deal’s day; null: the day is not known.',
  })
  @Property({ type: 'datetime', nullable: true })
  at: Date | null;
}
