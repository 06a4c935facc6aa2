import { Migration } from '@mikro-orm/migrations';

export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table investors.investor (
      id text primary key, names jsonb not null, default_name text not null, kind text not null, country text not null,
      city text, founded_year int, website text, multilateral boolean not null, sectors text[], rounds text[],
      countries text[], languages text[], ticket_min_usd numeric(20,2), ticket_max_usd numeric(20,2), thesis text,
      dry_powder_amount numeric(20,2), dry_powder_currency text, held_for_review boolean not null,
      sources text[] not null, origins jsonb not null, synthetic boolean not null, version int not null default 1,
      constraint investor_ticket_in_order check (ticket_min_usd <= ticket_max_usd),
      constraint investor_dry_powder_whole check ((dry_powder_amount is null) = (dry_powder_currency is null)))`);
    this.addSql(`create index investor_default_name_index on investors.investor (default_name)`);
    this.addSql(`create index investor_country_index on investors.investor (country)`);
    for (const list of ['sectors', 'rounds', 'countries'])
      this.addSql(`create index investor_${list}_index on investors.investor using gin (${list})`);
    this.addSql(`create table investors.deal (
      id text primary key, startup_id text not null, investor_ids text[] not null, other_investors text[] not null,
      date date, date_precision text, round text not null, kind text not null, amount numeric(20,2), currency text,
      amount_usd numeric(20,2), source text, confidence text not null, note text, synthetic boolean not null,
      constraint deal_amount_positive check (amount > 0 and amount_usd > 0),
      constraint deal_amount_whole check ((amount is null) = (currency is null)))`);
    this.addSql(`create index deal_startup_id_index on investors.deal (startup_id)`);
    this.addSql(`create index deal_date_index on investors.deal (date)`);
    this.addSql(`create index deal_investor_ids_index on investors.deal using gin (investor_ids)`);
    this.addSql(`create table investors.startup_copy (
      id text primary key, country text not null, synthetic boolean not null)`);
    this.addSql(`create index startup_copy_country_index on investors.startup_copy (country)`);
  }
}
