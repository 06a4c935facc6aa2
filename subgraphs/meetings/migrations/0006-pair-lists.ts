import { Migration } from '@mikro-orm/migrations';

/** The lists of one party at an event are found without reading those of all. */
export class PairLists extends Migration {
  override up(): void {
    this.addSql(`drop index meetings.pair_score_event_id_index`);
    this.addSql(`create index pair_score_event_id_startup_id_index on meetings.pair_score (event_id, startup_id)`);
    this.addSql(`create index pair_score_event_id_other_id_index on meetings.pair_score (event_id, other_id)`);
  }
}
