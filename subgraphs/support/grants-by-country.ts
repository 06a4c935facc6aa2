import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

/** The grants of one country in one year, without (`real`) and with the demonstration (`all`). */
export interface GrantsRow {
  readonly country: string;
  readonly year: number;
  readonly realUsd: string | null;
  readonly allUsd: string | null;
}

const GRANTS = `
select country, extract(year from awarded_on)::int as year,
  sum(amount_usd) filter (where not synthetic)::text as "realUsd", sum(amount_usd)::text as "allUsd"
from support.award where country = any(string_to_array(?, ','))
group by country, extract(year from awarded_on)`;

/** All years of a country; one statement for all countries of a request. */
export const grantsByCountry = (em: EntityManager) =>
  new DataLoader<string, GrantsRow[]>(async (countries) => {
    const rows = (await em.getConnection().execute(GRANTS, [countries.join(',')], 'all')) as GrantsRow[];
    const byCountry = Map.groupBy(rows, (row) => row.country);
    return countries.map((country) => byCountry.get(country) ?? []);
  });
