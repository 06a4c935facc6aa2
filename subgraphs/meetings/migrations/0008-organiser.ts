import { Migration } from '@mikro-orm/migrations';

/** Who organises an event reads and changes the meetings at it; an event never changes hands. */
export class Organiser extends Migration {
  override up(): void {
    this.addSql(`alter table meetings.meeting add column organiser_id text`);
    this.addSql(
      `update meetings.meeting m set organiser_id = e.organiser_id from meetings.event e where e.id = m.event_id`,
    );
    this.addSql(`create index meeting_organiser_id_index on meetings.meeting (organiser_id)`);
  }
}
