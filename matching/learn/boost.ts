/**
 * What a weighted sum misses: how a criterion's value counts, by what kind of investor it is. Small trees, each of one
 * criterion's value and the investor's traits, are added in turn, each fitted to what is still wrong: gradient boosting
 * (Friedman 2001) on the loss of samples.ts. Of one investor all trees of a criterion are steps over its value (bends.ts).
 */
import { type Binned, binned } from './bins.ts';
import { type Cut, type Grown, type GrowSettings, grow } from './grow.ts';
import { TRAIT_CRITERIA } from './learnable.ts';
import { type Samples, slopesOf } from './samples.ts';
import { TRAITS } from './traits.ts';
import type { Tree } from './tree.ts';

export interface BoostSettings extends GrowSettings {
  /** Each criterion's turn comes so often, and once more that of the traits alone. */
  readonly turns: number;
}

/** Deterministic. @param scores by row, of what was learned before: changed to those of all */
export function boost(samples: Samples, scores: Float64Array, { turns, ...settings }: BoostSettings): Tree[] {
  const traits = samples.traits.map((column) => binned(column, samples.right));
  const bent = samples.names.flatMap((name, column) => (TRAIT_CRITERIA.has(name) ? [] : [{ name, column }]));
  const values = bent.map(({ column }) => binned(samples.values[column]!, samples.right));
  const slopes = { first: new Float64Array(scores.length), second: new Float64Array(scores.length) };
  const trees: Tree[] = [];
  const turn = (name: Tree['of'], own: readonly Binned[]) => {
    slopesOf(samples, scores, slopes);
    trees.push(treeOf(name, grow([...own, ...traits], slopes, scores, settings), [...own, ...traits], own.length));
  };
  for (let round = 0; round < turns; round++) {
    bent.forEach(({ name }, at) => {
      turn(name, [values[at]!]);
    });
    turn(null, []);
  }
  return trees;
}

function treeOf(of: Tree['of'], { cuts, adds }: Grown, columns: readonly Binned[], own: number): Tree {
  const asked = ({ column }: Cut) => (column < own ? 'value' : TRAITS[column - own]!);
  return {
    of,
    asks: cuts.map((cut) => (cut === null ? null : asked(cut))),
    over: cuts.map((cut) => (cut === null ? 0 : columns[cut.column]!.cuts[cut.code]!)),
    adds: Array.from(adds, (added) => Number(added.toPrecision(4))),
  };
}
