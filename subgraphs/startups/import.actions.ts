import { importer } from '#kit/importer';
import type { WriteContext } from '#kit/subgraph';
import { MarketEntry } from './entry.entity.ts';
import { tell } from './event.actions.ts';
import { startupColumns, startupRow } from './import.rules.ts';
import { FundingRound } from './round.entity.ts';
import { Startup } from './startup.entity.ts';

async function tellStartups(ids: readonly string[], { em, clock }: WriteContext): Promise<void> {
  const startups = await em.find(Startup, { id: { $in: [...ids] } }, { orderBy: { id: 'asc' } });
  const rounds = await em.find(FundingRound, { startupId: { $in: [...ids] }, state: 'OPEN' });
  const openRoundOf = new Map(rounds.map((round) => [round.startupId, round]));
  const entries = await em.find(MarketEntry, { startupId: { $in: [...ids] } });
  const entriesOf = Map.groupBy(entries, (entry) => entry.startupId);
  for (const startup of startups) {
    const openRound = openRoundOf.get(startup.id) ?? null;
    tell(em, { startup, openRound, entries: entriesOf.get(startup.id) ?? [] }, clock());
  }
}

/** Startups from files: a row is a real company with its source, never one of the demonstration. */
export const startupImport = importer({
  prefix: 'startup',
  entity: Startup,
  files: ['startups.csv', 'companies.ndjson'],
  columns: startupColumns,
  row: startupRow,
  tell: tellStartups,
});
