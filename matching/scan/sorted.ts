/** Rows in the order of small codes, and where one key ends and the next begins. */

/** Stable counting sort by codes below `codes`. */
export function sortedBy(rows: Uint32Array, codes: number, codeOf: (row: number) => number): Uint32Array {
  const next = new Uint32Array(codes + 1);
  for (const row of rows) next[codeOf(row) + 1]! += 1;
  for (let code = 0; code < codes; code++) next[code + 1]! += next[code]!;
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) sorted[next[codeOf(row)]!++] = row;
  return sorted;
}

/** Where the key changes, from 0 on, and the end. */
export function startsWhere(count: number, keyOf: (at: number) => number): Uint32Array {
  const starts: number[] = [];
  for (let at = 0; at < count; at++) if (at === 0 || keyOf(at) !== keyOf(at - 1)) starts.push(at);
  return Uint32Array.from([...starts, count]);
}
