import type { EntityManager } from '@mikro-orm/postgresql';
import type { CountryCounts } from './country-pair.rules.ts';
import { HELD } from './feedback.rules.ts';

export interface CountryPairQuestion {
  /** Only among parties made up for demonstration, only among others, or both. */
  readonly synthetic: boolean | null;
  /** Also pairs of one country with itself. */
  readonly domestic: boolean;
}

/**
 * Where each party is at home, what met and what was funded, counted by pair of countries; a pair whose country is
 * not known is counted as one of its own, with nulls. A deal of several investors counts once for each pair of countries.
 */
const COUNTS = `
with home as (
  select id, country, synthetic from matches.startup_profile
  union all select id, country, synthetic from matches.investor_profile
  union all select * from (
    select distinct on (subject) subject, body ->> 'country', (body ->> 'synthetic')::boolean from matches.fact
    where kind = 'TECHNOPARK' order by subject, seq desc) park
), event as (
  select a, b, id as source, 'MEETING' as kind, state in (${HELD.map((state) => `'${state}'`).join()}) as held from matches.arranged_pair
  where starts_with(id, 'meeting_') and state in ('SCHEDULED', 'MOVED', 'DONE', 'RATED')
  union all select startup_id, other_id, source, 'DEAL', false from matches.outcome_in_force where kind = 'INVESTED'
), placed as (
  select e.kind, e.source, e.held, least(x.country, y.country) as a, greatest(x.country, y.country) as b,
    x.country is not null and y.country is not null as known
  from event e left join home x on x.id = e.a left join home y on y.id = e.b
  where ?::boolean is null or (coalesce(x.synthetic, false) or coalesce(y.synthetic, false)) = ?::boolean
)
select case when known then a end as a, case when known then b end as b,
  count(distinct source) filter (where kind = 'MEETING')::int as meetings,
  count(distinct source) filter (where kind = 'MEETING' and held)::int as held,
  count(distinct source) filter (where kind = 'DEAL')::int as deals
from placed where ?::boolean or not known or a <> b group by 1, 2`;

export const countsByCountries = (
  em: EntityManager,
  { synthetic, domestic }: CountryPairQuestion,
): Promise<CountryCounts[]> =>
  em.getConnection().execute<CountryCounts[]>(COUNTS, [synthetic, synthetic, domestic], 'all');
