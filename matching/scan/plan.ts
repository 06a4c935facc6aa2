/**
 * What one investor's search needs: for each facet a table by its codes, so that the tables of a row's codes add up to its
 * score or to more. Criteria of one facet are exact in it; sums are added first and judged by a curve; the rest is bounded.
 */
import type { MatchIndex } from '../build.ts';
import type { Weights } from '../match.ts';
import { isUsed, type Weighted, weighted } from '../score.ts';
import type { Desk } from './desk.ts';
import type { FlatBend } from './flat.ts';
import { type LateTerm, lateTerms, strongOf } from './late.ts';
import type { Layout } from './layout.ts';
import type { PlanOfCells } from './plan.cells.ts';
import { Planning } from './planning.ts';
import type { SumBound } from './sums.ts';
import type { Tables } from './tables.ts';

export interface Plan extends PlanOfCells {
  /** Alike in all startups. */
  readonly base: number;
  /** -Infinity = a hard criterion stops all of them. */
  readonly tables: Tables;
  readonly sums: readonly SumBound[];
  /** Whose holdings are to be looked at one by one, by investor: no bound below holds for them. 1 = so. */
  readonly strong: Uint8Array;
  /** What depends on who the backers are, bounded in `tables.self` by how many they are. */
  readonly late: readonly LateTerm[];
  /** By how many back a startup: what `late` was bounded by. */
  readonly lateMost: Float64Array;
  /** In `base` by their most; exact for a startup. */
  readonly flat: readonly FlatBend[];
  /** Rows to ask one by one, whatever the tables say. */
  readonly few: ReadonlySet<number>;
}

/** @param desk holds the plan's tables: it is good until the desk is cleared */
export function planFor(
  index: MatchIndex,
  layout: Layout,
  desk: Desk,
  investor: number,
  factors: Weights | undefined,
): Plan {
  const samples = { ...index, startups: layout.samples };
  const used = weighted(samples, { side: 'INVESTOR', row: investor }, factors).filter(isKnown);
  const few = used.flatMap(({ criterion: { form } }) => (form?.kind === 'FEW' ? form.rows(index, investor) : []));
  const late = lateTerms(samples, used, investor);
  const { backers, largest, holdings } = layout;
  const backing = { late, strong: strongOf(late, holdings), largest, backers };
  return { ...new Planning(samples, layout, desk, investor, backing).planOf(used), few: new Set(few) };
}

function isKnown(used: Weighted): boolean {
  return used.value !== null && isUsed(used);
}
