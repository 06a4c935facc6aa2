import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Release } from './release.ts';

/** A model version that was served, and all that was stated rather than learned when it was. Append-only. */
@Entity({ tableName: 'model' })
export class ServedModel {
  @PrimaryKey({ type: 'text' })
  version: string;

  @Property({ type: 'json' })
  settings: Release;

  @Property({ type: 'datetime' })
  recordedAt: Date;
}
