import type { EntityManager } from '@mikro-orm/postgresql';
import { dayEnd } from './moment.reader.ts';

/** Investors whose last decision about the startup is that they pass, and for whom that still holds today. */
export async function passedOn(em: EntityManager, startupId: string, now: Date): Promise<string[]> {
  const rows = await em.getConnection().execute<{ by_id: string }[]>(
    `select by_id from (
       select distinct on (by_id) by_id, verdict, hidden_until from matches.decision where about_id = ?
       order by by_id, decided_at desc, id desc) last
     where verdict = 'PASSED' and (hidden_until is null or hidden_until > ?) order by by_id`,
    [startupId, dayEnd(now)],
  );
  return rows.map((row) => row.by_id);
}
