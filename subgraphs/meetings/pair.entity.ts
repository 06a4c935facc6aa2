import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What a row says of a startup and another participant of an event; in each table at most one does. */
@Entity({ abstract: true })
export abstract class PairAtEvent {
  /** `<event>+<startup>+<other>` */
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  eventId: string;

  @Property({ type: 'text' })
  startupId: string;

  @Property({ type: 'text' })
  otherId: string;

  /** Whether one lies outside the other's mandate. */
  @Property({ type: 'boolean' })
  outside: boolean;
}
