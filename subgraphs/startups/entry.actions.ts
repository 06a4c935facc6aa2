import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { MarketEntry } from './entry.entity.ts';
import type { RecordMarketEntryInput } from './entry.inputs.ts';
import { mustBeEntry } from './entry.rules.ts';
import { tell, tellEntry } from './event.actions.ts';
import { alone, DECLARED, ownState } from './startup.actions.ts';

/** Adds an entry, or corrects the one there is of that country. */
export const recordMarketEntry = (input: RecordMarketEntryInput, context: Context): Promise<MarketEntry> =>
  alone(context, input.startupId, (locked) => enter(input, locked));

async function enter(input: RecordMarketEntryInput, context: Context): Promise<MarketEntry> {
  mustBeWritten(input, { source: LONGEST_WORDS });
  const { em, clock, newId } = context;
  const { startupId, country, since = null, until = null, source } = input;
  const state = await ownState(em, startupId, context, 'startupId');
  mustBeEntry(input, state.startup.country, clock().getUTCFullYear());
  const says = { since, until, ...DECLARED, ...(source && { source }), asOf: dayOf(clock()) };
  const known = state.entries.find((entry) => entry.country === country);
  const entry = known
    ? Object.assign(known, says)
    : em.create(MarketEntry, { id: newId('market-entry'), startupId, country, ...says });
  tellEntry(em, entry);
  tell(em, { ...state, entries: known ? state.entries : [...state.entries, entry] }, clock());
  await em.flush();
  return entry;
}
