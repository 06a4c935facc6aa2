import { Migration } from '@mikro-orm/migrations';

/** Events that this subgraph has passed by, the newest of each subject. On a new database it has passed none by yet. */
const passedBy = (type: string): string => `
  select distinct on (o.payload ->> 'id') o.* from kit.outbox o join kit.inbox i on i.consumer = 'matches'
  where o.type = '${type}' and (o.tx, o.id) <= (i.tx, i.id) order by o.payload ->> 'id', o.tx desc, o.id desc`;

/**
 * A database from before the feedback: entries, meetings and deals were told when nobody listened. Entries are taken in
 * with the time they were told; meetings and deals are told once more, which their other readers bear as they bear any
 * event that comes twice.
 */
export class ToldBefore extends Migration {
  override up(): void {
    this.addSql(`insert into matches.fact (kind, subject, body, recorded_at)
      select 'ENTRY', payload ->> 'id', payload, recorded_at from (${passedBy('entry.recorded')}) told
      where not exists (select from matches.fact known where known.kind = 'ENTRY') order by tx, id`);
    for (const type of ['meeting.changed', 'deal.recorded']) {
      this.addSql(`insert into kit.outbox (type, payload)
        select type, payload from (${passedBy(type)}) told
        where not exists (select from matches.outcome) order by tx, id`);
    }
  }
}
