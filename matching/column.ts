/**
 * One column of a row-major table, copied so that a scan reads it in order. Kept for the last one asked for: a search binds
 * twice. Columns side by side lie in the same lines of memory: whoever asks for one beside the last has the lines copied
 * together, as the next ones will be asked for too.
 */

/** Floats in a line of memory. */
const LINE = 16;

interface Last {
  readonly at: number;
  readonly column: Float32Array;
  /** The lines in which it lies, one after another; null = were not copied. */
  readonly lines: Float32Array | null;
}

const last = new WeakMap<Float32Array, Last>();

/** @param table `table[row * width + at]` */
export function columnOf(table: Float32Array, width: number, at: number): Float32Array {
  const known = last.get(table);
  if (known?.at === at) return known.column;
  const line = Math.floor(at / LINE);
  const isBeside = known !== undefined && Math.floor(known.at / LINE) === line;
  const lines = isBeside ? (known.lines ?? linesOf(table, width, line * LINE)) : null;
  const column = lines === null ? copied(table, width, at) : copied(lines, LINE, at % LINE);
  last.set(table, { at, column, lines });
  return column;
}

function copied(table: Float32Array, width: number, at: number): Float32Array {
  const column = new Float32Array(table.length / width);
  for (let row = 0; row < column.length; row++) column[row] = table[row * width + at]!;
  return column;
}

function linesOf(table: Float32Array, width: number, from: number): Float32Array {
  const lines = new Float32Array((table.length / width) * LINE);
  const length = Math.min(LINE, width - from);
  for (let to = 0, start = from; to < lines.length; to += LINE, start += width)
    for (let at = 0; at < length; at++) lines[to + at] = table[start + at]!;
  return lines;
}
