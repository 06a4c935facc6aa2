import { Migration } from '@mikro-orm/migrations';

/** Fills by itself, also in a database that is older: this subgraph heard of no event before, so it hears all from the first. */
export class StartupCopies extends Migration {
  override up(): void {
    this.addSql(`create table technoparks.startup_copy (id text primary key, synthetic boolean not null)`);
  }
}
