/** One tree, grown level by level: each node takes the cut that lowers the loss most, by its first and second derivative (Chen and Guestrin 2016). */
import { type Binned, MOST_BINS } from './bins.ts';
import type { Slopes } from './samples.ts';
import { DEPTH } from './tree.ts';

export interface GrowSettings {
  /** Share of the best step that is taken. */
  readonly rate: number;
  /** Pulls leaves to 0: added to their second derivative. */
  readonly pull: number;
  /** No side of a cut has a smaller second derivative. */
  readonly least: number;
}

export interface Grown {
  /** By node, breadth first: which column it cuts and after which code; null = it does not cut. */
  readonly cuts: readonly (Cut | null)[];
  readonly adds: Float64Array;
}

export interface Cut {
  readonly column: number;
  readonly code: number;
}

/** @param columns at least one, all of the same rows; @param scores what the leaves add is added to them */
export function grow(columns: readonly Binned[], slopes: Slopes, scores: Float64Array, settings: GrowSettings): Grown {
  const node = new Uint8Array(scores.length);
  const cuts: (Cut | null)[] = [];
  for (let level = 0; level < DEPTH; level++) {
    const found = bestCuts(columns, node, 2 ** level, slopes, settings);
    descend(columns, node, found);
    cuts.push(...found);
  }
  const adds = leaves(node, slopes, settings);
  for (let row = 0; row < scores.length; row++) scores[row]! += adds[node[row]!]!;
  return { cuts, adds };
}

function bestCuts(
  columns: readonly Binned[],
  node: Uint8Array,
  nodes: number,
  slopes: Slopes,
  settings: GrowSettings,
): (Cut | null)[] {
  const best = Array.from({ length: nodes }, (): Cut | null => null);
  const gains = new Float64Array(nodes).fill(1e-6);
  columns.forEach(({ codes, cuts }, column) => {
    const counted = count(codes, node, nodes, slopes);
    for (let at = 0; at < nodes; at++) {
      const { code, gain } = bestCut(counted, at * MOST_BINS, cuts.length, settings);
      if (gain > gains[at]!) {
        gains[at] = gain;
        best[at] = { column, code };
      }
    }
  });
  return best;
}

/** By node and code: the sums of both derivatives. */
function count(codes: Uint8Array, node: Uint8Array, nodes: number, { first, second }: Slopes): Slopes {
  const sums = { first: new Float64Array(nodes * MOST_BINS), second: new Float64Array(nodes * MOST_BINS) };
  for (let row = 0; row < codes.length; row++) {
    const at = node[row]! * MOST_BINS + codes[row]!;
    sums.first[at]! += first[row]!;
    sums.second[at]! += second[row]!;
  }
  return sums;
}

function bestCut({ first, second }: Slopes, from: number, cuts: number, { pull, least }: GrowSettings) {
  const gainOf = (g: number, h: number) => (g * g) / (h + pull);
  let [g, h] = [0, 0];
  for (let at = from; at <= from + cuts; at++) {
    g += first[at]!;
    h += second[at]!;
  }
  const best = { code: 0, gain: 0 };
  let [left, leftH] = [0, 0];
  for (let code = 0; code < cuts; code++) {
    left += first[from + code]!;
    leftH += second[from + code]!;
    if (leftH < least || h - leftH < least) continue;
    const gain = gainOf(left, leftH) + gainOf(g - left, h - leftH) - gainOf(g, h);
    if (gain > best.gain) Object.assign(best, { code, gain });
  }
  return best;
}

/** Each row to the left or right node below its own. */
function descend(columns: readonly Binned[], node: Uint8Array, cuts: readonly (Cut | null)[]): void {
  const codes = cuts.map((cut) => (cut === null ? null : columns[cut.column]!.codes));
  for (let row = 0; row < node.length; row++) {
    const at = node[row]!;
    const column = codes[at]!;
    node[row] = 2 * at + (column !== null && column[row]! > cuts[at]!.code ? 1 : 0);
  }
}

function leaves(node: Uint8Array, { first, second }: Slopes, { rate, pull }: GrowSettings): Float64Array {
  const g = new Float64Array(2 ** DEPTH);
  const h = new Float64Array(2 ** DEPTH);
  for (let row = 0; row < node.length; row++) {
    g[node[row]!]! += first[row]!;
    h[node[row]!]! += second[row]!;
  }
  return g.map((sum, leaf) => (-rate * sum) / (h[leaf]! + pull));
}
