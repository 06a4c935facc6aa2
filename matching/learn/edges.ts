/** Past deals as (investor, startup) edges, in columns, with the age of each. */
import { dayOf } from '../calendar.ts';
import { codeOf } from '../dictionary.ts';
import { type Dictionaries, type InvestorColumns, type StartupColumns, sizeCode } from '../encode.ts';
import type { DealEvent, DealKind } from '../profile.ts';

/** Debt, grants, prizes, acquisitions and secondaries happened, but say nothing of what an investor looks for. */
const PREFERENCES: ReadonlySet<DealKind> = new Set<DealKind>(['EQUITY', 'CONVERTIBLE']);

/** What a startup may ask for by name besides: who lends or grants is found by its loans and grants. */
const ASKED_FOR: ReadonlySet<DealKind> = new Set<DealKind>(['DEBT', 'GRANT']);

export interface Edges {
  readonly count: number;
  /** Deals that gave at least one edge. */
  readonly deals: number;
  readonly deal: readonly DealEvent[];
  readonly investor: Uint32Array;
  /** 1 = the investor's first deal in the startup: whom it takes anew, which is what a list is asked for. 0 = it followed on. */
  readonly first: Uint8Array;
  /** Row of the startup, -1 when its profile is not known. */
  readonly startup: Int32Array;
  /** Days between the deal and `asOf`. */
  readonly age: Float64Array;
  readonly round: Uint16Array;
  readonly size: Uint16Array;
}

export function saysPreference(deal: DealEvent): boolean {
  return PREFERENCES.has(deal.kind);
}

/** Days before `asOfDay`; negative when it is still to come. */
export function ageOf(deal: DealEvent, asOfDay: number, undatedAgeYears: number): number {
  return deal.date === null ? undatedAgeYears * 365.25 : asOfDay - dayOf(deal.date);
}

/** Preferences, and the loans and grants whose round has a name of its own: a loan in a seed round tells nothing of seed rounds. */
export function mayBeAskedFor(deals: readonly DealEvent[]): (deal: DealEvent) => boolean {
  const invested = new Set(deals.filter(saysPreference).map(({ round }) => round));
  return (deal) => saysPreference(deal) || (ASKED_FOR.has(deal.kind) && !invested.has(deal.round));
}

/** @param deals before `asOf`, oldest first; @param tells which of them teach */
export function edgesOf(
  deals: readonly DealEvent[],
  age: (deal: DealEvent) => number,
  startups: Pick<StartupColumns, 'rows'>,
  investors: InvestorColumns,
  words: Dictionaries,
  tells: (deal: DealEvent) => boolean = saysPreference,
): Edges {
  const held = new Set<string>();
  const isFirst = (pair: string) => !held.has(pair) && held.add(pair) !== null;
  const rows = deals.filter(tells).flatMap((deal) =>
    [...new Set(deal.investorIds)].flatMap((id) => {
      const investor = investors.rows.get(id);
      if (investor === undefined) return [];
      return [{ deal, investor, age: age(deal), first: isFirst(`${deal.startupId} ${id}`) }];
    }),
  );
  return {
    count: rows.length,
    deals: new Set(rows.map((row) => row.deal)).size,
    deal: rows.map((row) => row.deal),
    investor: Uint32Array.from(rows, (row) => row.investor),
    first: Uint8Array.from(rows, (row) => (row.first ? 1 : 0)),
    startup: Int32Array.from(rows, (row) => startups.rows.get(row.deal.startupId) ?? -1),
    age: Float64Array.from(rows, (row) => row.age),
    round: Uint16Array.from(rows, (row) => codeOf(words.round, row.deal.round)),
    size: Uint16Array.from(rows, (row) => sizeCode(row.deal.amountUsd)),
  };
}
