export const NONE = new Int32Array(0);

/** 1 where a row names a column; `above` empty rows first. */
export function asGrid(rows: readonly ArrayLike<number>[], width: number, above = 0): Uint8Array {
  const grid = new Uint8Array((above + rows.length) * width);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    for (let n = 0; n < row.length; n++) grid[(above + at) * width + row[n]!] = 1;
  }
  return grid;
}

/** For each key from 0 to `size` the values of the places that hold it, in order: parts of one array. */
export function listed(size: number, keys: ArrayLike<number>, valueAt: (place: number) => number): Int32Array[] {
  const ends = new Int32Array(size);
  for (let n = 0; n < keys.length; n++) ends[keys[n]!]!++;
  for (let key = 1; key < size; key++) ends[key]! += ends[key - 1]!;
  const starts = ends.slice();
  const values = new Int32Array(keys.length);
  for (let n = keys.length - 1; n >= 0; n--) values[--starts[keys[n]!]!] = valueAt(n);
  return Array.from(ends, (end, key) => (starts[key] === end ? NONE : values.subarray(starts[key]!, end)));
}
