import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { PairAtEvent } from './pair.entity.ts';

/** What a startup and another participant of an event are to each other, as `matches` judges them. */
@Entity()
@Index({ properties: ['eventId', 'startupId'] })
@Index({ properties: ['eventId', 'otherId'] })
export class PairScore extends PairAtEvent {
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

  @Property({ type: 'text' })
  modelVersion: string;

  @Property({ type: 'datetime' })
  asOf: Date;
}
