/** An investor's past deals by trade and by call, and how near each of these is to those that startups have. */
import { type Codes, callNearness, FAR, type Precedents, tradeNearness } from '../../learn/precedents.ts';
import type { Expected } from './precedents.expected.ts';

/** What of the index it is told from. */
export interface Ground {
  readonly precedents: Precedents;
  /** Of the rows that are asked about. */
  readonly startups: Codes;
  readonly expected: Expected;
  readonly investors: number;
}

/** An investor's past deals in columns. */
export interface Deals {
  readonly weight: Float64Array;
  readonly country: Uint16Array;
  readonly region: Uint16Array;
  readonly tradeOf: Uint16Array;
  readonly callOf: Uint16Array;
  /** Of each trade and of each call that occurs, the first deal. */
  readonly trades: readonly number[];
  readonly calls: readonly number[];
}

export function dealsOf({ starts, weight, codes }: Precedents, investor: number): Deals {
  const [from, to] = [starts[investor]!, starts[investor + 1]!];
  const [tradeOf, trades] = grouped(codes.category, codes.sector, from, to);
  const [callOf, calls] = grouped(codes.round, codes.size, from, to);
  const [country, region] = [codes.country.subarray(from, to), codes.region.subarray(from, to)];
  return { weight: weight.subarray(from, to), country, region, tradeOf, callOf, trades, calls };
}

/** Deals alike in both columns are one group. */
function grouped(a: Uint16Array, b: Uint16Array, from: number, to: number): [Uint16Array, number[]] {
  const known = new Map<number, number>();
  const first: number[] = [];
  const groups = new Uint16Array(to - from);
  for (let deal = from; deal < to; deal++) {
    const key = a[deal]! * 2 ** 16 + b[deal]!;
    const group = known.get(key) ?? first.push(deal) - 1;
    known.set(key, group);
    groups[deal - from] = group;
  }
  return [groups, first];
}

/** Trades of past deals that are near, and what each counts more than a far one. */
export interface Near {
  readonly trades: number[];
  readonly beyond: number[];
}

/** Trades that are near to the same ones alike have one class; `near` by class. */
export function classesOf(ground: Ground, ofDeals: readonly number[], trades: Uint32Array) {
  const known = new Map<string, number>();
  const near: Near[] = [];
  const classOf = new Uint32Array(trades.length);
  for (let at = 0; at < trades.length; at++) {
    const own = nearTo(ground, ofDeals, trades[at]!);
    const key = own === FAR_FROM_ALL ? '' : `${own.trades} ${own.beyond}`;
    const found = known.get(key) ?? near.push(own) - 1;
    known.set(key, found);
    classOf[at] = found;
  }
  return { classOf, near };
}

const FAR_FROM_ALL: Near = { trades: [], beyond: [] };

function nearTo({ precedents: { codes }, startups }: Ground, ofDeals: readonly number[], row: number): Near {
  let near = FAR_FROM_ALL;
  for (let trade = 0; trade < ofDeals.length; trade++) {
    const beyond = tradeNearness(codes, ofDeals[trade]!, startups, row) - FAR.trade;
    if (beyond <= 0) continue;
    if (near === FAR_FROM_ALL) near = { trades: [], beyond: [] };
    near.trades.push(trade);
    near.beyond.push(beyond);
  }
  return near;
}

/** @param calls rows of startups; @returns `[call of deals * calls + call]` */
export function nearnessOfCalls(
  { precedents: { codes }, startups, expected }: Ground,
  ofDeals: readonly number[],
  calls: Uint32Array,
): Float64Array {
  const found = new Float64Array(ofDeals.length * calls.length);
  for (let at = 0; at < ofDeals.length; at++) {
    for (let call = 0; call < calls.length; call++) {
      const near = callNearness(codes, ofDeals[at]!, startups, calls[call]!);
      found[at * calls.length + call] = near / expected.call[calls[call]!]!;
    }
  }
  return found;
}
