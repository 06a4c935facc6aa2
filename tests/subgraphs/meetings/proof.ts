/**
 * What must never be, asked of the tables by plain SQL that knows nothing of the constraint or of the code that books.
 * Each answers one number, `n`.
 */

/** Pairs of engagements of one party or table that share an instant. */
export const OVERLAPS = `select count(*)::int as n from meetings.engagement a join meetings.engagement b
  on a.resource = b.resource and a.id < b.id and lower(a.during) < upper(b.during) and lower(b.during) < upper(a.during)
  where a.state in ('HELD', 'CONFIRMED') and b.state in ('HELD', 'CONFIRMED')`;

/**
 * Meetings that stand, or that a timetable holds a place for, without exactly their two sides, their table and their
 * interpreter. What a draft needs may be held by a meeting that the same draft moves away.
 */
export const HALF_BOOKED = `select count(*)::int as n from (
  select id, a, b, table_id, interpreter_id, starts_at, ends_at, null as draft from meetings.meeting where state in ('HELD', 'SCHEDULED', 'MOVED')
  union all select id, a, b, table_id, interpreter_id, starts_at, ends_at, timetable_id from meetings.timetable_entry) m where
  (select array_agg(e.resource order by e.resource) from meetings.engagement e
    where (e.meeting_id = m.id or e.resource in (m.a, m.b, m.table_id, m.interpreter_id)
      and e.meeting_id in (select x.moves from meetings.timetable_entry x where x.timetable_id = m.draft)) and e.state in ('HELD', 'CONFIRMED') and lower(e.during) = m.starts_at and upper(e.during) = m.ends_at)
  is distinct from (select array_agg(r order by r) from unnest(array_remove(array[m.a, m.b, m.table_id, m.interpreter_id], null)) r)`;
