import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { LocalDate } from '#kit/scalars';
import { closedList } from '#vocabulary/closed-list';
import { Language } from '#vocabulary/language';

export const ParticipantRole = { PRESENTER: 'PRESENTER', FUNDER: 'FUNDER', HOST: 'HOST' } as const;
export type ParticipantRole = (typeof ParticipantRole)[keyof typeof ParticipantRole];
closedList(ParticipantRole, 'ParticipantRole', 'What a party comes to an event for.', {
  PRESENTER: 'Shows a project and looks for money, customers or a host.',
  FUNDER: 'Looks for projects to fund.',
  HOST: 'Offers place, programmes or a way into a market.',
});

@ObjectType('Participation', { description: 'That a party takes part in an event.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
@Entity()
@Unique({ properties: ['eventId', 'partyId'] })
export class Participation {
  @Field(() => ID, { description: 'Stable id.' })
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  eventId: string;

  @Property({ type: 'text', index: true })
  partyId: string;

  /** GraphQL type of the party. */
  @Property({ type: 'text' })
  partyType: string;

  /** Who comes for the party; null while it is not said. */
  @Property({ type: 'text', nullable: true })
  personId: string | null;

  @Field(() => ParticipantRole, { description: 'What it comes for.' })
  @Property({ type: 'text' })
  role: ParticipantRole;

  @Field(() => [Language], { description: 'Languages it can meet in.' })
  @Property({ type: 'text[]' })
  languages: Language[];

  @Field(() => [LocalDate], { description: 'Days on which it is there; empty: on all days.' })
  @Property({ type: 'text[]' })
  days: string[];

  @Field(() => Int, { nullable: true, description: 'Most meetings it wants; null: it set no limit.' })
  @Access({ to: ['SECRETARIAT', 'ANALYST'], own: ['partyId'] })
  @Property({ type: 'integer', nullable: true })
  quota: number | null;

  @Field(() => Boolean, { description: 'False: it withdrew.' })
  @Property({ type: 'boolean' })
  active: boolean;

  @Field(() => Int, { description: 'Grows with each change; send it back as expectedVersion.' })
  @Property({ type: 'integer', version: true })
  version: number;
}
