import { Migration } from '@mikro-orm/migrations';
import { transitionTable } from '#kit/state-machine';

export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table startups.startup (
      id text primary key, names jsonb not null, default_name text not null, country text not null, hq_country text,
      city text, founded_year int, sectors text[] not null, category text, stage text, status text, summary text,
      website text, product_languages text[], usual_languages text[], deck_languages text[], women_led boolean,
      founder_free_to_travel boolean, held_for_review boolean not null, raising boolean not null,
      raising_usd numeric(20,2), sources text[] not null, origins jsonb not null, synthetic boolean not null,
      version int not null default 1)`);
    this.addSql(`create index startup_default_name_index on startups.startup (default_name)`);
    this.addSql(`create index startup_country_index on startups.startup (country)`);
    this.addSql(`create index startup_stage_index on startups.startup (stage)`);
    this.addSql(`create index startup_raising_index on startups.startup (raising)`);
    this.addSql(`create index startup_sectors_index on startups.startup using gin (sectors)`);
    this.addSql(`create table startups.team_member (
      id text primary key, startup_id text not null, name text not null, position text, founder boolean not null,
      languages text[] not null, email text, since int)`);
    this.addSql(`create index team_member_startup_id_index on startups.team_member (startup_id)`);
    this.addSql(`create table startups.project (
      id text primary key, startup_id text not null, title text not null, summary text, sector text not null, stage text)`);
    this.addSql(`create index project_startup_id_index on startups.project (startup_id)`);
    this.addSql(`create table startups.milestone (
      id text primary key, startup_id text not null, title text not null, due_on date, reached_on date)`);
    this.addSql(`create index milestone_startup_id_index on startups.milestone (startup_id)`);
    this.addSql(`create table startups.funding_round (
      id text primary key, startup_id text not null, state text not null, round text not null,
      amount numeric(20,2) not null, currency text not null, amount_usd numeric(20,2), opened_on date, closes_on date,
      version int not null default 1,
      constraint funding_round_amount_positive check (amount > 0),
      constraint funding_round_dates_in_order check (closes_on >= opened_on))`);
    this.addSql(`create index funding_round_startup_id_index on startups.funding_round (startup_id)`);
    this.addSql(
      `create unique index funding_round_one_open on startups.funding_round (startup_id) where state = 'OPEN'`,
    );
    this.addSql(`create table startups.market_entry (
      id text primary key, startup_id text not null, country text not null, since int, until int, source text,
      as_of text, confidence text not null,
      constraint market_entry_once unique (startup_id, country),
      constraint market_entry_years_in_order check (until >= since))`);
    this.addSql(`create index market_entry_country_index on startups.market_entry (country)`);
    for (const statement of transitionTable('startups')) this.addSql(statement);
  }
}
