import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { DateTime } from '#kit/scalars';
import type { ProposalState } from './proposal.states.ts';

@ObjectType('MeetingProposal', {
  description: 'One participant’s proposal to another to meet. Both sides see it once it is sent.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['fromId', 'toId'] })
@Entity()
@Index({ properties: ['eventId', 'state'] })
export class Proposal {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  eventId: string;

  @Property({ type: 'text', index: true })
  fromId: string;

  @Property({ type: 'text', index: true })
  toId: string;

  @Field(() => String, { nullable: true, description: 'What the author says to the other side.' })
  @Property({ type: 'text', nullable: true })
  message: string | null;

  /** When the author would meet; null: at any time. */
  @Property({ type: 'text', nullable: true })
  slotId: string | null;

  /** The proposal that this one answers with another time. */
  @Property({ type: 'text', nullable: true })
  answers: string | null;

  @Property({ type: 'text' })
  state: ProposalState;

  @Field(() => DateTime, { description: 'When it lapses unless it is answered.' })
  @Property({ type: 'datetime' })
  expiresAt: Date;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}
