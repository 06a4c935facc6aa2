/** What a branch of the search may score at most: what its fixed facets say, and the most that the open ones may add. */
import { mostAt } from './curve.ts';
import { maximum, maximumWhere } from './extremes.ts';
import { FACET_NAMES, type FacetName } from './facets.ts';
import type { Plan } from './plan.ts';
import type { Tables } from './tables.ts';

export interface Branch {
  /** What needs no more than adding. */
  readonly plain: number;
  /** By sum criterion: the sum so far. */
  readonly sums: Float64Array;
  /** By ceiling criterion: the lowest so far. */
  readonly ceilings: Float64Array;
}

export function rootOf({ base, sums, ceilings }: Plan): Branch {
  return {
    plain: base,
    sums: new Float64Array(sums.length),
    ceilings: new Float64Array(ceilings.length).fill(Number.POSITIVE_INFINITY),
  };
}

/** The branch with one more facet fixed. */
export function within({ tables, sums, ceilings }: Plan, branch: Branch, name: FacetName, code: number): Branch {
  const fixed = {
    plain: branch.plain + tables[name][code]!,
    sums: branch.sums.slice(),
    ceilings: branch.ceilings.slice(),
  };
  for (let s = 0; s < sums.length; s++) fixed.sums[s]! += sums[s]!.tables[name][code]!;
  for (let c = 0; c < ceilings.length; c++)
    fixed.ceilings[c] = Math.min(branch.ceilings[c]!, ceilings[c]![name][code]!);
  return fixed;
}

/** The most that the facets may add which are not fixed yet. */
export function restAfter(plan: Plan, fixed: readonly FacetName[], backed: boolean): Branch {
  const { tables, sums, ceilings, backers } = plan;
  const open = FACET_NAMES.filter((name) => !fixed.includes(name));
  const most = (of: Tables, name: FacetName) =>
    name === 'self' ? maximumWhere(of.self, (code) => backers[code]! > 0 === backed) : maximum(of[name]);
  const add = (of: Tables) => open.reduce((sum, name) => sum + most(of, name), 0);
  return {
    plain: add(tables),
    sums: Float64Array.from(sums, (sum) => add(sum.tables)),
    ceilings: Float64Array.from(ceilings, (of) => Math.min(...open.map((name) => most(of, name)))),
  };
}

/** What sums and ceilings may bring, over and above what is plain. */
export function coupledBound({ sums }: Plan, branch: Branch, rest: Branch): number {
  let bound = 0;
  for (let s = 0; s < sums.length; s++) bound += mostAt(sums[s]!.curve, branch.sums[s]! + rest.sums[s]!);
  for (let c = 0; c < rest.ceilings.length; c++) bound += Math.min(branch.ceilings[c]!, rest.ceilings[c]!);
  return bound;
}
