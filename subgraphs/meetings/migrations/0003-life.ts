import { Migration } from '@mikro-orm/migrations';

/** The newest names that were told of each party, for those known from before names were kept. */
const TOLD_NAMES = `
  select distinct on (payload ->> 'id') payload ->> 'id' as id, payload -> 'names' as names from kit.outbox
  where type in ('startup.changed', 'investor.changed', 'technopark.changed') and payload -> 'names' is not null
  order by payload ->> 'id', tx desc, id desc`;

/** What comes of a meeting: who was absent, how it was rated, what followed, who was reminded. */
export class Life extends Migration {
  override up(): void {
    this.addSql(`alter table meetings.proposal add column slot_id text, add column answers text`);
    this.addSql(`alter table meetings.meeting add column absent text[] not null default '{}'`);
    this.addSql(`create index meeting_to_come on meetings.meeting (starts_at) where state in ('SCHEDULED', 'MOVED')`);
    this.addSql(`create table meetings.rating (
      id text primary key, meeting_id text not null, by_id text not null, stars int not null, comment text,
      at timestamptz not null, constraint rating_stars check (stars between 1 and 5),
      constraint rating_meeting_id_by_id_unique unique (meeting_id, by_id))`);
    this.addSql(`create table meetings.meeting_outcome (
      id text primary key, meeting_id text not null, by_id text not null, kind text not null, holds boolean not null,
      at timestamptz not null, constraint meeting_outcome_meeting_id_by_id_kind_unique unique (meeting_id, by_id, kind))`);
    this.addSql(`create table meetings.reminder (
      meeting_id text not null, starts_at timestamptz not null, hours int not null, at timestamptz not null,
      primary key (meeting_id, starts_at, hours))`);
    this.addSql(`alter table meetings.party add column names jsonb not null default '{}'`);
    this.addSql(`update meetings.party p set names = told.names from (${TOLD_NAMES}) told where told.id = p.id`);
  }
}
