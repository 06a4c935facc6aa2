import { Migration } from '@mikro-orm/migrations';

/** Of two whom nobody judged, that they are a gap at all tells that one asked for the other. */
export class JudgedGaps extends Migration {
  override up(): void {
    this.addSql(`alter table meetings.timetable_gap add column judged boolean not null default false`);
    this.addSql(`update meetings.timetable_gap g set judged = true
      from meetings.timetable t join meetings.pair_score s on s.event_id = t.event_id
      where t.id = g.timetable_id and least(s.startup_id, s.other_id) = least(g.a, g.b)
        and greatest(s.startup_id, s.other_id) = greatest(g.a, g.b)`);
    this.addSql(`alter table meetings.timetable_gap alter column judged drop default`);
  }
}
