/** A literal: a variable from 1 on, negative for its negation; or a constant. */
export type Literal = number;
export const TRUE: Literal = 0x7fffffff;
export const FALSE: Literal = -0x7fffffff;

/**
 * A pseudo-Boolean formula, written as it is built in the OPB format of the PB competitions (Roussel and Manquinho 2012).
 * Constants are worked out on the way, so that what is settled leaves no trace.
 */
export class Formula {
  variables = 0;
  private readonly lines: string[] = [];
  private readonly costs: string[] = [];
  /** Cost that no variable can avoid. */
  settledCost = 0;

  variable(): Literal {
    return ++this.variables;
  }

  /** At least one holds. */
  clause(...literals: Literal[]): void {
    this.atLeast(literals, 1);
  }

  atLeast(literals: readonly Literal[], count: number): void {
    const open = literals.filter(isOpen);
    const missing = count - literals.filter((literal) => literal === TRUE).length;
    if (missing > 0) this.lines.push(lineOf(open, missing, '>='));
  }

  atMost(literals: readonly Literal[], count: number): void {
    if (literals.length > count) this.atLeast(literals.map(not), literals.length - count);
  }

  exactly(literals: readonly Literal[], count: number): void {
    const open = literals.filter(isOpen);
    const missing = count - literals.filter((literal) => literal === TRUE).length;
    if (open.length > 0 || missing !== 0) this.lines.push(lineOf(open, missing, '='));
  }

  /** Costs so much if the literal holds; a whole number above 0. */
  cost(literal: Literal, amount: number): void {
    if (literal === TRUE) this.settledCost += amount;
    else if (literal !== FALSE) this.costs.push(`+${amount} ${nameOf(literal)}`);
  }

  /** The text a solver reads; with `objective` the costs are to be minimised. */
  text(objective: boolean): string {
    const head = `* #variable= ${this.variables} #constraint= ${this.lines.length}\n`;
    const goal = objective && this.costs.length > 0 ? `min: ${this.costs.join(' ')};\n` : '';
    return `${head}${goal}${this.lines.join('\n')}\n`;
  }
}

export function not(literal: Literal): Literal {
  return -literal;
}

const isOpen = (literal: Literal) => literal !== TRUE && literal !== FALSE;

const nameOf = (literal: Literal) => (literal > 0 ? `x${literal}` : `~x${-literal}`);

/** A negated literal counts as one less its variable: not every reader of the format knows `~`. An empty sum is written as 0 x1. */
function lineOf(literals: readonly Literal[], count: number, relation: '>=' | '='): string {
  const terms = literals.map((literal) => (literal > 0 ? `+1 x${literal}` : `-1 x${-literal}`));
  const bound = count - literals.filter((literal) => literal < 0).length;
  return `${terms.length === 0 ? '+0 x1' : terms.join(' ')} ${relation} ${bound};`;
}
