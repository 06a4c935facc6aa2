import { clashByCount } from './clash.counted.ts';
import { encodeRules } from './encode.rules.ts';
import { Formula, type Literal } from './formula.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import type { CompleteSolver, SolverQuestion } from './solver.ts';

export interface Asking {
  readonly solver: CompleteSolver;
  readonly seed: number;
  readonly shouldStop: () => boolean;
}

/** Rules by their numbers. */
type Rules = ReadonlySet<number>;

/** Conflicts at most of one question: from below, from above where that gave up, without wishes where that did; and for the fewest rules. */
const EFFORTS = { below: 2000, above: 5000, plain: 50_000, fewest: 100_000 };

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
  private readonly all: readonly number[];
  private readonly literals: readonly Literal[];
  private readonly question: ReturnType<Formula['asking']>;

  constructor(
    private readonly problem: Problem,
    private readonly rules: readonly Rule[],
    public best: Rules,
    private readonly asking: Asking,
  ) {
    const { formula, literals } = encodeRules(problem, rules);
    this.all = rules.map((_, n) => n);
    this.literals = literals;
    this.question = formula.asking();
  }

  async search(): Promise<void> {
    if (this.best.size < this.all.length) await this.shrink();
    while (this.atLeast < this.best.size) {
      const fewest = await this.fewestHitting();
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

  /** The fewest rules that meet every correction; null if that was not to be found. */
  private async fewestHitting(): Promise<Rules | null> {
    const formula = new Formula();
    for (const _ of this.all) formula.cost(formula.variable());
    for (const correction of this.corrections) formula.clause(...Array.from(correction, (n) => n + 1));
    const { model } = await this.ask(formula.text(true), 'BELOW', EFFORTS.fewest);
    return model && new Set(this.all.filter((n) => model.has(n + 1)));
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
      if (this.corrections.some((correction) => correction.has(rule) && this.meets(correction) === 1)) continue;
      const rest = new Set(this.best);
      rest.delete(rule);
      const correction = await this.correctionBeside(rest);
      if (correction === 'CLASH') this.best = rest;
      if (correction === 'UNKNOWN') isProved = false;
    }
    this.isIrreducible = isProved;
  }

  private meets(correction: Rules): number {
    let common = 0;
    for (const n of correction) if (this.best.has(n)) common++;
    return common;
  }

  /** A correction, as small as can be found, that leaves these rules in force, kept with the others. */
  private async correctionBeside(asked: Rules): Promise<Rules | 'CLASH' | 'UNKNOWN'> {
    const { problem, rules, all, literals } = this;
    if (this.asking.shouldStop()) return 'UNKNOWN';
    if (
      clashByCount(
        problem.event,
        Array.from(asked, (n) => rules[n]!),
      )
    )
      return 'CLASH';
    const held = Array.from(asked, (n) => literals[n]!);
    const text = this.question(
      held,
      all.filter((n) => !asked.has(n)).map((n) => literals[n]!),
    );
    let { answer, model } = await this.ask(text, 'BELOW', EFFORTS.below);
    if (answer === 'UNKNOWN') ({ answer, model } = await this.ask(text, 'ABOVE', EFFORTS.above));
    if (answer === 'UNKNOWN' && model === null)
      ({ answer, model } = await this.ask(this.question(held, []), 'BELOW', EFFORTS.plain));
    if (answer === 'UNSATISFIABLE') return 'CLASH';
    if (model === null) return 'UNKNOWN';
    const correction = new Set(all.filter((n) => !model.has(literals[n]!)));
    this.corrections.push(correction);
    return correction;
  }

  private async ask(formula: string, from: SolverQuestion['from'], conflicts: number) {
    const { solver, seed } = this.asking;
    let model: ReadonlySet<number> | null = null;
    const onModel = (found: ReadonlySet<number>) => {
      model = found;
    };
    const answer = await solver({ formula, seed, from, conflicts, onModel }).answer;
    return { answer, model: model as ReadonlySet<number> | null };
  }
}
