/**
 * The k best of what is offered, exactly: highest first, equal ones by the lower row (rows are in the order of ids).
 * A heap of at most k with the worst on top.
 */
export class Best {
  readonly #k: number;
  readonly #rows: number[] = [];
  readonly #scores: number[] = [];

  /** @param k from 1 */
  constructor(k: number) {
    this.#k = k;
  }

  /** No lower score can enter; -Infinity while there is room. */
  get least(): number {
    return this.#rows.length < this.#k ? Number.NEGATIVE_INFINITY : this.#scores[0]!;
  }

  wouldTake(row: number, score: number): boolean {
    return this.#rows.length < this.#k || isWorse(this.#scores[0]!, this.#rows[0]!, score, row);
  }

  /** Only what it would take. */
  add(row: number, score: number): void {
    if (this.#rows.length < this.#k) this.#rise(row, score);
    else this.#sink(row, score);
  }

  /** Best first. */
  list(): { readonly row: number; readonly score: number }[] {
    return this.#rows
      .map((row, at) => ({ row, score: this.#scores[at]! }))
      .sort((a, b) => (isWorse(a.score, a.row, b.score, b.row) ? 1 : -1));
  }

  #rise(row: number, score: number): void {
    let at = this.#rows.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isWorse(score, row, this.#scores[parent]!, this.#rows[parent]!)) break;
      this.#put(at, this.#rows[parent]!, this.#scores[parent]!);
      at = parent;
    }
    this.#put(at, row, score);
  }

  /** In the place of the top. */
  #sink(row: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#rows.length) break;
      if (child + 1 < this.#rows.length && this.#worse(child + 1, child)) child++;
      if (!isWorse(this.#scores[child]!, this.#rows[child]!, score, row)) break;
      this.#put(at, this.#rows[child]!, this.#scores[child]!);
      at = child;
    }
    this.#put(at, row, score);
  }

  #worse(a: number, b: number): boolean {
    return isWorse(this.#scores[a]!, this.#rows[a]!, this.#scores[b]!, this.#rows[b]!);
  }

  #put(at: number, row: number, score: number): void {
    this.#rows[at] = row;
    this.#scores[at] = score;
  }
}

function isWorse(score: number, row: number, otherScore: number, otherRow: number): boolean {
  return score < otherScore || (score === otherScore && row > otherRow);
}

/** The rows of the k best scores; `admit` is asked only of rows that would enter. */
export function topK(scores: Float64Array, k: number, admit: (row: number) => boolean): number[] {
  const best = new Best(k);
  for (let row = 0; row < scores.length; row++) {
    if (best.wouldTake(row, scores[row]!) && admit(row)) best.add(row, scores[row]!);
  }
  return best.list().map(({ row }) => row);
}
