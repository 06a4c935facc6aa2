import { Migration } from '@mikro-orm/migrations';
import { transitionTable } from '#kit/state-machine';

export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table markets.market (
      id text primary key, country text not null constraint market_country_unique unique, names jsonb not null,
      region text not null, capital text not null, landlocked boolean not null, borders text[] not null,
      currencies text[] not null, time_zones text[] not null, official_languages text[] not null,
      widely_used_languages text[] not null, blocs text[] not null, free_trade jsonb not null, origins jsonb not null)`);
    this.addSql(`create table markets.market_indicator (
      id text primary key, market_id text not null, country text not null, indicator text not null,
      value double precision not null, year int not null, as_of text not null, source text not null,
      confidence text not null, note text)`);
    this.addSql(`create index market_indicator_market_id_index on markets.market_indicator (market_id)`);
    this.addSql(`create index market_indicator_country_index on markets.market_indicator (country)`);
    this.addSql(`create index market_indicator_indicator_value_index on markets.market_indicator (indicator, value)`);
    this.addSql(`create table markets.market_pair (
      id text primary key, home text not null, country text not null, market_id text not null,
      shared_languages text[] not null, distance_km double precision not null, contiguous boolean not null,
      spoken_language boolean not null, common_coloniser boolean not null, same_country boolean not null,
      trade_musd double precision, collaboration double precision)`);
    this.addSql(`create index market_pair_market_id_index on markets.market_pair (market_id)`);
    this.addSql(`create index market_pair_home_distance_km_index on markets.market_pair (home, distance_km)`);
    this.addSql(`create table markets.entry_plan (
      id text primary key, startup_id text not null, market_id text not null references markets.market (id),
      state text not null, steps jsonb not null, drafted_at timestamptz not null, synthetic boolean not null,
      version int not null default 1)`);
    this.addSql(`create index entry_plan_startup_id_index on markets.entry_plan (startup_id)`);
    this.addSql(`create index entry_plan_market_id_index on markets.entry_plan (market_id)`);
    this.addSql(`create unique index entry_plan_one_live on markets.entry_plan (startup_id, market_id)
      where state <> 'REVIEWED'`);
    for (const statement of transitionTable('markets')) this.addSql(statement);
  }
}
