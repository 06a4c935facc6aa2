import { Migration } from '@mikro-orm/migrations';

/** How a timetable's pairs were chosen, and how many would rather meet than keep what they have. */
export class Choice extends Migration {
  override up(): void {
    this.addSql(`alter table meetings.timetable add column choice text not null default 'HEURISTIC'`);
    this.addSql(`alter table meetings.timetable alter column choice drop default, add column blocking_pairs int`);
  }
}
