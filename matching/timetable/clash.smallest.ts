import type { Questions, Rules } from './clash.questions.ts';

/**
 * The smallest set of rules that clash, by implicit hitting sets (Ignatiev, Previti, Liffiton and Marques-Silva, CP 2015). A
 * correction is a set of rules without which all others can be met, so that every clash has one of them. The fewest rules
 * that meet every correction known either clash, and then no fewer do, or show another correction. Anytime: `best` clashes
 * from the start.
 */
export class SmallestClash {
  /** No fewer rules clash. */
  atLeast = 0;
  /** Whether all but any one of `best` can be met. */
  isIrreducible = false;
  private readonly corrections: Rules[] = [];

  constructor(
    private readonly questions: Questions,
    public best: Rules,
  ) {}

  async search(): Promise<void> {
    if (this.best.size < this.questions.all.length) await this.shrink();
    while (this.atLeast < this.best.size) {
      const fewest = await this.questions.fewestHitting(this.corrections);
      this.atLeast = fewest?.size ?? this.atLeast;
      const clash = fewest && (await this.extended(fewest));
      if (!clash) break;
      if (clash.size >= this.best.size) continue;
      this.best = clash;
      this.isIrreducible = false;
      if (this.atLeast < clash.size) await this.shrink();
    }
    if (this.atLeast >= this.best.size) this.isIrreducible = true;
    else if (!this.isIrreducible) await this.shrink();
  }

  /** Adds corrections to these rules, each apart from those before, until they clash; null if that was not to be found. */
  private async extended(some: Rules): Promise<Rules | null> {
    const asked = new Set(some);
    for (;;) {
      const correction = await this.correctionBeside(asked);
      if (correction === 'CLASH') return asked;
      if (correction === 'UNKNOWN') return null;
      if (correction.size === 0) return correction; // all can be met
      for (const n of correction) asked.add(n);
    }
  }

  /** Waives whatever of the best is not needed. */
  private async shrink(): Promise<void> {
    let isProved = true;
    for (const rule of this.best) {
      if (this.corrections.some((correction) => correction.has(rule) && this.bestIn(correction) === 1)) continue;
      const rest = new Set(this.best);
      rest.delete(rule);
      const correction = await this.correctionBeside(rest);
      if (correction === 'CLASH') this.best = rest;
      if (correction === 'UNKNOWN') isProved = false;
    }
    this.isIrreducible = isProved;
  }

  private bestIn(correction: Rules): number {
    let common = 0;
    for (const n of correction) if (this.best.has(n)) common++;
    return common;
  }

  private async correctionBeside(asked: Rules): Promise<Rules | 'CLASH' | 'UNKNOWN'> {
    const correction = await this.questions.correctionBeside(asked);
    if (typeof correction !== 'string') this.corrections.push(correction);
    return correction;
  }
}
