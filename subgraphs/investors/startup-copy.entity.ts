import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What the events of startups tell of each, as far as deals need it. */
@Entity()
export class StartupCopy {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', nullable: true, index: true })
  country: string | null;

  @Property({ type: 'boolean' })
  synthetic: boolean;
}
