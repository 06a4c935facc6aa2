import type { EntityManager } from '@mikro-orm/postgresql';

/** Two parties whom a proposal, a meeting or a draft brings together although something bars them. */
export interface BarBreach {
  readonly subjectId: string;
  readonly a: string;
  readonly b: string;
  /** The exclusion; null: one of the two said NEVER. */
  readonly exclusionId: string | null;
}

export interface BarProof {
  readonly exclusions: number;
  readonly nevers: number;
  readonly proposals: number;
  readonly meetings: number;
  readonly drafts: number;
  readonly breaches: readonly BarBreach[];
}

/**
 * What brings parties together from an instant on: open and agreed proposals, for any day from then to the event's end,
 * meetings that stand and are not over, and those that a draft timetable holds a place for, for the days on which they take place.
 */
const TOGETHER = `
select p.id, p.event_id, p.from_id as a, p.to_id as b, 'PROPOSAL' as kind, at.day as first_day, (e.closes_at at time zone 'UTC')::date as last_day
from meetings.proposal p join meetings.event e on e.id = p.event_id cross join at
where p.state = 'ACCEPTED' or p.state in ('DRAFT', 'SENT') and p.expires_at > at.instant
union all
select m.id, m.event_id, m.a, m.b, 'MEETING', (m.starts_at at time zone 'UTC')::date, (m.ends_at at time zone 'UTC')::date
from meetings.meeting m cross join at
where m.ends_at > at.instant and (m.state in ('SCHEDULED', 'MOVED') or m.state = 'HELD' and m.held_until > at.instant)
union all
select d.id, d.event_id, d.a, d.b, 'DRAFT', (d.starts_at at time zone 'UTC')::date, (d.ends_at at time zone 'UTC')::date
from meetings.timetable_entry d join meetings.timetable t on t.id = d.timetable_id cross join at
where t.state = 'DRAFT' and d.ends_at > at.instant`;

/** Every name by which an exclusion may call a party: its own, and its states'. One that is not known has its own. */
const NAMES = `
select id, unnest(sides) as name from meetings.party
union select a, a from together union select b, b from together`;

/**
 * Looks every pair up among all exclusions and all NEVERs, both ways round, by plain joins. It shares nothing with what
 * refuses a barred pair (bar.rules.ts) and calls off what a later bar forbids (bar.actions.ts).
 */
const PROOF = `
with at as (select ?::timestamptz as instant, (?::timestamptz at time zone 'UTC')::date as day),
together as (${TOGETHER}), name as (${NAMES}),
breach as (
  select t.id, t.a, t.b, x.id as exclusion_id
  from together t join name one on one.id = t.a join name other on other.id = t.b
  join meetings.exclusion x on (x.a, x.b) in ((one.name, other.name), (other.name, one.name))
    and x.valid_from <= t.last_day and coalesce(x.valid_to > t.first_day, true)
  union
  select t.id, t.a, t.b, null
  from together t join meetings.preference w on w.event_id = t.event_id and w.wish = 'NEVER'
    and (w.by_id, w.about_id) in ((t.a, t.b), (t.b, t.a))
)
select
  (select count(*)::int from meetings.exclusion x, at where coalesce(x.valid_to > at.day, true)) as exclusions,
  (select count(*)::int from meetings.preference w join meetings.event e on e.id = w.event_id, at
   where w.wish = 'NEVER' and e.closes_at > at.instant) as nevers,
  (select count(*)::int from together where kind = 'PROPOSAL') as proposals,
  (select count(*)::int from together where kind = 'MEETING') as meetings,
  (select count(*)::int from together where kind = 'DRAFT') as drafts,
  (select coalesce(json_agg(json_build_object('subjectId', id, 'a', a, 'b', b, 'exclusionId', exclusion_id)
     order by id, exclusion_id), '[]') from breach) as breaches`;

export async function proveBars(em: EntityManager, now: Date): Promise<BarProof> {
  const instant = now.toISOString();
  const [proof] = await em.getConnection().execute<BarProof[]>(PROOF, [instant, instant], 'all');
  return proof!;
}
