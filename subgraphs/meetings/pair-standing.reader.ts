import type { EntityManager } from '@mikro-orm/postgresql';
import type { Standing } from './pair-standing.ts';

/**
 * The place of a pair in one of its lists, as `placesIn` has it: by how many stand before it. Who comes is asked by `is true`,
 * so that it is one table of hashes for all lists: as a join it is gone through for each row.
 */
const placeIn = (list: string, member: string): string => `
select 1 - count(*) filter (where x.score > p.score or x.score = p.score and x.${member} < p.${member} collate "C")::float8 / count(*)
from meetings.pair_score x where x.event_id = p.event_id and x.${list} = p.${list}
  and split_part(x.${member}, '_', 1) = split_part(p.${member}, '_', 1) and (x.${member} in (select party_id from present)) is true`;

const STANDINGS = `
with present as materialized (select party_id from meetings.participation where event_id = ? and active),
p as materialized (select id, event_id, startup_id, other_id, score, outside from meetings.pair_score s
  where id = any(string_to_array(?, ',')) and not exists (select from meetings.introduction i where i.id = s.id)
    and startup_id in (select party_id from present) and other_id in (select party_id from present))
select startup_id, other_id, outside,
  (${placeIn('startup_id', 'other_id')}) as startup_place, (${placeIn('other_id', 'startup_id')}) as other_place
from p order by id`;

interface Row {
  readonly startup_id: string;
  readonly other_id: string;
  readonly outside: boolean;
  readonly startup_place: number;
  readonly other_place: number;
}

/**
 * As `standingsOf`, of a few pairs: no list is read but theirs, and that within the database.
 * @param ids of pair scores of the event
 * @returns those that were judged and are not introduced yet
 */
export async function standingsToIntroduce(
  em: EntityManager,
  eventId: string,
  ids: readonly string[],
): Promise<Standing[]> {
  const asked = [eventId, ids.join()];
  const rows = await em.getConnection().execute(STANDINGS, asked, 'all', em.getTransactionContext());
  return (rows as Row[]).map((row) => ({
    ...{ startupId: row.startup_id, otherId: row.other_id, outside: row.outside },
    places: [row.startup_place, row.other_place],
  }));
}
