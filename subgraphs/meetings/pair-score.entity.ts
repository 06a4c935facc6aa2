import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What a startup and another participant of an event are to each other, as `matches` judges them. */
@Entity()
export class PairScore {
  /** `<event>+<startup>+<other>` */
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Property({ type: 'text' })
  startupId: string;

  @Property({ type: 'text' })
  otherId: string;

  /** Any real number; comparable among pairs of one kind of other party. */
  @Property({ type: 'double' })
  score: number;

  /** The startup's share of the score. */
  @Property({ type: 'double' })
  startupSide: number;

  @Property({ type: 'double' })
  otherSide: number;

  /** Of a deal within a year, 0 to 1; null: not calibrated. */
  @Property({ type: 'double', nullable: true })
  probability: number | null;

  /** Whether a rule of the matching keeps the two apart. */
  @Property({ type: 'boolean' })
  stopped: boolean;

  /** Whether one lies outside the other's mandate. */
  @Property({ type: 'boolean' })
  outside: boolean;

  @Property({ type: 'text' })
  modelVersion: string;

  @Property({ type: 'datetime' })
  asOf: Date;
}
