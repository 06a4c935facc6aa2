/**
 * How near are an investor's past deals to this one? A kernel density over the fields together: each past deal counts by
 * a product over the fields, 1 where they agree and less where they do not. Sees combinations that single fields cannot.
 */
import { decay } from '../calendar.ts';
import type { StartupColumns } from '../encode.ts';
import type { DealEvent } from '../profile.ts';
import { firstOf } from '../ragged.ts';
import type { Edges } from './edges.ts';

/** Deals in columns, ordered by investor: those of investor i are `starts[i] .. starts[i + 1]`. */
export interface Precedents {
  readonly starts: Uint32Array;
  readonly investor: Uint32Array;
  readonly deal: readonly DealEvent[];
  readonly weight: Float64Array;
  readonly codes: Codes;
  /** Sum of the weights, and the share of it that shows a code: by field, by code. */
  readonly total: number;
  readonly share: Readonly<Record<keyof Codes, ReadonlyMap<number, number>>>;
  /** The share of it that names no category, by sector. */
  readonly uncategorised: ReadonlyMap<number, number>;
}

export interface Codes {
  readonly category: Uint16Array;
  /** The first of the sectors. */
  readonly sector: Uint16Array;
  readonly country: Uint16Array;
  readonly region: Uint16Array;
  readonly round: Uint16Array;
  readonly size: Uint16Array;
}

/** What a deal still counts when a field differs. */
const OTHER_CATEGORY_SAME_SECTOR = 0.35;
const OTHER = { category: 0.15, country: 0.08, region: 0.25, round: 0.3 } as const;
/** For each class of size between them; the same for an unknown size. */
const SIZE_STEP = 0.55;
const SIZE_STEPS = Float64Array.from({ length: 16 }, (_, steps) => SIZE_STEP ** steps);

export function codesOfStartups(startups: StartupColumns, rows: ArrayLike<number>): Codes {
  const take = (column: Uint16Array) => Uint16Array.from(rows, (row) => (row < 0 ? 0 : column[row]!));
  const { category, country, region, round, size } = startups;
  const sector = Uint16Array.from(rows, (row) => (row < 0 ? 0 : firstOf(startups.sector, row)));
  return {
    category: take(category),
    sector,
    country: take(country),
    region: take(region),
    round: take(round),
    size: take(size),
  };
}

export function learnPrecedents(
  edges: Edges,
  startups: StartupColumns,
  investors: number,
  halfLifeYears: number,
): Precedents {
  const order = Array.from(edges.first.keys())
    .filter((e) => edges.first[e] === 1)
    .sort((a, b) => edges.investor[a]! - edges.investor[b]! || a - b);
  const starts = new Uint32Array(investors + 1);
  for (const e of order) starts[edges.investor[e]! + 1]! += 1;
  for (let i = 0; i < investors; i++) starts[i + 1]! += starts[i]!;
  const codes = {
    ...codesOfStartups(
      startups,
      order.map((e) => edges.startup[e]!),
    ),
    round: Uint16Array.from(order, (e) => edges.round[e]!),
    size: Uint16Array.from(order, (e) => edges.size[e]!),
  };
  const weight = Float64Array.from(order, (e) => decay(edges.age[e]!, halfLifeYears));
  const share = Object.fromEntries(
    Object.entries(codes).map(([field, column]) => [field, sharesOf(column, weight)]),
  ) as unknown as Precedents['share'];
  return {
    starts,
    investor: Uint32Array.from(order, (e) => edges.investor[e]!),
    deal: order.map((e) => edges.deal[e]!),
    weight,
    codes,
    total: weight.reduce((sum, w) => sum + w, 0),
    share,
    uncategorised: sharesOf(codes.sector, weight, (at) => codes.category[at] === 0),
  };
}

function sharesOf(column: Uint16Array, weight: Float64Array, counts = (_at: number) => true): Map<number, number> {
  const found = new Map<number, number>();
  const total = weight.reduce((sum, w) => sum + w, 0) || 1;
  column.forEach((code, at) => {
    if (counts(at)) found.set(code, (found.get(code) ?? 0) + weight[at]! / total);
  });
  return found;
}

/** The weight of one past deal for a startup: decay times the product over the fields. */
export function nearness({ weight, codes }: Precedents, at: number, startup: Codes, row: number): number {
  let near = weight[at]! * tradeNearness(codes, at, startup, row);
  if (codes.country[at] !== startup.country[row]) near *= OTHER.country;
  if (codes.region[at] !== startup.region[row]) near *= OTHER.region;
  if (codes.round[at] !== startup.round[row]) near *= OTHER.round;
  return near * sizeNearness(codes.size[at]!, startup.size[row]!);
}

/** The factors of it: what the two do, where they are, what was and is asked. Where neither names a category, the sector is what they do. */
export function tradeNearness(codes: Codes, at: number, startup: Codes, row: number): number {
  const sameSector = codes.sector[at] === startup.sector[row];
  const named = startup.category[row] !== 0;
  if (codes.category[at] === startup.category[row] && (named || sameSector)) return 1;
  return sameSector ? OTHER_CATEGORY_SAME_SECTOR : OTHER.category;
}

export function placeNearness(sameCountry: boolean, sameRegion: boolean): number {
  return (sameCountry ? 1 : OTHER.country) * (sameRegion ? 1 : OTHER.region);
}

export function callNearness(codes: Codes, at: number, startup: Codes, row: number): number {
  const round = codes.round[at] === startup.round[row] ? 1 : OTHER.round;
  return round * sizeNearness(codes.size[at]!, startup.size[row]!);
}

/** Where nothing agrees. */
export const FAR = { trade: OTHER.category, place: OTHER.country * OTHER.region } as const;

function sizeNearness(a: number, b: number): number {
  return a === 0 || b === 0 ? SIZE_STEP : SIZE_STEPS[Math.abs(a - b)]!;
}

/** What all deals together would count if the fields were independent. */
export function expectedNearness(precedents: Precedents, startup: Codes, row: number): number {
  const expected = (field: Mixed) => expectedOf(precedents, field, startup, row);
  const here = precedents.total * expectedOfTrade(precedents, startup, row) * expected('country') * expected('region');
  return here * expected('round') * expectedOfSize(precedents, startup, row);
}

/** The factors of it, but for the total. */
export function expectedOfTrade({ share, uncategorised }: Precedents, startup: Codes, row: number): number {
  const [named, within] = [startup.category[row]!, startup.sector[row]!];
  const category = (named === 0 ? uncategorised.get(within) : share.category.get(named)) ?? 0;
  const sector = Math.max(0, (share.sector.get(within) ?? 0) - category);
  return category + sector * OTHER_CATEGORY_SAME_SECTOR + Math.max(0, 1 - category - sector) * OTHER.category;
}

export function expectedOfPlace(precedents: Precedents, startup: Codes, row: number): number {
  return expectedOf(precedents, 'country', startup, row) * expectedOf(precedents, 'region', startup, row);
}

export function expectedOfCall(precedents: Precedents, startup: Codes, row: number): number {
  return expectedOf(precedents, 'round', startup, row) * expectedOfSize(precedents, startup, row);
}

type Mixed = 'country' | 'region' | 'round';

function expectedOf({ share }: Precedents, field: Mixed, startup: Codes, row: number): number {
  const agree = share[field].get(startup[field][row]!) ?? 0;
  return agree + (1 - agree) * OTHER[field];
}

function expectedOfSize({ share }: Precedents, startup: Codes, row: number): number {
  let size = 0;
  for (const [code, part] of share.size) size += part * sizeNearness(code, startup.size[row]!);
  return size;
}
