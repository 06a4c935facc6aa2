import { Migration } from '@mikro-orm/migrations';

/** Investors and deals that come from files: where from, under which id, and with facts that their source does not know. */
export class Import extends Migration {
  override up(): void {
    this.addSql(`alter table investors.investor
      add column imported_from text, add column external_id text, add column imported_as text,
      alter column kind drop not null, alter column country drop not null, alter column multilateral drop not null,
      add constraint investor_imported_once unique (imported_from, external_id)`);
    this.addSql(`alter table investors.deal
      add column imported_from text, add column external_id text, add column imported_as text,
      add constraint deal_imported_once unique (imported_from, external_id)`);
    this.addSql(`alter table investors.startup_copy alter column country drop not null`);
  }
}
