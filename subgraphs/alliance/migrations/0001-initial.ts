import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table alliance.state (id text primary key, code text not null)`);
    this.addSql(`alter table alliance.state add constraint state_code_unique unique (code)`);
    this.addSql(`create table alliance.membership (
      id text primary key, state_id text not null, status text not null, valid_from date, from_precision text, valid_to date,
      source text, confidence text not null, note text)`);
    this.addSql(`create index membership_state_id_index on alliance.membership (state_id)`);
    this.addSql(`create table alliance.organisation (
      id text primary key, names jsonb not null, kind text not null, country text, source text, confidence text,
      synthetic boolean not null)`);
    this.addSql(`create table alliance.person (
      id text primary key, name text not null, role text not null, organisation_id text not null,
      languages text[] not null, email text, synthetic boolean not null)`);
    this.addSql(`create index person_organisation_id_index on alliance.person (organisation_id)`);
    this.addSql(`create table alliance.exclusion (
      id text primary key, a text not null, b text not null, kind text not null, reason text, declared_by text not null,
      valid_from date not null, valid_to date, recorded_at timestamptz not null, version int not null default 1,
      constraint exclusion_two_parties check (a <> b))`);
    this.addSql(`create index exclusion_a_b_index on alliance.exclusion (a, b)`);
    this.addSql(`create index exclusion_declared_by_index on alliance.exclusion (declared_by)`);
  }
}
