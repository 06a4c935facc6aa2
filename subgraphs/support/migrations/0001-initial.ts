import { Migration } from '@mikro-orm/migrations';
import { OFFER_COLUMNS } from '#vocabulary/support-offer';

export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table support.measure (${OFFER_COLUMNS})`);
    this.addSql(`create index measure_provider_id_index on support.measure (provider_id)`);
    this.addSql(`create table support.grant_call (${OFFER_COLUMNS},
      budget_amount numeric(20,2) not null, opens_at timestamptz not null, closes_at timestamptz not null,
      time_zone text not null, decided_on date, version int not null default 1,
      constraint grant_call_one_name unique (provider_id, names, opens_at),
      constraint grant_call_in_order check (opens_at < closes_at),
      constraint grant_call_within_budget check (amount <= budget_amount))`);
    this.addSql(`create index grant_call_provider_id_index on support.grant_call (provider_id)`);
    this.addSql(`create index grant_call_closes_at_index on support.grant_call (closes_at)`);
    this.addSql(`create table support.award (
      id text primary key, offer_id text not null, startup_id text not null, country text not null,
      awarded_on date not null, amount numeric(20,2) not null, currency text not null, amount_usd numeric(20,2),
      synthetic boolean not null, source text, confidence text)`);
    this.addSql(`create index award_offer_id_index on support.award (offer_id)`);
    this.addSql(`create index award_startup_id_index on support.award (startup_id)`);
    this.addSql(`create index award_country_awarded_on_index on support.award (country, awarded_on)`);
    this.addSql(`create table support.startup_copy (
      id text primary key, country text not null, stage text, women_led boolean)`);
    this.addSql(`create table support.residency_copy (
      id text primary key, startup_id text not null, technopark_id text not null, state text not null,
      "from" date not null, "to" date)`);
    this.addSql(`create index residency_copy_startup_id_index on support.residency_copy (startup_id)`);
    this.addSql(`create table support.programme_copy (id text primary key, state jsonb not null)`);
    this.addSql(`create table support.cohort_copy (
      id text primary key, programme_id text not null, call_closes_at timestamptz not null, state jsonb not null)`);
    this.addSql(`create index cohort_copy_programme_id_call_closes_at_index
      on support.cohort_copy (programme_id, call_closes_at)`);
  }
}
