/** One column of a row-major table, copied so that a scan reads it in order. Kept for the last one asked for: a search binds twice. */
import { remembered } from './remembered.ts';

const last = remembered<Float32Array, Float32Array>();

/** @param table `table[row * width + at]` */
export function columnOf(table: Float32Array, width: number, at: number): Float32Array {
  return last(table, () => copied(table, width, at), at);
}

function copied(table: Float32Array, width: number, at: number): Float32Array {
  const column = new Float32Array(table.length / width);
  for (let row = 0; row < column.length; row++) column[row] = table[row * width + at]!;
  return column;
}
