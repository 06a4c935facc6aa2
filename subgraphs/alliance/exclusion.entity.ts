import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime, LocalDate } from '#kit/scalars';

export const ExclusionKind = { SANCTION_BAR: 'SANCTION_BAR', VISA_BAR: 'VISA_BAR', DECLARED: 'DECLARED' } as const;
export type ExclusionKind = (typeof ExclusionKind)[keyof typeof ExclusionKind];
registerEnumType(ExclusionKind, {
  name: 'ExclusionKind',
  description: 'Why two parties must not be brought together.',
  valuesConfig: {
    SANCTION_BAR: { description: 'A sanctions regime bars it; entered by the secretariat after review.' },
    VISA_BAR: { description: 'One cannot enter the other’s state.' },
    DECLARED: { description: 'One of the two declared it.' },
  },
});

@ObjectType('Exclusion', {
  description: 'Two parties, or a party and a whole state, that must not be brought together during a range of dates.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['declaredBy'] })
@Entity()
@Index({ properties: ['a', 'b'] })
export class Exclusion {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Field(() => ID, { description: 'One side: a party, or a state, which stands for all its parties.' })
  @Property({ type: 'text' })
  a: string;

  @Field(() => ID, { description: 'The other side.' })
  @Property({ type: 'text' })
  b: string;

  @Field(() => ExclusionKind, { description: 'Why.' })
  @Property({ type: 'text' })
  kind: ExclusionKind;

  @Field(() => String, { nullable: true, description: 'In words.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null;

  @Field(() => ID, { description: 'The party that entered it.' })
  @Property({ type: 'text', index: true })
  declaredBy: string;

  @Field(() => LocalDate, { description: 'First day it holds.' })
  @Property({ type: 'date' })
  validFrom: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it no longer holds; null while it lasts.' })
  @Property({ type: 'date', nullable: true })
  validTo: string | null;

  @Field(() => DateTime, { description: 'When it was entered.' })
  @Property({ type: 'datetime' })
  recordedAt: Date;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}
