/** One column of a row-major table, copied so that a scan reads it in order. Kept for the last one asked for: a search binds twice. */
const last = new WeakMap<Float32Array, { readonly at: number; readonly column: Float32Array }>();

/** @param table `table[row * width + at]` */
export function columnOf(table: Float32Array, width: number, at: number): Float32Array {
  const known = last.get(table);
  if (known?.at === at) return known.column;
  const column = new Float32Array(table.length / width);
  for (let row = 0; row < column.length; row++) column[row] = table[row * width + at]!;
  last.set(table, { at, column });
  return column;
}
