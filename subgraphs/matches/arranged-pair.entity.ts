import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Two parties that a proposal or a meeting brings together, as `meetings` tells; kept to prove that no exclusion is broken. */
@Entity()
export class ArrangedPair {
  /** Id of the proposal or meeting. */
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', index: true })
  eventId: string;

  @Property({ type: 'text' })
  a: string;

  @Property({ type: 'text' })
  b: string;

  @Property({ type: 'text' })
  state: string;
}
