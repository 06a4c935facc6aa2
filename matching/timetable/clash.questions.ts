import { clashByCount } from './clash.counted.ts';
import { encodeRules } from './encode.rules.ts';
import { Formula, type Literal } from './formula.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import type { CompleteSolver, SolverAnswer, SolverQuestion } from './solver.ts';

/** Rules by their numbers. */
export type Rules = ReadonlySet<number>;

export interface Asking {
  readonly solver: CompleteSolver;
  readonly seed: number;
  readonly shouldStop: () => boolean;
}

/** Conflicts at most of one question: from below, from above where that gave up, without wishes where that did; and for the fewest rules. */
const EFFORTS = { below: 2000, above: 5000, plain: 50_000, fewest: 100_000 };

/** What a complete solver is asked of an event's rules. */
export class Questions {
  readonly all: readonly number[];
  private readonly literals: readonly Literal[];
  private readonly question: ReturnType<Formula['asking']>;

  constructor(
    private readonly problem: Problem,
    private readonly rules: readonly Rule[],
    private readonly asking: Asking,
  ) {
    const { formula, literals } = encodeRules(problem, rules);
    this.all = rules.map((_, n) => n);
    this.literals = literals;
    this.question = formula.asking();
  }

  /** Rules as few as can be found, without which these and all others can be met: none of these. UNKNOWN also when it is to stop. */
  async correctionBeside(asked: Rules): Promise<Rules | 'CLASH' | 'UNKNOWN'> {
    const { problem, rules, all, literals } = this;
    if (this.asking.shouldStop()) return 'UNKNOWN';
    const some = Array.from(asked, (n) => rules[n]!);
    if (clashByCount(problem.event, some)) return 'CLASH';
    const held = Array.from(asked, (n) => literals[n]!);
    const wished = all.filter((n) => !asked.has(n)).map((n) => literals[n]!);
    const { answer, model } = await this.modelOf(held, wished);
    if (answer === 'UNSATISFIABLE') return 'CLASH';
    return model === null ? 'UNKNOWN' : new Set(all.filter((n) => !model.has(literals[n]!)));
  }

  /** In which some rules hold, and of the others as many as can be found. */
  private async modelOf(held: readonly Literal[], wished: readonly Literal[]) {
    const text = this.question(held, wished);
    const below = await this.ask(text, 'BELOW', EFFORTS.below);
    if (below.answer !== 'UNKNOWN') return below;
    const above = await this.ask(text, 'ABOVE', EFFORTS.above);
    if (above.answer !== 'UNKNOWN' || above.model !== null) return above;
    return this.ask(this.question(held, []), 'BELOW', EFFORTS.plain);
  }

  /** The fewest rules that meet each of these sets; null if that was not to be found. */
  async fewestHitting(corrections: readonly Rules[]): Promise<Rules | null> {
    const formula = new Formula();
    for (const _ of this.all) formula.cost(formula.variable());
    for (const correction of corrections) formula.clause(...Array.from(correction, (n) => n + 1));
    const { answer, model } = await this.ask(formula.text(true), 'BELOW', EFFORTS.fewest);
    return answer === 'OPTIMAL' && model ? new Set(this.all.filter((n) => model.has(n + 1))) : null;
  }

  private async ask(formula: string, from: SolverQuestion['from'], conflicts: number) {
    const { solver, seed } = this.asking;
    const models: ReadonlySet<number>[] = [];
    const onModel = (model: ReadonlySet<number>) => void models.push(model);
    const run = solver({ formula, seed, from, conflicts, onModel });
    const answer = await run.answer.catch((): SolverAnswer => 'UNKNOWN');
    return { answer, model: models.at(-1) ?? null };
  }
}
