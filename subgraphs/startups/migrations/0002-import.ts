import { Migration } from '@mikro-orm/migrations';

/** Startups that come from files: where from, under which id, and with facts that their source does not know. */
export class Import extends Migration {
  override up(): void {
    this.addSql(`alter table startups.startup
      add column region text, add column imported_from text, add column external_id text, add column imported_as text,
      alter column country drop not null,
      add constraint startup_imported_once unique (imported_from, external_id)`);
  }
}
