import { FALSE, type Formula, type Literal, not, TRUE } from './formula.ts';

const GROUP = 3;

/** Threes that share a new variable with the rest (commander encoding, Klieber and Kwon 2007): linear, and found by propagation. */
export function atMostOne(formula: Formula, literals: readonly Literal[]): void {
  const open = literals.filter((literal) => literal !== FALSE);
  const linked = open.length > GROUP + 2 ? formula.variable() : FALSE;
  const group = linked === FALSE ? open : [...open.slice(0, GROUP), linked];
  for (const [n, a] of group.entries()) for (const b of group.slice(0, n)) formula.clause(not(a), not(b));
  if (linked !== FALSE) atMostOne(formula, [not(linked), ...open.slice(GROUP)]);
}

export function exactlyOne(formula: Formula, literals: readonly Literal[]): void {
  atMostOne(formula, literals);
  formula.clause(...literals);
}

/** A literal that holds exactly if one of these does. */
export function anyOf(formula: Formula, literals: readonly Literal[]): Literal {
  const open = literals.filter((literal) => literal !== FALSE);
  if (open.includes(TRUE)) return TRUE;
  if (open.length <= 1) return open[0] ?? FALSE;
  const any = formula.variable();
  for (const literal of open) formula.clause(not(literal), any);
  formula.clause(not(any), ...open);
  return any;
}

/** A literal that holds exactly if all of these do. */
export function allOf(formula: Formula, literals: readonly Literal[]): Literal {
  return not(anyOf(formula, literals.map(not)));
}

/** No more than `count` hold. */
export function atMost(formula: Formula, literals: readonly Literal[], count: number): void {
  const open = literals.filter((literal) => literal !== FALSE);
  if (open.length > count) formula.clause(not(totals(formula, open, count + 1)[count]!));
}

/** Literals of which the n-th holds if n + 1 of the given do; `most` at most (totalizer, Bailleux and Boufkhad 2003). */
export function totals(formula: Formula, literals: readonly Literal[], most: number): readonly Literal[] {
  if (literals.length === 1) return literals;
  const half = literals.length >> 1;
  const left = [TRUE, ...totals(formula, literals.slice(0, half), most)];
  const right = [TRUE, ...totals(formula, literals.slice(half), most)];
  const sum = Array.from({ length: Math.min(most, left.length + right.length - 2) }, () => formula.variable());
  for (const [i, a] of left.entries())
    for (const [j, b] of right.entries())
      if (i + j > 0 && i + j <= sum.length) formula.clause(not(a), not(b), sum[i + j - 1]!);
  for (let n = 1; n < sum.length; n++) formula.clause(not(sum[n]!), sum[n - 1]!);
  return sum;
}

/**
 * Says that `total` of the literals hold, and gives how many of the first do: [t][n] holds exactly if n + 1 of those up to t
 * do (sequential counter, Sinz 2005).
 */
export function runningTotals(formula: Formula, literals: readonly Literal[], total: number): Literal[][] {
  const last = literals.length - 1;
  const rows: Literal[][] = [];
  const row = (t: number, n: number): Literal => (n < 0 ? TRUE : t < 0 || n >= total ? FALSE : rows[t]![n]!);
  for (const [t, literal] of literals.entries()) {
    // t + 1 at most so far; and no more can follow than there are literals left
    rows.push(
      Array.from({ length: total }, (_, n) => (n > t ? FALSE : n < total - (last - t) ? TRUE : formula.variable())),
    );
    for (let n = 0; n <= total; n++) {
      formula.clause(not(row(t - 1, n)), row(t, n));
      formula.clause(not(row(t - 1, n - 1)), not(literal), row(t, n));
      formula.clause(not(row(t, n)), row(t - 1, n), literal);
      formula.clause(not(row(t, n)), row(t - 1, n - 1));
    }
  }
  if (total > literals.length) formula.clause();
  return rows;
}
