import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** That both sides were reminded of a meeting, so long before its time. A meeting that was moved has another time. */
@Entity()
export class Reminder {
  @PrimaryKey({ type: 'text' })
  meetingId: string;

  @PrimaryKey({ type: 'datetime' })
  startsAt: Date;

  @PrimaryKey({ type: 'integer' })
  hours: number;

  @Property({ type: 'datetime' })
  at: Date;
}
