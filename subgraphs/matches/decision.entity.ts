import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import { OVERSEERS } from './overseers.ts';

export const Verdict = { INTERESTED: 'INTERESTED', PASSED: 'PASSED', WITHDRAWN: 'WITHDRAWN' } as const;
export type Verdict = (typeof Verdict)[keyof typeof Verdict];
registerEnumType(Verdict, {
  name: 'Verdict',
  description: 'What a party decided about another.',
  valuesConfig: {
    INTERESTED: { description: 'Wants to hear more.' },
    PASSED: { description: 'Does not want to see it again.' },
    WITHDRAWN: { description: 'Takes back what it decided before.' },
  },
});

export const PassReason = { NOT_FOR_ME: 'NOT_FOR_ME', NO_CAPACITY: 'NO_CAPACITY' } as const;
export type PassReason = (typeof PassReason)[keyof typeof PassReason];
registerEnumType(PassReason, {
  name: 'PassReason',
  description: 'Why a party passed on another.',
  valuesConfig: {
    NOT_FOR_ME: { description: 'It does not suit: never to be shown again.' },
    NO_CAPACITY: {
      description:
        'It may suit, but there is no time or money for it now: hidden until `hiddenUntil`, and no sign of dislike.',
    },
  },
});

@ObjectType('Decision', {
  description: 'What a party decided about another. Never changed: a new decision takes the place of the last.',
  simpleResolvers: true,
})
@Access({ to: OVERSEERS, own: ['byId'] })
@Entity()
@Index({ properties: ['byId', 'aboutId', 'decidedAt'] })
export class Decision {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => ID, { description: 'Who decided.' })
  @Property({ type: 'text' })
  byId: string;

  @Field(() => ID, { description: 'About whom.' })
  @Property({ type: 'text', index: true })
  aboutId: string;

  @Field(() => Verdict, { description: 'What.' })
  @Property({ type: 'text' })
  verdict: Verdict;

  @Field(() => PassReason, {
    nullable: true,
    description: 'Why it passed; null: it did not pass, or did not say why, which hides the pair for good.',
  })
  @Property({ type: 'text', nullable: true })
  passReason: PassReason | null = null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'After a pass for lack of capacity: the two may be shown to each other again on the day of this moment (UTC).',
  })
  @Property({ type: 'datetime', nullable: true })
  hiddenUntil: Date | null = null;

  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null;

  @Field(() => DateTime, { description: 'When.' })
  @Property({ type: 'datetime' })
  decidedAt: Date;
}
