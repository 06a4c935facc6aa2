import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What the events of startups tell of each, as far as parks need it: that there is such a one, and whether it is real. */
@Entity()
export class StartupCopy {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'boolean' })
  synthetic: boolean;
}
