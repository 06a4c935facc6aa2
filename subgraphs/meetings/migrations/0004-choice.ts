import { Migration } from '@mikro-orm/migrations';

/**
 * How a timetable's pairs were chosen, and how many would rather meet than keep what they have; which meetings a later
 * timetable may move, and which it moves.
 */
export class Choice extends Migration {
  override up(): void {
    this.addSql(`alter table meetings.timetable add column choice text not null default 'HEURISTIC'`);
    this.addSql(`alter table meetings.timetable alter column choice drop default, add column blocking_pairs int`);
    this.addSql(
      `alter table meetings.meeting add column timetable_id text, add column pinned boolean not null default false`,
    );
    this.addSql(`alter table meetings.timetable_entry add column moves text`);
    this.addSql(`create index timetable_entry_moves on meetings.timetable_entry (moves) where moves is not null`);
  }
}
