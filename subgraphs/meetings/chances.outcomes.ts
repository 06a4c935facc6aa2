import type { EntityManager } from '@mikro-orm/postgresql';
import type { KeptOrNot } from '#matching';
import type { Wish } from './wish.ts';

/** The latest; older ones tell little of today. */
const MOST = 20_000;

/**
 * What became of two at an event: kept, or refused by one of them (declined, not answered in time, called off, withdrawn,
 * not come). What the organiser or an exclusion called off is neither; nor are two who agreed in the end, if nobody wrote down
 * whether they came.
 */
const WORD = `
select m.event_id, least(m.a, m.b) as one, greatest(m.a, m.b) as other, m.state in ('DONE', 'RATED') as kept,
  m.state = 'NO_SHOW' or m.state = 'CANCELLED' and exists (select from meetings.state_transition t
    where t.subject_id = m.id and t.name = 'cancel' and t.by_party in (m.a, m.b)) as refused,
  m.state in ('SCHEDULED', 'MOVED') as unwritten
from meetings.meeting m
union all
select p.event_id, least(p.from_id, p.to_id), greatest(p.from_id, p.to_id), false,
  p.state = 'SENT' or p.state in ('DECLINED', 'EXPIRED') and exists (select from meetings.state_transition t
    where t.subject_id = p.id and (t.name = 'decline' or t.name = 'lapse'
      and (t.by_party in (p.from_id, p.to_id) and t.before <> 'DRAFT' or t.before = 'SENT' and t.at >= p.expires_at))),
  false
from meetings.proposal p`;

/** Events where at least half of what was to take place was written down: where it was not, only refusals would be known. */
const RECORDED = `
select e.id, e.closes_at from meetings.event e left join meetings.meeting m on m.event_id = e.id
where e.closes_at <= ? and e.state in ('OPEN', 'CLOSED') group by e.id
having count(*) filter (where m.state in ('SCHEDULED', 'MOVED')) <= count(*) filter (where m.state in ('DONE', 'RATED', 'NO_SHOW'))`;

const OUTCOMES = `
with recorded as (${RECORDED}), word as (
  select event_id, one, other, bool_or(kept) as kept from (${WORD}) w join recorded r on r.id = w.event_id
  group by event_id, one, other having bool_or(kept) or bool_or(refused) and not bool_or(unwritten))
select i.event_id, i.startup_place, i.other_place, i.outside, i.startup_wish, i.other_wish, w.kept
from word w join meetings.introduction i on i.event_id = w.event_id
  and least(i.startup_id, i.other_id) = w.one and greatest(i.startup_id, i.other_id) = w.other
join recorded r on r.id = i.event_id
order by r.closes_at desc, i.id limit ${MOST}`;

interface Row {
  readonly event_id: string;
  readonly startup_place: number;
  readonly other_place: number;
  readonly outside: boolean;
  readonly startup_wish: Exclude<Wish, 'NEVER'> | null;
  readonly other_wish: Exclude<Wish, 'NEVER'> | null;
  readonly kept: boolean;
}

/** What became of the pairs of each event that was over by then, oldest event first, as far as it was written down. */
export async function outcomesUntil(em: EntityManager, until: Date): Promise<KeptOrNot[][]> {
  const sql = em.getConnection().execute(OUTCOMES, [until.toISOString()], 'all', em.getTransactionContext());
  const events = Map.groupBy((await sql) as Row[], (row) => row.event_id).values();
  const outcome = (row: Row): KeptOrNot => ({
    ...{ places: [row.startup_place, row.other_place], outside: row.outside, kept: row.kept },
    asked: [row.startup_wish, row.other_wish],
  });
  return [...events].map((rows) => rows.map(outcome)).reverse();
}
