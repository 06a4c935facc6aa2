/** Entries of one place that may enter, gathered by rough bounds before any of them is looked at closer. */
import { roughlyDescending } from './order.ts';

export class Candidates {
  #count = 0;
  #entries = new Uint32Array(256);
  #bounds = new Float64Array(256);

  add(entry: number, bound: number): void {
    if (this.#count === this.#entries.length) this.#grow();
    this.#entries[this.#count] = entry;
    this.#bounds[this.#count++] = bound;
  }

  /** Tells each, those of high bounds first, and forgets them. */
  drain(tell: (entry: number, bound: number) => void): void {
    const bounds = this.#bounds.subarray(0, this.#count);
    for (const at of roughlyDescending(bounds, Number.NEGATIVE_INFINITY)) tell(this.#entries[at]!, bounds[at]!);
    this.#count = 0;
  }

  #grow(): void {
    const [entries, bounds] = [this.#entries, this.#bounds];
    this.#entries = new Uint32Array(2 * entries.length);
    this.#bounds = new Float64Array(2 * bounds.length);
    this.#entries.set(entries);
    this.#bounds.set(bounds);
  }
}
