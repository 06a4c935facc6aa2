import { Migration } from '@mikro-orm/migrations';

/** What was known of those who were brought together, what that teaches of chances, and by which chances a timetable was made. */
export class LearnedChances extends Migration {
  override up(): void {
    this.addSql(`create table meetings.introduction (
      id text primary key, event_id text not null, startup_id text not null, other_id text not null,
      startup_place double precision not null, other_place double precision not null, outside boolean not null,
      startup_wish text, other_wish text, at timestamptz not null)`);
    this.addSql(`create index introduction_event_id_index on meetings.introduction (event_id)`);
    this.addSql(`create table meetings.chances (
      id text primary key, based_on text not null, outcomes int not null, until timestamptz not null,
      judged jsonb, weights jsonb not null, made_at timestamptz not null)`);
    this.addSql(`alter table meetings.timetable add column chances_id text`);
  }
}
