import { Migration } from '@mikro-orm/migrations';
import { occupancyTable } from '#kit/occupancy';
import { transitionTable } from '#kit/state-machine';

const EVENTS = [
  `create table meetings.event (
    id text primary key, names jsonb not null, venue text not null, country text not null, time_zone text not null,
    days text[] not null, synthetic boolean not null, opens_at timestamptz not null, closes_at timestamptz not null,
    constraint event_some_time check (opens_at < closes_at))`,
  `create table meetings.event_session (
    id text primary key, event_id text not null, day text not null, starts_at timestamptz not null, ends_at timestamptz not null)`,
  `create index event_session_event_id_index on meetings.event_session (event_id)`,
  `create table meetings.event_slot (
    id text primary key, event_id text not null, session_id text not null, day text not null,
    starts_at timestamptz not null, ends_at timestamptz not null, constraint event_slot_some_time check (starts_at < ends_at))`,
  `create index event_slot_event_id_index on meetings.event_slot (event_id)`,
  `create table meetings.event_table (id text primary key, event_id text not null, number int not null)`,
  `create index event_table_event_id_index on meetings.event_table (event_id)`,
];

const PARTIES = [
  `create table meetings.participation (
    id text primary key, event_id text not null, party_id text not null, party_type text not null, person_id text,
    role text not null, languages text[] not null, days text[] not null, quota int, active boolean not null,
    version int not null default 1, constraint participation_some_quota check (quota > 0))`,
  `alter table meetings.participation
    add constraint participation_event_id_party_id_unique unique (event_id, party_id)`,
  `create index participation_party_id_index on meetings.participation (party_id)`,
  `create table meetings.preference (
    id text primary key, event_id text not null, by_id text not null, about_id text not null, wish text,
    recorded_at timestamptz not null, constraint preference_two_parties check (by_id <> about_id))`,
  `alter table meetings.preference
    add constraint preference_event_id_by_id_about_id_unique unique (event_id, by_id, about_id)`,
  `create index preference_by_id_index on meetings.preference (by_id)`,
  `create table meetings.party (id text primary key, sides text[] not null)`,
  `create table meetings.exclusion (
    id text primary key, a text not null, b text not null, valid_from date not null, valid_to date)`,
  `create index exclusion_a_b_index on meetings.exclusion (a, b)`,
];

const MEETINGS = [
  `create table meetings.proposal (
    id text primary key, event_id text not null, from_id text not null, to_id text not null, message text,
    state text not null, expires_at timestamptz not null, version int not null default 1,
    constraint proposal_two_parties check (from_id <> to_id))`,
  `create index proposal_event_id_state_index on meetings.proposal (event_id, state)`,
  `create index proposal_from_id_index on meetings.proposal (from_id)`,
  `create index proposal_to_id_index on meetings.proposal (to_id)`,
  // Whoever asks first: two parties have at most one proposal between them that is open or agreed.
  `create unique index proposal_one_a_pair on meetings.proposal
    (event_id, least(from_id, to_id), greatest(from_id, to_id)) where state in ('SENT', 'ACCEPTED')`,
  `create table meetings.meeting (
    id text primary key, event_id text not null, a text not null, b text not null, table_id text not null,
    starts_at timestamptz not null, ends_at timestamptz not null, state text not null, held_until timestamptz,
    version int not null default 1, constraint meeting_two_parties check (a <> b))`,
  `create unique index meeting_one_a_pair on meetings.meeting
    (event_id, least(a, b), greatest(a, b)) where state in ('HELD', 'SCHEDULED', 'MOVED')`,
  `create index meeting_event_id_state_index on meetings.meeting (event_id, state)`,
  `create index meeting_a_index on meetings.meeting (a)`,
  `create index meeting_b_index on meetings.meeting (b)`,
  ...occupancyTable('meetings', 'engagement', 'meeting_id text not null'),
  `create index engagement_meeting_id_index on meetings.engagement (meeting_id)`,
];

export class Initial extends Migration {
  override up(): void {
    for (const statement of [...EVENTS, ...PARTIES, ...MEETINGS, ...transitionTable('meetings')])
      this.addSql(statement);
  }
}
