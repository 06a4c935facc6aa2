import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

/** Entries into foreign markets by the startups of one country, in one year (null: nobody knows the year). */
export interface EntryCount {
  readonly country: string;
  readonly since: number | null;
  readonly synthetic: boolean;
  readonly count: number;
}

const COUNT = `
select s.country, e.since, s.synthetic, count(*)::int as count
from startups.market_entry e join startups.startup s on s.id = e.startup_id
where s.country = any(string_to_array(?, ','))
group by s.country, e.since, s.synthetic`;

/** All counts of a country; one statement for all countries of a request. */
export const entryCounts = (em: EntityManager) =>
  new DataLoader<string, EntryCount[]>(async (countries) => {
    const rows = (await em.getConnection().execute(COUNT, [countries.join(',')], 'all')) as EntryCount[];
    const byCountry = Map.groupBy(rows, (row) => row.country);
    return countries.map((country) => byCountry.get(country) ?? []);
  });

export const sumOf = (counts: readonly EntryCount[], since: number | null, includeSynthetic: boolean): number =>
  counts
    .filter((row) => row.since === since && (includeSynthetic || !row.synthetic))
    .reduce((sum, row) => sum + row.count, 0);
