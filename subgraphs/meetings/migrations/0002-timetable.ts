import { Migration } from '@mikro-orm/migrations';

const EVENTS = [
  `alter table meetings.event add column state text not null default 'OPEN', add column organiser_id text,
    add column slot_minutes int not null default 20, add column break_minutes int not null default 0,
    add column version int not null default 1`,
  `create table meetings.event_interpreter (
    id text primary key, event_id text not null, number int not null, languages text[] not null, hours jsonb not null)`,
  `create index event_interpreter_event_id_index on meetings.event_interpreter (event_id)`,
];

const SCORES = [
  `create table meetings.pair_score (
    id text primary key, event_id text not null, startup_id text not null, other_id text not null, score double precision not null,
    startup_side double precision not null, other_side double precision not null, probability double precision,
    stopped boolean not null, outside boolean not null, model_version text not null, as_of timestamptz not null)`,
  `create index pair_score_event_id_index on meetings.pair_score (event_id)`,
];

const TIMETABLES = [
  `create table meetings.timetable (
    id text primary key, event_id text not null, organiser_id text, state text not null, mode text not null,
    longest_wait_minutes int, at_least int, made_at timestamptz not null, model_version text, held int not null, breaks int not null,
    value double precision not null, bound double precision not null, version int not null default 1)`,
  // At most one draft and one published timetable an event.
  `create unique index timetable_one_a_state on meetings.timetable (event_id, state) where state in ('DRAFT', 'PUBLISHED')`,
  `create table meetings.timetable_entry (
    id text primary key, timetable_id text not null, event_id text not null, a text not null, b text not null,
    starts_at timestamptz not null, ends_at timestamptz not null, table_id text not null, interpreter_id text,
    value double precision not null, pinned boolean not null,
    constraint timetable_entry_one_a_pair unique (timetable_id, a, b))`,
  `create index timetable_entry_event_id_index on meetings.timetable_entry (event_id)`,
  `create table meetings.timetable_gap (
    id text primary key, timetable_id text not null, a text not null, b text not null, because text not null, told text not null,
    value double precision not null)`,
  `create index timetable_gap_timetable_id_index on meetings.timetable_gap (timetable_id)`,
  `alter table meetings.meeting add column interpreter_id text`,
];

/** Events as organisers set them up, what the pairs at them are worth, and timetables before they are published. */
export class Timetables extends Migration {
  override up(): void {
    for (const statement of [...EVENTS, ...SCORES, ...TIMETABLES]) this.addSql(statement);
  }
}
