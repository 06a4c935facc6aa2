import { Migration } from '@mikro-orm/migrations';

/** The settings of every model version that was served, so that its lists can be computed again. */
export class Model extends Migration {
  override up(): void {
    this.addSql(`create table matches.model (
      version text primary key, settings jsonb not null, recorded_at timestamptz not null)`);
    this.addSql(`create trigger model_append_only before update or delete on matches.model
      for each row execute function matches.refuse()`);
  }
}
