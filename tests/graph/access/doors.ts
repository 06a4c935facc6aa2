import { getNamedType, isCompositeType } from 'graphql';
import type { Viewer } from '#kit/viewer';
import type { Answer, Graph } from '../../harness/graph.ts';
import type { GuardedField, Verdict } from './fields.ts';

/** One way to rows that carry guarded fields: an entity of the demonstration, and a path from it. */
export interface Place {
  /** The type whose guarded fields stand here. */
  readonly type: string;
  readonly subgraph: string;
  readonly entity: string;
  readonly id: string;
  /** Fields from the entity to the row; none when the entity is the row. */
  readonly path?: readonly string[];
  /** The row's owners; a type without owners has none. */
  readonly owners: readonly string[];
  /** Somebody like them who does not own it. */
  readonly others: readonly string[];
  /** Whether the field asks which party the viewer acts for, so that each viewer acts for one. */
  readonly partiesOnly?: true;
  /** An entity that `node` does not know: it has no life of its own. */
  readonly isNoNode?: true;
  /** A query of the subgraph itself that leads to the row, `$` for its fields; not each type has one. */
  readonly root?: string;
}

/** Arguments that a field needs. */
export const ARGUMENTS: Readonly<Record<string, string>> = {
  'FundingRound.amountIn': '(currency: "EUR")',
  'Technopark.deskExchange': '(during: { from: "2027-03-01", to: "2027-04-01" })',
  'Technopark.guestsWithoutBed': '(during: { from: "2027-03-01", to: "2027-04-01" })',
  'Measure.eligibility': '(startupId: "startup_demo-01")',
  'GrantCall.eligibility': '(startupId: "startup_demo-01")',
  'Programme.eligibility': '(startupId: "startup_demo-01")',
};

/** `amount` -> `amount { __typename }` */
export function selected({ coordinate, name, field }: GuardedField): string {
  const rest = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
  return `${name}${ARGUMENTS[coordinate] ?? ''}${rest}`;
}

export type Door = 'node(id)' | '_entities' | 'a direct call';
export const DOORS: readonly Door[] = ['node(id)', '_entities', 'a direct call'];

const within = (path: readonly string[], leaf: string): string =>
  [...path, leaf].reduceRight((inner, step) => `${step} { ${inner} }`);

/** The text that asks for one field behind a door, under an alias. */
function asked({ entity, id, path = [], root = '' }: Place, door: Door, leaf: string, alias: string): string {
  const row = within(path, leaf);
  if (door === 'a direct call') return `${alias}: ${root.replace('$', leaf)}`;
  const opening =
    door === 'node(id)'
      ? `node(id: "${id}")`
      : `_entities(representations: [{ __typename: "${entity}", id: "${id}" }])`;
  return `${alias}: ${opening} { ... on ${entity} { ${row} } }`;
}

/** The values at the end of the path: several where it goes through lists. */
export function valuesAt(data: unknown, name: string): unknown[] {
  if (data === null || typeof data !== 'object') return [];
  if (Array.isArray(data)) return data.flatMap((item) => valuesAt(item, name));
  return Object.entries(data).flatMap(([key, value]) => (key === name ? [value] : valuesAt(value, name)));
}

/** `NOTHING`: let in, and there was nothing to show. */
export type Found = Verdict | 'NOTHING';

function foundIn({ data, errors = [] }: Pick<Answer, 'data' | 'errors'>, alias: string, name: string): Found {
  // Without a path the gateway turned the whole operation away, before it asked a subgraph.
  const mine = errors.filter(({ path }) => path === undefined || path[0] === alias);
  const denial = mine.find(({ extensions: { code } }) => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED');
  const values = valuesAt(data?.[alias], name).filter((value) => value !== null);
  if (denial && values.length > 0) throw new Error(`${name} is denied and shown: ${JSON.stringify(values)}`);
  if (denial) return denial.extensions.code as Verdict;
  if (mine.length > 0) throw new Error(`${name}: ${JSON.stringify(mine)}`);
  return values.length > 0 ? 'OPEN' : 'NOTHING';
}

/** Asks for guarded fields of one place in one operation. */
export async function askAll(
  graph: Graph,
  place: Place,
  door: Door,
  fields: readonly GuardedField[],
  viewer: Viewer,
): Promise<Found[]> {
  const text = `{ ${fields.map((field, i) => asked(place, door, selected(field), `f${i}`)).join(' ')} }`;
  const answer =
    door === 'node(id)' ? await graph.query(text, {}, viewer) : await graph.ask(place.subgraph, text, viewer);
  return fields.map(({ name }, i) => foundIn(answer, `f${i}`, name));
}
