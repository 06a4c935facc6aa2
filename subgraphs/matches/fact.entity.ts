import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What a fact speaks of. Each kind arrives by one event of another subgraph. */
export const FactKind = {
  STARTUP: 'STARTUP',
  INVESTOR: 'INVESTOR',
  TECHNOPARK: 'TECHNOPARK',
  MARKET: 'MARKET',
  PROGRAMME: 'PROGRAMME',
  RESIDENCY: 'RESIDENCY',
  DEAL: 'DEAL',
  ENTRY: 'ENTRY',
  EXCLUSION: 'EXCLUSION',
  EVENT: 'EVENT',
  PARTICIPATION: 'PARTICIPATION',
  PREFERENCE: 'PREFERENCE',
} as const;
export type FactKind = (typeof FactKind)[keyof typeof FactKind];

/**
 * Everything a list is computed from, append-only: a change is a new row. The facts as of a moment are, for each subject,
 * its last row recorded by then; so any list can be computed again.
 */
@Entity()
@Index({ properties: ['kind', 'subject', 'seq'] })
export class Fact {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  seq: string;

  @Property({ type: 'text' })
  kind: FactKind;

  @Property({ type: 'text' })
  subject: string;

  @Property({ type: 'json' })
  body: object;

  @Property({ type: 'datetime' })
  recordedAt: Date;
}
