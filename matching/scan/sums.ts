/** Criteria whose value is a curve over a sum: the sum in tables, and the curve in steps. */
import { type Curve, curveOf } from './curve.ts';
import { maximum, minimum } from './extremes.ts';
import type { Values } from './facets.ts';
import type { OfBacker } from './late.ts';
import { mostByBackers } from './most.ts';
import { mostByGroup, sumOver, type Tables } from './tables.ts';

export interface SumBound {
  readonly tables: Tables;
  /** By trade: the most that a kind of it adds. */
  readonly trades: Float64Array;
  readonly curve: Curve;
  /** Added for each backer; in `tables.self` stands the most that so many may add up to, none of them strong, and by its codes here. */
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

/** @param tables of the terms: the most of the backers is added to them; @param most what a sum adds at most; never falls */
export function sumBound(
  tables: Tables,
  groups: Values,
  ofBacker: OfBacker | null,
  { strong, largest, backers }: Backing,
  most: (sum: number) => number,
): SumBound {
  const none = new Float64Array(largest + 1);
  const weak = ofBacker === null ? none : mostByBackers(ofBacker, largest, strong);
  const all = ofBacker === null ? none : mostByBackers(ofBacker, largest);
  const low = sumOver(tables, minimum);
  const backersMost = addByBackers(tables, weak, backers);
  // Strong backers, looked at one by one, add more than the tables say.
  const rise = maximum(all.map((sum, count) => sum - weak[count]!));
  const curve = curveOf(most, low, sumOver(tables, maximum) + rise);
  return {
    tables,
    trades: mostByGroup(tables.kind, groups.codes, groups.samples.length),
    curve,
    ofBacker,
    backersMost,
  };
}

/** @param most by how many backers; @param backers how many, by code of `self`; @returns what was added, by that code */
export function addByBackers(tables: Tables, most: Float64Array, backers: Uint32Array): Float64Array {
  const added = new Float64Array(backers.length);
  for (let code = 0; code < added.length; code++) {
    added[code] = most[backers[code]!]!;
    tables.self[code]! += added[code]!;
  }
  return added;
}
