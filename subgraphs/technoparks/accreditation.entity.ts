import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime, LocalDate } from '#kit/scalars';

@ObjectType('Accreditation', {
  description: 'That the alliance accredits a technopark during a range of dates.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
@Entity()
export class Accreditation {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  technoparkId: string;

  @Field(() => LocalDate, { description: 'First day.' })
  @Property({ type: 'date' })
  validFrom: string;

  @Field(() => LocalDate, { description: 'First day on which it no longer holds.' })
  @Property({ type: 'date', index: true })
  validTo: string;

  @Field(() => DateTime, { description: 'When it was entered.' })
  @Property({ type: 'datetime' })
  recordedAt: Date;
}
