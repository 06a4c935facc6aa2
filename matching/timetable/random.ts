/** Repeatable chance: Marsaglia's xorshift, 32 bits. Same seed, same numbers. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.imul(seed | 0, 0x9e3779b1) ^ 0x6d2b79f5) | 0 || 1;
  }

  /** An integer in [0, n), n below 2^31. */
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }

  /** A number in [0, 1). */
  unit(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) / 4294967296;
  }
}
