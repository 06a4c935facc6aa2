import { Migration } from '@mikro-orm/migrations';
import { OFFER_COLUMNS } from '#vocabulary/support-offer';

export class Initial extends Migration {
  override up(): void {
    this.addSql(`create table programmes.programme (${OFFER_COLUMNS})`);
    this.addSql(`create index programme_provider_id_index on programmes.programme (provider_id)`);
    this.addSql(`create table programmes.cohort (
      id text primary key, programme_id text not null references programmes.programme (id), names jsonb not null,
      seats int not null check (seats > 0), call_opens_at timestamptz not null, call_closes_at timestamptz not null,
      time_zone text not null, starts_on date not null, demo_day_on date not null, ends_on date not null,
      synthetic boolean not null, version int not null default 1,
      constraint cohort_one_start unique (programme_id, starts_on),
      constraint cohort_in_order check (call_opens_at < call_closes_at and starts_on < demo_day_on and demo_day_on < ends_on))`);
    this.addSql(`create index cohort_programme_id_index on programmes.cohort (programme_id)`);
    this.addSql(`create index cohort_call_closes_at_index on programmes.cohort (call_closes_at)`);
  }
}
