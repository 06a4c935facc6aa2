import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Asked } from '#matching';

/**
 * That two were first brought together at an event, by a proposal or a meeting, with what was known of them then. Append-only:
 * what is judged or wished later, when it may be known what became of it, teaches nothing.
 */
@Entity()
export class Introduction {
  /** `<event>+<startup>+<other>` */
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Property({ type: 'text' })
  startupId: string;

  @Property({ type: 'text' })
  otherId: string;

  /** Place of the other in the startup's list, 1 the first, above 0 the last. */
  @Property({ type: 'double' })
  startupPlace: number;

  @Property({ type: 'double' })
  otherPlace: number;

  /** Whether one lay outside the other's mandate. */
  @Property({ type: 'boolean' })
  outside: boolean;

  @Property({ type: 'text', nullable: true })
  startupWish: Asked;

  @Property({ type: 'text', nullable: true })
  otherWish: Asked;

  @Property({ type: 'datetime' })
  at: Date;
}
