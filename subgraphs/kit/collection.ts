import { ArgsType, type ClassType, InputType, registerEnumType } from 'type-graphql';
import { aggregate } from './aggregate.ts';
import { type AggregateInput, Aggregation, aggregateArguments } from './aggregate.types.ts';
import type { Context } from './context.ts';
import { decodeCursor, encodeCursor, isText } from './cursor.ts';
import {
  declare,
  type FilterFields,
  type FilterInput,
  filterInput,
  mayHold,
  mustSee,
  named,
  type Where,
  where,
} from './filter.ts';
import { connectionType, type Page, PageArguments, pageOf, pageSize } from './page.ts';

export const Direction = { ASC: 'ASC', DESC: 'DESC' } as const;
export type Direction = (typeof Direction)[keyof typeof Direction];
registerEnumType(Direction, {
  name: 'Direction',
  description: 'Which way to sort. Unknown values come last either way.',
  valuesConfig: { ASC: { description: 'Smallest first.' }, DESC: { description: 'Largest first.' } },
});

export interface OrderTerm {
  readonly field: string;
  readonly direction: Direction;
}

export interface CollectionArguments extends PageArguments {
  filter?: FilterInput | null;
  orderBy?: OrderTerm[] | null;
}

/** A table as clients see it: its connection, arguments and aggregate types, and the two reads that serve them. */
export interface Collection<T extends object> {
  readonly Connection: ClassType<Page<T>>;
  readonly Arguments: ClassType<CollectionArguments>;
  readonly Aggregation: ClassType<Aggregation>;
  readonly AggregateArguments: ClassType<AggregateInput>;
  /** `scope` narrows the rows beyond the client's filter, e.g. to those the viewer may see. */
  list(args: CollectionArguments, context: Context, scope?: Where): Promise<Page<T>>;
  aggregate(args: AggregateInput, context: Context, scope?: Where): Promise<Aggregation>;
}

/** The enum of a collection's field names: `<name>Field`. */
function fieldEnum(name: string, keys: readonly string[]): Record<string, string> {
  const list = Object.fromEntries(keys.map((key) => [key, key]));
  const valuesConfig = Object.fromEntries(keys.map((key) => [key, { description: `The field ${key}.` }]));
  registerEnumType(list, { name, description: 'A field to sort, group or measure by.', valuesConfig });
  return list;
}

function orderInput(name: string, field: object): ClassType<OrderTerm> {
  const input = named<OrderTerm>(`${name}Order`);
  InputType(`${name}Order`, { description: 'One term of a sort.' })(input);
  declare(input, 'field', () => field, 'What to sort by.', false);
  declare(input, 'direction', () => Direction, 'Which way.', false);
  return input;
}

function listArguments(name: string, filter: ClassType, order: ClassType): ClassType<CollectionArguments> {
  const args = { [`${name}Arguments`]: class extends PageArguments {} }[
    `${name}Arguments`
  ] as ClassType<CollectionArguments>;
  ArgsType()(args);
  declare(args, 'filter', () => filter, 'Which to take; all when absent.');
  declare(args, 'orderBy', () => [order], 'How to sort; ties are broken by id.');
  return args;
}

const GREATER = { ASC: '$gt', DESC: '$lt' } as const;

/** Rows after the position, unknown values last: a keyset, so that deep pages cost what the first does. */
function afterPosition(
  terms: readonly { property: string; direction: Direction }[],
  values: readonly unknown[],
): Where {
  const [term, ...rest] = terms;
  if (!term) return { id: { $in: [] } };
  const [value, ...others] = values;
  const tie = { $and: [{ [term.property]: value }, afterPosition(rest, others)] };
  if (rest.length === 0) return { [term.property]: { [GREATER[term.direction]]: value } };
  if (value === null) return tie;
  return { $or: [{ [term.property]: { [GREATER[term.direction]]: value } }, { [term.property]: null }, tie] };
}

/**
 * Declares an entity's list and aggregate: `const Books = collection(Book, 'Book', { title: text(), country: country() })`.
 * Every field named must lie on an indexed column or a small table.
 */
export function collection<T extends { id: string }>(
  entity: ClassType<T>,
  name: string,
  fields: FilterFields,
): Collection<T> {
  const Filter = filterInput(name, fields);
  const sortable = Object.keys(fields).filter((key) => fields[key]!.kind === 'scalar');
  const Order = orderInput(name, fieldEnum(`${name}SortField`, sortable));

  const list = async (args: CollectionArguments, context: Context, scope: Where = {}): Promise<Page<T>> => {
    const asked = (args.orderBy ?? []).map((term) => ({
      ...term,
      property: fields[term.field]!.property ?? term.field,
    }));
    for (const term of asked) mustSee(fields[term.field]!, term.field, context.viewer);
    const terms = [...asked, { property: 'id', direction: Direction.ASC }];
    const order = `${name}:${terms.map((term) => `${term.property} ${term.direction}`).join()}`;
    const matching = { $and: [where(args.filter, fields, context.viewer), scope] };
    const expected = [...asked.map((term) => mayHold(fields[term.field]!)), isText];
    const start = args.after ? afterPosition(terms, decodeCursor(args.after, order, expected)) : {};
    const rows = (await context.em.find(entity, { $and: [matching, start] } as never, {
      limit: pageSize(args.first) + 1,
      orderBy: terms.map((term) => ({ [term.property]: `${term.direction} NULLS LAST` })) as never,
    })) as T[];
    const valuesOf = (row: T) => terms.map((term) => (row as Record<string, unknown>)[term.property] ?? null);
    return pageOf(
      rows,
      args.first,
      Boolean(args.after),
      (row) => encodeCursor({ order, values: valuesOf(row) }),
      () => context.em.count(entity, matching as never),
    );
  };

  return {
    Connection: connectionType(name, () => entity),
    Arguments: listArguments(name, Filter, Order),
    Aggregation,
    AggregateArguments: aggregateArguments(name, Filter, fieldEnum(`${name}AggregateField`, Object.keys(fields))),
    list,
    aggregate: (args, context, scope = {}) => aggregate(entity, fields, args, context, scope),
  };
}
