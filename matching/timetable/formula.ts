/** A literal: a variable from 1 on, negative for its negation; or a constant. */
export type Literal = number;
export const TRUE: Literal = 0x7fffffff;
export const FALSE: Literal = -0x7fffffff;

/**
 * Clauses with costs, written as they are built in the DIMACS format of the SAT and MaxSAT competitions. Constants are worked out
 * on the way, so that what is settled leaves no trace. Clauses only: learned from counting constraints as such, a solver's
 * proofs of these events are some hundred times as long.
 */
export class Formula {
  variables = 0;
  private readonly clauses: string[] = [];
  private readonly costs: string[] = [];
  private readonly conditions: Literal[] = [];

  variable(): Literal {
    return ++this.variables;
  }

  /** What is said meanwhile binds only if the condition holds. */
  given(condition: Literal, say: () => void): void {
    this.conditions.push(not(condition));
    say();
    this.conditions.pop();
  }

  /** At least one holds. */
  clause(...literals: Literal[]): void {
    if (literals.includes(TRUE)) return;
    const open = [...this.conditions, ...literals.filter((literal) => literal !== FALSE)];
    if (open.length > 0) this.clauses.push(`${open.join(' ')} 0\n`);
    else this.contradict();
  }

  /** Costs 1 if it holds. */
  cost(variable: Literal): void {
    this.costs.push(`1 ${-variable} 0\n`);
  }

  /** The text a solver reads; with `objective` the costs are to be minimised. */
  text(objective: boolean): string {
    const { variables, clauses, costs } = this;
    if (!objective || costs.length === 0) return `p cnf ${variables} ${clauses.length}\n${clauses.join('')}`;
    const hard = costs.length + 1;
    const head = `p wcnf ${variables} ${clauses.length + costs.length} ${hard}\n`;
    return `${head}${costs.join('')}${clauses.map((clause) => `${hard} ${clause}`).join('')}`;
  }

  /** Asks of the clauses as they are now for a model in which some literals hold, and as many as can of those wished for. */
  asking(): (holding: readonly Literal[], wished: readonly Literal[]) => string {
    const { variables, clauses } = this;
    const hard = variables + 1;
    const body = clauses.map((clause) => `${hard} ${clause}`).join('');
    return (holding, wished) => {
      const units = holding.map((literal) => `${literal} 0\n`);
      const size = clauses.length + units.length;
      if (wished.length === 0) return `p cnf ${variables} ${size}\n${units.join('')}${clauses.join('')}`;
      const held = units.map((clause) => `${hard} ${clause}`).join('');
      const wishes = wished.map((literal) => `1 ${literal} 0\n`).join('');
      return `p wcnf ${variables} ${size + wished.length} ${hard}\n${held}${wishes}${body}`;
    };
  }

  /** Not every reader of the format knows the empty clause. */
  private contradict(): void {
    const any = this.variable();
    this.clauses.push(`${any} 0\n`, `${-any} 0\n`);
  }
}

export function not(literal: Literal): Literal {
  return -literal;
}
