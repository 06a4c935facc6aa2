import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { CohortChanged, ProgrammeChanged } from '../programmes/events.ts';

/** What the events of other subgraphs tell, as far as eligibility needs it. */
@Entity()
export class StartupCopy {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text', nullable: true })
  country: string | null;

  @Property({ type: 'text', nullable: true })
  stage: string | null;

  @Property({ type: 'boolean', nullable: true })
  womenLed: boolean | null;
}

@Entity()
@Index({ properties: ['startupId'] })
export class ResidencyCopy {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  startupId: string;

  @Property({ type: 'text' })
  technoparkId: string;

  @Property({ type: 'text' })
  state: string;

  @Property({ type: 'date' })
  from: string;

  @Property({ type: 'date', nullable: true })
  to: string | null;
}

@Entity()
export class ProgrammeCopy {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'json' })
  state: ProgrammeChanged['payload'];
}

@Entity()
@Index({ properties: ['programmeId', 'callClosesAt'] })
export class CohortCopy {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  programmeId: string;

  @Property({ type: 'datetime' })
  callClosesAt: Date;

  @Property({ type: 'json' })
  state: CohortChanged['payload'];
}
