/** Draws that depend on a seed alone. */

/** Uniform numbers in [0, 1): mulberry32 (Ettinger 2017). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** 0 .. count - 1 in a random order: Fisher and Yates, as Durstenfeld 1964. */
export function shuffled(count: number, next: () => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const held = order[at]!;
    order[at] = order[other]!;
    order[other] = held;
  }
  return order;
}

export interface Sampled {
  readonly rows: Uint32Array;
  /** One over the chance that a row was drawn. */
  readonly weights: Float32Array;
  /** By row, its place in `rows`; -1 = not drawn. Holds until the next draw. */
  readonly place: Int32Array;
}

export interface Drawer {
  /** Rows with the busier ones likelier, each once, and those `always`. */
  readonly draw: (always: readonly number[]) => Sampled;
  readonly shuffled: (count: number) => Uint32Array;
}

/** The busy are drawn more often, but less than in proportion. */
const POWER = 0.75;
const FLOOR = 0.3;

/** @param mass by row, 0 or more; @param size how often one is drawn, with replacement; all rows when there are no more */
export function drawerOf(mass: Float64Array, size: number, seed: number): Drawer {
  const next = randomFrom(seed ^ 0x5bd1e995);
  const share = mass.map((n) => (n + FLOOR) ** POWER);
  const total = share.reduce((sum, n) => sum + n, 0);
  const below = new Float64Array(share.length);
  share.reduce((sum, n, row) => {
    below[row] = (sum + n) / total;
    return sum + n;
  }, 0);
  const place = new Int32Array(mass.length).fill(-1);
  const rows: number[] = [];
  const take = (row: number) => {
    if (place[row]! < 0) place[row] = rows.push(row) - 1;
  };
  const chance = (row: number) => 1 - Math.exp((-size * share[row]!) / total);
  return {
    draw: (always) => {
      for (const row of rows) place[row] = -1;
      rows.length = 0;
      const whole = size >= mass.length;
      if (whole) for (let row = 0; row < mass.length; row++) take(row);
      else for (let n = 0; n < size; n++) take(rowAt(below, next()));
      for (const row of always) take(row);
      return {
        rows: Uint32Array.from(rows),
        weights: Float32Array.from(rows, (row) => (whole ? 1 : 1 / chance(row))),
        place,
      };
    },
    shuffled: (count) => shuffled(count, next),
  };
}

/** The first row whose running share passes `at`. */
function rowAt(below: Float64Array, at: number): number {
  let [low, high] = [0, below.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (below[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
