import { setImmediate } from 'node:timers/promises';
import {
  type MatchIndex,
  rankDestinations,
  rankInvestorIds,
  rankMarkets,
  rankStartupIds,
  rankTechnoparks,
} from '#matching';
import type { Bars, ListedKind } from './bars.ts';
import type { Pair } from './exclusion-proof.ts';
import { DEPTH } from './lists.ts';
import { orIfUnknown } from './unknown-party.ts';

/** A list of a party, and which of the given it holds: no others are even scored. */
interface List {
  readonly name: string;
  readonly of: ListedKind;
  readonly holds: ListedKind;
  readonly listed: (index: MatchIndex, id: string, among: readonly string[]) => string[];
}

const ids = (matches: readonly { readonly id: string }[]): string[] => matches.map(({ id }) => id);

/** Destinations in the countries of these places: park and market of one are always of the same country. */
function destinationsAbout(index: MatchIndex, id: string, places: readonly string[]) {
  const all = [...index.technoparks, ...index.markets];
  const named = new Set(places);
  const countries = new Set(all.filter((place) => named.has(place.id)).map(({ country }) => country));
  const among = ids(all.filter(({ country }) => countries.has(country)));
  return rankDestinations(index, id, { k: DEPTH, among });
}

const LISTS: readonly List[] = [
  {
    ...{ name: 'investorMatches', of: 'STARTUP', holds: 'INVESTOR' },
    listed: (index, id, among) => rankInvestorIds(index, id, { k: DEPTH, among }),
  },
  {
    ...{ name: 'matches', of: 'INVESTOR', holds: 'STARTUP' },
    listed: (index, id, among) => rankStartupIds(index, id, { k: DEPTH, among }),
  },
  {
    ...{ name: 'technoparkMatches', of: 'STARTUP', holds: 'TECHNOPARK' },
    listed: (index, id, among) => ids(rankTechnoparks(index, id, { k: DEPTH, among })),
  },
  {
    ...{ name: 'marketMatches', of: 'STARTUP', holds: 'MARKET' },
    listed: (index, id, among) => ids(rankMarkets(index, id, { k: DEPTH, among })),
  },
  {
    ...{ name: 'destinations', of: 'STARTUP', holds: 'TECHNOPARK' },
    listed: (index, id, among) => destinationsAbout(index, id, among).map(({ technoparkId }) => technoparkId),
  },
  {
    ...{ name: 'destinations', of: 'STARTUP', holds: 'MARKET' },
    listed: (index, id, among) => destinationsAbout(index, id, among).map(({ marketId }) => marketId),
  },
];

/**
 * Looks in the lists of every party for all that it must not be brought to, at whatever place these would stand. Between
 * two parties others are answered.
 */
export async function barredInLists(index: MatchIndex, bars: Bars): Promise<{ looked: number; found: Pair[] }> {
  const found: Pair[] = [];
  let looked = 0;
  for (const { name, of, holds, listed } of LISTS) {
    for (const id of bars.concerned(of)) {
      const barred = bars.barredFrom(id, holds);
      if (barred.length === 0) continue;
      looked += barred.length;
      const held = new Set(
        orIfUnknown(
          () => listed(index, id, barred),
          () => [],
        ),
      );
      found.push(
        ...barred.filter((other) => held.has(other)).map((other) => ({ a: id, b: other, where: `${name} of ${id}` })),
      );
      await setImmediate();
    }
  }
  return { looked, found };
}
