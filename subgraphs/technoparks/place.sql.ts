import { takenSql } from '#kit/occupancy';

/** A day begins at midnight in the zone of the park. */
const instant = (day: string) => `(${day}::timestamp at time zone t.time_zone)`;
const SPAN = { from: instant('ask.from_day'), to: instant('ask.to_day'), now: 'ask.now' };

/** What is asked. Parameters: first day, first day outside, now. */
const ASK = 'with ask as (select ?::date as from_day, ?::date as to_day, ?::timestamptz as now)';
/** Of which parks. Parameter: their ids, joined by commas. */
const PARKS = `(select string_to_array(?, ','))::text[]`;

const PLACE = `s.id || '#' || n`;
const FREE = `not ${takenSql('technoparks.booking', PLACE, SPAN)}`;

/** Every numbered place of every site. */
const PLACES = `from ask cross join technoparks.site s join technoparks.technopark t on t.id = s.technopark_id
  cross join generate_series(1, s.capacity) n`;

/** How many places of each site of some parks are free for the whole period. Further parameter: the parks. */
export const FREE_OF_SITES = `${ASK} select s.technopark_id, s.id as site_id, s.kind, s.access24x7,
  count(*) filter (where ${FREE})::int as free
  ${PLACES} where s.technopark_id = any(${PARKS}) group by s.id`;

/**
 * The places of a park in order, each with its span and whether it is free for the whole of it.
 * Further parameters: park; what the places are; then each twice, null for any: site, number, access at any hour.
 */
export const CANDIDATES = `${ASK} select ${PLACE} as resource, ${SPAN.from} as "from", ${SPAN.to} as "to", ${FREE} as free
  ${PLACES} where t.id = ? and s.kind = ? and (?::text is null or s.id = ?) and (?::int is null or n = ?)
  and (?::boolean is null or s.access24x7 = ?) order by s.id, n`;

/**
 * Desk-days that some parks lend each other park's residents within a period, and borrow from it. A guest belongs to the
 * park it resided in when it booked. Further parameter: the parks.
 */
export const EXCHANGE = `${ASK}, lent as (
  select b.technopark_id as host, b.home_id as home,
    least(b.to_day, ask.to_day) - greatest(b.from_day, ask.from_day) as days
  from ask join technoparks.booking b on b.from_day < ask.to_day and ask.from_day < b.to_day
  where b.kind = 'DESK' and b.home_id <> b.technopark_id
  and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.held_until > ask.now)
) select me as technopark_id, case when host = me then home else host end as partner_id,
    coalesce(sum(days) filter (where host = me), 0)::int as lent,
    coalesce(sum(days) filter (where home = me), 0)::int as borrowed
  from lent join unnest(${PARKS}) me on me in (host, home) group by 1, 2 order by 1, 2`;

/** Guests of some parks with a desk but, for some night of it, no bed. Further parameter: the parks. */
export const WITHOUT_BED = `${ASK} select distinct d.technopark_id, d.guest_id from ask join technoparks.booking d
  on d.from_day < ask.to_day and ask.from_day < d.to_day
  where d.technopark_id = any(${PARKS}) and d.kind = 'DESK' and d.home_id is distinct from d.technopark_id
  and d.state = 'CONFIRMED'
  and not datemultirange(daterange(greatest(d.from_day, ask.from_day), least(d.to_day, ask.to_day))) <@ (
    select coalesce(range_agg(daterange(b.from_day, b.to_day)), '{}') from technoparks.booking b
    where b.guest_id = d.guest_id and b.kind = 'BED'
    and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.held_until > ask.now))
  order by 1, 2`;

/** The figures of residents of real parks in some countries. Parameter: countries, joined by commas. */
export const RESIDENT_FIGURES = `select country, names ->> 'en' as name, residents,
  coalesce(residents_measure = 'COMPANIES', false) as companies
  from technoparks.technopark where not synthetic and country = any(string_to_array(?, ',')) order by id`;
