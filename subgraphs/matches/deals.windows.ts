/** Earlier windows cut from the dated rounds of a deals folder, with their right answers: what settings are tuned on. */
import type { DealEvent, Raise } from '#matching';
import type { DealsFolder } from './deals.reader.ts';
import { usdAsStated } from './deals.sizes.ts';

export interface Window {
  readonly folder: DealsFolder;
  readonly answersA: ReadonlyMap<string, ReadonlySet<string>>;
  readonly answersB: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @param from the window is the twelve months from here, a year or half a year later (2010.5: July); investors first seen in it are left out, as in the benchmark */
export function windowOf({ alliance }: DealsFolder, from: number): Window {
  const asOf = dayAt(from);
  const before = alliance.deals.filter((deal) => deal.date! < asOf);
  const within = alliance.deals.filter((deal) => deal.date! >= asOf && deal.date! < dayAt(from + 1));
  const seen = new Set(before.flatMap((deal) => deal.investorIds));
  const held = pairsOf(before);
  const asks = new Map([...within].reverse().map((deal) => [deal.startupId, raiseOf(deal)]));
  const startups = alliance.startups.map((startup) => ({ ...startup, raise: asks.get(startup.id) ?? null }));
  const fresh = [...pairsOf(within)]
    .filter((pair) => !held.has(pair))
    .map((pair) => pair.split(' ') as [string, string]);
  const right = fresh.filter(([, investor]) => seen.has(investor));
  const answersA = grouped(right.map(([startup, investor]) => [`a:${startup}`, investor]));
  const answersB = grouped(right.map(([startup, investor]) => [`b:${investor}`, startup]));
  return {
    answersA,
    answersB,
    folder: {
      alliance: {
        ...alliance,
        asOf,
        startups,
        deals: before,
        investors: alliance.investors.filter(({ id }) => seen.has(id)),
      },
      startupQueries: startups
        .filter(({ id }) => answersA.has(`a:${id}`))
        .map((startup) => ({ q: `a:${startup.id}`, startup })),
      investorQueries: [...answersB.keys()].map((q) => ({ q, investorId: q.slice(2) })),
      pool: new Set(asks.keys()),
    },
  };
}

/** The first of January, or of July. */
function dayAt(from: number): string {
  return `${Math.floor(from)}-${from % 1 === 0 ? '01' : '07'}-01`;
}

/** A startup states its class of sums, not the sum. */
function raiseOf({ round, amountUsd }: DealEvent): Raise {
  return { round, amountUsd: amountUsd === null ? null : usdAsStated(amountUsd) };
}

function pairsOf(deals: readonly DealEvent[]): Set<string> {
  return new Set(deals.flatMap((deal) => deal.investorIds.map((investor) => `${deal.startupId} ${investor}`)));
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const [key, item] of pairs) groups.set(key, (groups.get(key) ?? new Set()).add(item));
  return groups;
}
