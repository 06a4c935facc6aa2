import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { RAISING_KINDS } from './deal.mapping.ts';

/** The deals of one country's startups in one year, without (`real`) and with the demonstration (`all`). */
export interface RaisedRow {
  readonly country: string;
  readonly year: number;
  readonly realUsd: string | null;
  readonly allUsd: string | null;
  readonly real: number;
  readonly all: number;
  readonly realUntold: number;
  readonly allUntold: number;
}

const RAISED = `
select s.country, extract(year from d.date)::int as year,
  sum(d.amount_usd) filter (where not d.synthetic)::text as "realUsd", sum(d.amount_usd)::text as "allUsd",
  count(*) filter (where not d.synthetic)::int as real, count(*)::int as "all",
  count(*) filter (where not d.synthetic and d.amount_usd is null)::int as "realUntold",
  count(*) filter (where d.amount_usd is null)::int as "allUntold"
from investors.deal d join investors.startup_copy s on s.id = d.startup_id
where s.country = any(string_to_array(?, ',')) and d.kind = any(string_to_array(?, ',')) and d.date is not null
group by s.country, extract(year from d.date)`;

/** All years of a country; one statement for all countries of a request. */
export const raisedByCountry = (em: EntityManager) =>
  new DataLoader<string, RaisedRow[]>(async (countries) => {
    const parameters = [countries.join(','), RAISING_KINDS.join(',')];
    const rows = (await em.getConnection().execute(RAISED, parameters, 'all')) as RaisedRow[];
    const byCountry = Map.groupBy(rows, (row) => row.country);
    return countries.map((country) => byCountry.get(country) ?? []);
  });
