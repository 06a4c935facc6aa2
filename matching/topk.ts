/**
 * The k best of n numbers, exactly: highest first, equal ones by the lower row (rows are in the order of ids).
 * A heap of k with the worst on top; `admit` is asked only of rows that would enter.
 */
export function topK(scores: Float64Array, k: number, admit: (row: number) => boolean): number[] {
  const heap: number[] = [];
  const worse = (a: number, b: number) => scores[a]! < scores[b]! || (scores[a] === scores[b] && a > b);
  for (let row = 0; row < scores.length; row++) {
    if (heap.length === k && worse(row, heap[0]!)) continue;
    if (!admit(row)) continue;
    if (heap.length < k) rise(heap, row, worse);
    else sink(heap, row, worse);
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

type Worse = (a: number, b: number) => boolean;

function rise(heap: number[], row: number, worse: Worse): void {
  let at = heap.push(row) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(row, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = row;
}

/** Puts `row` in the place of the top. */
function sink(heap: number[], row: number, worse: Worse): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && worse(heap[child + 1]!, heap[child]!)) child++;
    if (!worse(heap[child]!, row)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = row;
}
