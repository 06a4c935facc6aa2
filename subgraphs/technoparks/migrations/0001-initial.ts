import { Migration } from '@mikro-orm/migrations';
import { occupancyTable } from '#kit/occupancy';
import { transitionTable } from '#kit/state-machine';

const yes = (name: string, fact: string) =>
  `${name} boolean generated always as ((${fact} ->> 'value')::boolean) stored`;

export class Initial extends Migration {
  override up(): void {
    for (const statement of [
      ...occupancyTable(
        'technoparks',
        'booking',
        `kind text not null, technopark_id text not null, guest_id text not null, home_id text, from_day date not null,
        to_day date not null, booked_at timestamptz not null, version int not null default 1`,
      ),
      'create index booking_technopark_id_index on technoparks.booking (technopark_id)',
      'create index booking_guest_id_index on technoparks.booking (guest_id)',
      ...transitionTable('technoparks'),
      ...PARKS,
      ...RESIDENCIES,
    ])
      this.addSql(statement);
  }
}

const PARKS = [
  `create table technoparks.technopark (
    id text primary key, names jsonb not null, kind text not null, country text not null, city text,
    latitude jsonb not null, longitude jsonb not null, time_zone text, sectors text[] not null, stages text[] not null,
    languages text[] not null, founded jsonb not null, residents jsonb not null, residents_measure text,
    tax_regime jsonb not null, tax_waiver jsonb not null, workspace jsonb not null, access24x7 jsonb not null,
    housing jsonb not null, visa jsonb not null, visa_help jsonb not null, grants jsonb not null,
    programme_names jsonb not null, no_local_entity_needed jsonb not null, soft_landing jsonb not null,
    extraterritorial boolean not null, website text, sources text[] not null, notes text, synthetic boolean not null,
    ${yes('has_access24x7', 'access24x7')}, ${yes('has_tax_waiver', 'tax_waiver')},
    ${yes('has_visa_help', 'visa_help')}, ${yes('needs_no_local_entity', 'no_local_entity_needed')},
    ${yes('has_soft_landing', 'soft_landing')})`,
  'create index technopark_country_index on technoparks.technopark (country)',
  `create table technoparks.site (
    id text primary key, technopark_id text not null references technoparks.technopark (id), kind text not null,
    name text not null, capacity int not null, access24x7 boolean not null,
    latitude double precision not null, longitude double precision not null,
    constraint site_has_places check (capacity > 0))`,
  'create index site_technopark_id_index on technoparks.site (technopark_id)',
  // A park is accredited once at a time.
  `create table technoparks.accreditation (
    id text primary key, technopark_id text not null references technoparks.technopark (id), valid_from date not null,
    valid_to date not null, recorded_at timestamptz not null,
    constraint accreditation_some_time check (valid_from < valid_to),
    constraint accreditation_one_at_a_time exclude using gist
      (technopark_id with =, daterange(valid_from, valid_to) with &&))`,
  'create index accreditation_technopark_id_index on technoparks.accreditation (technopark_id)',
  'create index accreditation_valid_to_index on technoparks.accreditation (valid_to)',
];

const RESIDENCIES = [
  `create table technoparks.residency (
    id text primary key, startup_id text not null, technopark_id text not null references technoparks.technopark (id),
    state text not null, from_day date not null, to_day date, version int not null default 1,
    constraint residency_some_time check (to_day is null or from_day <= to_day),
    constraint residency_ends check ((state = 'ENDED') = (to_day is not null)))`,
  'create index residency_startup_id_index on technoparks.residency (startup_id)',
  'create index residency_technopark_id_index on technoparks.residency (technopark_id)',
  // A startup resides in one park at a time.
  `create unique index residency_one_at_a_time on technoparks.residency (startup_id) where state <> 'ENDED'`,
  `create table technoparks.quarterly_report (
    id text primary key, residency_id text not null references technoparks.residency (id), startup_id text not null,
    technopark_id text not null, quarter text not null, summary text, submitted_at timestamptz not null)`,
  `alter table technoparks.quarterly_report add constraint quarterly_report_once unique (residency_id, quarter)`,
];
