import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

/**
 * That a party was shown another in its own match list. Append-only; once a day, viewer, candidate and model version: the
 * first time of the day counts. Asked for at `shownAt`, the list can be computed again.
 */
@Entity()
@Unique({ properties: ['viewerId', 'candidateId', 'shownOn', 'modelVersion'], name: 'suggestion_once_a_day' })
export class Suggestion {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id: string;

  @Property({ type: 'text' })
  viewerId: string;

  @Property({ type: 'text' })
  candidateId: string;

  /** The startup of the two, by whose sector and country the quality is grouped. */
  @Property({ type: 'text' })
  startupId: string;

  /** Place in the list as it was shown, from 1. */
  @Property({ type: 'integer' })
  position: number;

  @Property({ type: 'double' })
  score: number;

  @Property({ type: 'text' })
  modelVersion: string;

  /** How likely a place is looked at: `examinationAt(position)` of the engine. */
  @Property({ type: 'double' })
  propensity: number;

  @Property({ type: 'datetime' })
  shownAt: Date;

  /** Its day in UTC. */
  @Property({ type: 'date', index: true })
  shownOn: string;
}
