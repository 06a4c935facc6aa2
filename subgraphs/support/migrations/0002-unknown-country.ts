import { Migration } from '@mikro-orm/migrations';

/** The source of an imported startup may not know its country. */
export class UnknownCountry extends Migration {
  override up(): void {
    this.addSql(`alter table support.startup_copy alter column country drop not null`);
  }
}
