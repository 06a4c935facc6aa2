import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import type { Asked } from '#matching';
import { PairAtEvent } from './pair.entity.ts';

/**
 * That two were first brought together at an event, by a proposal or a meeting, with what was known of them then. Append-only:
 * what is judged or wished later, when it may be known what became of it, teaches nothing.
 */
@Entity()
@Index({ properties: ['eventId'] })
export class Introduction extends PairAtEvent {
  /** Place of the other in the startup's list, 1 the first, above 0 the last. */
  @Property({ type: 'double' })
  startupPlace: number;

  @Property({ type: 'double' })
  otherPlace: number;

  @Property({ type: 'text', nullable: true })
  startupWish: Asked;

  @Property({ type: 'text', nullable: true })
  otherWish: Asked;

  @Property({ type: 'datetime' })
  at: Date;
}
