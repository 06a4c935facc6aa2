/** Columns of numbers as small codes, so that a tree counts instead of sorting. */

export interface Binned {
  /** Ascending; code c holds values above cut c - 1 up to cut c. */
  readonly cuts: Float32Array;
  /** By row. */
  readonly codes: Uint8Array;
}

/** No column has more; a tree keeps its counts in blocks of so many. */
export const MOST_BINS = 64;

/** Codes of about as many rows each. */
const BINS = 48;
/** So many rows are looked at to cut, evenly spread. */
const LOOKED_AT = 60_000;

/** @param column unknown counts 0; @param right rows that all count for the cuts, for they are few */
export function binned(column: Float32Array, right: Uint8Array): Binned {
  const known = column.map((value) => (Number.isNaN(value) ? 0 : value));
  const cuts = cutsOf(sampleOf(known, right));
  return { cuts, codes: Uint8Array.from(known, (value) => cutsBelow(cuts, value)) };
}

/** How many cuts lie below the value. */
export function cutsBelow(cuts: Float32Array | Float64Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sampleOf(column: Float32Array, right: Uint8Array): Float32Array {
  const stride = Math.max(1, Math.floor(column.length / LOOKED_AT));
  return column.filter((_, row) => right[row] === 1 || row % stride === 0).sort();
}

function cutsOf(sorted: Float32Array): Float32Array {
  const at = Array.from({ length: BINS - 1 }, (_, bin) => sorted[Math.floor((sorted.length * (bin + 1)) / BINS)]!);
  return Float32Array.from(new Set(at));
}
