/** Rows of variable length in two arrays: row r is `items[starts[r] .. starts[r + 1])`. */
export interface Ragged {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

export function raggedOf(rows: readonly (readonly number[])[]): Ragged {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    starts[at + 1] = starts[at]! + row.length;
  });
  return { starts, items: Uint32Array.from(rows.flat()) };
}

/** The same row by row, for many: nothing but the two arrays is held. */
export function raggedFrom(rows: number, itemsOf: (row: number) => readonly number[]): Ragged {
  const starts = new Uint32Array(rows + 1);
  let items: Uint32Array = new Uint32Array(4 * rows);
  for (let row = 0; row < rows; row++) {
    const found = itemsOf(row);
    const end = starts[row]! + found.length;
    if (end > items.length) items = grown(items, end);
    items.set(found, starts[row]!);
    starts[row + 1] = end;
  }
  return { starts, items: items.slice(0, starts[rows]!) };
}

function grown(items: Uint32Array, least: number): Uint32Array {
  const larger = new Uint32Array(2 * least);
  larger.set(items);
  return larger;
}

export function rowOf({ starts, items }: Ragged, row: number): number[] {
  return Array.from(items.subarray(starts[row]!, starts[row + 1]!));
}

/** 0 = none, for items from 1. */
export function firstOf({ starts, items }: Ragged, row: number): number {
  return starts[row] === starts[row + 1] ? 0 : items[starts[row]!]!;
}

export function isEmpty({ starts }: Ragged, row: number): boolean {
  return starts[row] === starts[row + 1];
}

/** True when the two rows have an item in common. */
export function meet(a: Ragged, rowA: number, b: Ragged, rowB: number): boolean {
  for (let x = a.starts[rowA]!; x < a.starts[rowA + 1]!; x++) {
    for (let y = b.starts[rowB]!; y < b.starts[rowB + 1]!; y++) if (a.items[x] === b.items[y]) return true;
  }
  return false;
}
