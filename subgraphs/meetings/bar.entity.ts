import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Texts } from '#kit/locale';

/** A party that may take part, replicated from its owner. */
@Entity()
export class Party {
  @PrimaryKey({ type: 'text' })
  id: string;

  /** What names it in an exclusion: its own id, and `state_XX` for each country it belongs to. */
  @Property({ type: 'text[]' })
  sides: string[];

  /** By language tag; empty while nobody told them. */
  @Property({ type: 'json' })
  names: Texts & Opt = {};
}

/** An exclusion, replicated from the alliance. Days are half-open. */
@Entity()
@Index({ properties: ['a', 'b'] })
export class Exclusion {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  a: string;

  @Property({ type: 'text' })
  b: string;

  @Property({ type: 'date' })
  validFrom: string;

  @Property({ type: 'date', nullable: true })
  validTo: string | null;
}
