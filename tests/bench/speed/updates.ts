/** How soon a startup put in or changed is seen, and what it costs the lists until the index is built anew. */
import { type MatchIndex, rankStartupIds, rankStartups, settled, withProfile } from '#matching';
import { SEED } from '../million/market.ts';
import { startupAt } from '../million/startups.ts';
import { stopwatch, type Times, timed } from './measure.ts';
import { printTimes } from './table.ts';

const UPDATES = 300;

export function printUpdates(index: MatchIndex, asked: readonly number[], search: Times): void {
  let grown = index;
  const held = index.startups.count;
  const put = timed(UPDATES, (n) => {
    const changed = index.startups.profiles[(n * 104_729) % held]!;
    const id = n % 2 || index.dealsOf.has(changed.id) ? `startup_new_${n}` : changed.id;
    grown = withProfile(grown, { type: 'startup', ...startupAt(SEED, held + n).profile, id });
  });
  const tail = grown.fresh.startups.count;
  printTimes(
    'a startup put in or changed',
    put,
    search,
    `${tail} of ${UPDATES} without a rebuild, the last beside ${tail - 1} others`,
  );
  const filter = (id: string) => !index.dealsOf.has(id);
  const best = rankStartupIds(index, index.investors.profiles[asked[0]!]!.id, { k: 1, filter })[0]!;
  const twin = { ...index.startups.profiles[index.startups.rows.get(best)!]!, id: 'startup_' };
  const seen = rankStartupIds(
    withProfile(grown, { type: 'startup', ...twin }),
    index.investors.profiles[asked[0]!]!.id,
    { k: 2, filter },
  );
  console.log(
    `a twin of the first of a list, of those without deals, put in, stands in the next list: ${seen.includes('startup_') ? 'yes' : 'NO'}`,
  );
  const after = timed(
    asked.length,
    (n) => void rankStartups(grown, index.investors.profiles[asked[n]!]!.id, { k: 20 }),
  );
  printTimes(`search beside ${tail} fresh startups`, after, search);
  const watch = stopwatch();
  rankStartups(settled(grown), index.investors.profiles[asked[0]!]!.id);
  console.log(
    `all columns and the layout built anew, with the fresh startups and a first list, nothing learned: ${watch()}`,
  );
}
