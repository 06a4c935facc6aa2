/**
 * The highest nearness that any startup has which agrees with a given one in kind, place or ask. Nearness is a sum over
 * the investor's deals of a product over the three; the two not given are taken, deal by deal, at their best.
 */
import type { StartupColumns } from '../../encode.ts';
import { type Codes, expectedNearness, nearness, type Precedents } from '../../learn/precedents.ts';
import type { StartupField } from '../form.ts';

const PARTS = { kind: ['category', 'sector'], place: ['country', 'region'], ask: ['round', 'size'] } as const;
type PartName = keyof typeof PARTS;
const NAMES = Object.keys(PARTS) as PartName[];

/** What the startups show of one part: each combination once, and what all deals count there, over that of the first row. */
interface Shown {
  readonly codes: Codes;
  readonly expected: Float64Array;
  /** By `keyOf`. */
  readonly at: ReadonlyMap<number, number>;
}

export type ShownParts = Readonly<Record<PartName, Shown>>;

export function shownParts(precedents: Precedents, codes: Codes, startups: StartupColumns): ShownParts {
  const first = copyOf(codes, 0);
  const reference = expectedNearness(precedents, first, 0);
  const shown = (name: PartName): Shown => {
    const samples = new Map<number, number>();
    for (const row of startups.all) {
      const key = keyOf(codes, name, row);
      if (!samples.has(key)) samples.set(key, row);
    }
    const rows = [...samples.values()];
    const expected = rows.map((row) => expectedNearness(precedents, mixed(first, codes, name, row), 0) / reference);
    const taken = Object.fromEntries(
      Object.entries(codes).map(([f, c]) => [f, Uint16Array.from(rows, (row) => c[row]!)]),
    );
    return {
      codes: taken as unknown as Codes,
      expected: Float64Array.from(expected),
      at: new Map([...samples.keys()].map((key, at) => [key, at])),
    };
  };
  return { kind: shown('kind'), place: shown('place'), ask: shown('ask') };
}

/** @returns by part: the sum over the deals, with that part given as its combination `at` and the others at their best, over `expected` */
export function ceilings(precedents: Precedents, investor: number, parts: ShownParts): Record<PartName, Float64Array> {
  const deals = Array.from(
    { length: precedents.starts[investor + 1]! - precedents.starts[investor]! },
    (_, at) => precedents.starts[investor]! + at,
  );
  const own = deals.map((deal) => nearness(precedents, deal, precedents.codes, deal));
  const grouped = Object.fromEntries(NAMES.map((name) => [name, groupsOf(precedents, deals, name, parts[name])]));
  const ceiling = (name: PartName): Float64Array => {
    const others = NAMES.filter((other) => other !== name);
    const { ofDeal, best, ratios } = grouped[name]!;
    const weights = new Float64Array(best.length);
    deals.forEach((_, at) => {
      const bestOf = (other: PartName) => grouped[other]!.best[grouped[other]!.ofDeal[at]!]!;
      weights[ofDeal[at]!]! += others.reduce((product, other) => product * bestOf(other), own[at]!);
    });
    const most = new Float64Array(parts[name].expected.length);
    weights.forEach((weight, group) => {
      const from = group * most.length;
      for (let at = 0; at < most.length; at++) most[at]! += weight * ratios[from + at]!;
    });
    return most;
  };
  return { kind: ceiling('kind'), place: ceiling('place'), ask: ceiling('ask') };
}

/** The part whose fields are all among those given. */
export function partWithin(fields: readonly StartupField[]): PartName | null {
  return NAMES.find((name) => PARTS[name].every((field) => fields.includes(field))) ?? null;
}

/** Found once for the same rows. */
const combinations = new WeakMap<Uint32Array, Uint32Array>();

/** By place in `rows`, which combination the row shows. */
export function combinationsOf(codes: Codes, name: PartName, rows: Uint32Array, parts: ShownParts): Uint32Array {
  const known = combinations.get(rows);
  if (known) return known;
  const found = rows.map((row) => parts[name].at.get(keyOf(codes, name, row))!);
  combinations.set(rows, found);
  return found;
}

interface Groups {
  /** Deals that show the part alike have one group. */
  readonly ofDeal: readonly number[];
  /** `[group * combinations + combination]`: the factor of the part over what is expected. Written over by the next search. */
  readonly ratios: Float64Array;
  /** By group, the highest. */
  readonly best: Float64Array;
}

function groupsOf(precedents: Precedents, deals: readonly number[], name: PartName, shown: Shown): Groups {
  const found = new Map<number, number>();
  const first: number[] = [];
  const ofDeal = deals.map((deal) => {
    const key = keyOf(precedents.codes, name, deal);
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, first.length);
    return first.push(deal) - 1;
  });
  const width = shown.expected.length;
  const ratios = roomFor(name, first.length * width);
  const best = Float64Array.from(first, (deal, group) => {
    const own = ratios.subarray(group * width, (group + 1) * width);
    fillRatios(own, precedents, deal, name, shown);
    return own.reduce((most, one) => Math.max(most, one), 0);
  });
  return { ofDeal, ratios, best };
}

/** The same memory for every search: megabytes made anew for each would keep the collector busy. */
const rooms = new Map<PartName, Float64Array>();

function roomFor(name: PartName, numbers: number): Float64Array {
  const known = rooms.get(name);
  if (known && known.length >= numbers) return known;
  const room = new Float64Array(numbers);
  rooms.set(name, room);
  return room;
}

/** The deal against itself, with one part exchanged for each combination. */
function fillRatios(
  ratios: Float64Array,
  precedents: Precedents,
  deal: number,
  name: PartName,
  { codes, expected }: Shown,
): void {
  const own = nearness(precedents, deal, precedents.codes, deal);
  const scratch = copyOf(precedents.codes, deal);
  for (let at = 0; at < ratios.length; at++) {
    for (const field of PARTS[name]) scratch[field][0] = codes[field][at]!;
    ratios[at] = nearness(precedents, deal, scratch, 0) / own / expected[at]!;
  }
}

function copyOf(codes: Codes, row: number): Codes {
  const one = Object.entries(codes).map(([field, column]) => [field, Uint16Array.of(column[row])]);
  return Object.fromEntries(one) as Codes;
}

function mixed(base: Codes, codes: Codes, name: PartName, row: number): Codes {
  const taken = PARTS[name].map((field) => [field, Uint16Array.of(codes[field][row]!)]);
  return { ...base, ...Object.fromEntries(taken) };
}

function keyOf(codes: Codes, name: PartName, row: number): number {
  const [a, b] = PARTS[name];
  return codes[a][row]! * 2 ** 16 + codes[b][row]!;
}
