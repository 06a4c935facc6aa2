import type { EntityManager } from '@mikro-orm/postgresql';

/** Investors whose last decision about the startup is that they pass. */
export async function passedOn(em: EntityManager, startupId: string): Promise<string[]> {
  const rows = await em.getConnection().execute<{ by_id: string }[]>(
    `select by_id from (
       select distinct on (by_id) by_id, verdict from matches.decision where about_id = ?
       order by by_id, decided_at desc, id desc) last
     where verdict = 'PASSED' order by by_id`,
    [startupId],
  );
  return rows.map((row) => row.by_id);
}
