/** A fact somewhere inside a record, with the path that leads to it. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
  readonly source: string | null;
  readonly confidence: string;
}

const isFact = (node: object): node is Omit<Found, 'path'> => 'confidence' in node && 'value' in node;

/** Every `{ value, source, asOf, confidence }` below a node. */
export function factsIn(node: unknown, path = ''): Found[] {
  if (typeof node !== 'object' || node === null) return [];
  if (!Array.isArray(node) && isFact(node)) return [{ ...node, path }];
  return Object.entries(node).flatMap(([key, child]) => factsIn(child, `${path}/${key}`));
}

/** Facts that break the rule: known without a confidence, or better than C without a source. */
export function withoutOrigin(facts: readonly Found[]): string[] {
  const isBroken = ({ value, source, confidence }: Found) =>
    !['A', 'B', 'C'].includes(confidence) || (value !== null && confidence !== 'C' && !source);
  return facts.filter(isBroken).map((fact) => fact.path);
}

/** The values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
  return values.filter((value, place) => values.indexOf(value) !== place);
}

/** How often each value occurs. */
export function tally(values: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}
