/** Criteria whose value is a curve over a sum: the sum in tables, and the curve in steps. */
import type { OfBacker } from '../criteria/form.ts';
import { type Curve, curveOf } from './curve.ts';
import { maximum } from './extremes.ts';
import type { Values } from './facets.ts';
import { mostByBackers } from './most.ts';
import { mostByGroup, type Tables } from './tables.ts';

export interface SumBound {
  readonly tables: Tables;
  /** By trade: the most that a kind of it adds. */
  readonly trades: Float64Array;
  readonly curve: Curve;
  /** Added for each backer; in `tables.self` stands the most that so many may add up to, none of them strong, and by how many they are here. */
  readonly ofBacker: OfBacker | null;
  readonly backersMost: Float64Array;
}

export interface Backing {
  /** 1 = strong, by investor. */
  readonly strong: Uint8Array;
  /** How many back a startup: at most, and by code of `self`. */
  readonly largest: number;
  readonly backers: Uint32Array;
}

/** @param tables of the terms: the most of the backers is added to them; @param range of what they add up to before; @param most what a sum adds at most; never falls */
export function sumBound(
  tables: Tables,
  [low, high]: readonly [number, number],
  groups: Values,
  ofBacker: OfBacker | null,
  { strong, largest, backers }: Backing,
  most: (sum: number) => number,
): SumBound {
  const none = new Float64Array(largest + 1);
  const weak = ofBacker === null ? none : mostByBackers(ofBacker, largest, strong);
  const all = ofBacker === null ? none : mostByBackers(ofBacker, largest);
  addByBackers(tables, weak, backers);
  // Strong backers, looked at one by one, add more than the tables say.
  const rise = maximum(all.map((sum, count) => sum - weak[count]!));
  const curve = curveOf(most, low, high + maximum(weak) + rise);
  return {
    tables,
    trades: mostByGroup(tables.kind, groups.codes, groups.samples.length),
    curve,
    ofBacker,
    backersMost: weak,
  };
}

/** @param most by how many backers; @param backers how many, by code of `self` */
export function addByBackers({ self }: Tables, most: Float64Array, backers: Uint32Array): void {
  for (let code = 0; code < self.length; code++) self[code]! += most[backers[code]!]!;
}
