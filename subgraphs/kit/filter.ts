import { GraphQLBoolean, GraphQLScalarType, GraphQLString } from 'graphql';
import { type ClassType, Field, ID, InputType, Int } from 'type-graphql';
import { type CursorValue, isText } from './cursor.ts';
import { denied } from './failure.ts';
import { CountryCode, DateTime, Decimal, LocalDate } from './scalars.ts';
import type { Viewer } from './viewer.ts';

type TypeThunk = () => unknown;
type Operator = 'eq' | 'in' | 'lt' | 'lte' | 'gt' | 'gte' | 'contains' | 'isNull' | 'has' | 'hasAny' | 'hasAll';

const MEANING: Record<Operator, string> = {
  eq: 'Equal to.',
  in: 'One of these.',
  lt: 'Less than (or before).',
  lte: 'At most (or not after).',
  gt: 'More than (or after).',
  gte: 'At least (or not before).',
  contains: 'Holds this text, whatever the case.',
  isNull: 'True: unknown. False: known.',
  has: 'The list holds this.',
  hasAny: 'The list holds at least one of these.',
  hasAll: 'The list holds all of these.',
};

/** Declares a field of a dynamically made input or arguments class. */
export function declare(target: ClassType, key: string, type: TypeThunk, description: string, nullable = true): void {
  Field(type as () => ClassType, { nullable, description })(target.prototype, key);
}

/** An empty class of this name, for decorators to fill. */
export function named<T extends object = object>(name: string): ClassType<T> {
  return { [name]: class {} }[name] as ClassType<T>;
}

const operators = new Map<string, ClassType>();

/** The operator input of one kind of value (`IntFilter`, `SectorListFilter`): made once, used by every subgraph. */
function operatorInput(name: string, value: TypeThunk, allowed: readonly Operator[]): ClassType {
  const known = operators.get(name);
  if (known) return known;
  const input = named(name);
  InputType(name, { description: 'Conditions on one field; all must hold.' })(input);
  for (const operator of allowed) {
    const many = operator === 'in' || operator === 'hasAny' || operator === 'hasAll';
    const type =
      operator === 'isNull' ? () => Boolean : operator === 'contains' ? () => String : many ? () => [value()] : value;
    declare(input, operator, type, MEANING[operator]);
  }
  operators.set(name, input);
  return input;
}

/** How one field may be filtered, sorted, grouped and measured. */
export interface FilterField {
  readonly input: ClassType;
  /** Type of the value, or of a member where it is a list. */
  readonly value: TypeThunk;
  readonly kind: 'scalar' | 'list';
  readonly numeric: boolean;
  readonly dated: boolean;
  /** Property of the entity; the field's own name when absent. */
  readonly property?: string;
  /** Roles that may filter, sort and group by it; everyone when absent. A hidden field must not leak through a filter. */
  readonly to?: readonly string[];
}

type Options = Pick<FilterField, 'property' | 'to'>;
const ORDERED: readonly Operator[] = ['eq', 'in', 'lt', 'lte', 'gt', 'gte', 'isNull'];
const scalar =
  (name: string, value: TypeThunk, allowed: readonly Operator[], flags: Partial<FilterField> = {}) =>
  (options: Options = {}): FilterField => ({
    input: operatorInput(name, value, allowed),
    value,
    kind: 'scalar',
    numeric: false,
    dated: false,
    ...flags,
    ...options,
  });

export const text = scalar('TextFilter', () => String, ['eq', 'in', 'contains', 'isNull']);
export const id = scalar('IdFilter', () => ID, ['eq', 'in', 'isNull']);
export const boolean = scalar('BooleanFilter', () => Boolean, ['eq', 'isNull']);
export const int = scalar('IntFilter', () => Int, ORDERED, { numeric: true });
export const decimal = scalar('DecimalFilter', () => Decimal, ORDERED, { numeric: true });
export const country = scalar('CountryFilter', () => CountryCode, ['eq', 'in', 'isNull']);
export const date = scalar('LocalDateFilter', () => LocalDate, ORDERED, { dated: true });
export const instant = scalar('DateTimeFilter', () => DateTime, ORDERED, { dated: true });

/** A field that holds one value of a closed list. */
export const oneOf = (list: object, name: string, options: Options = {}): FilterField =>
  scalar(`${name}Filter`, () => list, ['eq', 'in', 'isNull'])(options);

/** A field that holds several values (a PostgreSQL array) of a closed list or scalar. */
export const listOf = (value: object | GraphQLScalarType, name: string, options: Options = {}): FilterField => ({
  ...scalar(`${name}ListFilter`, () => value, ['has', 'hasAny', 'hasAll', 'isNull'])(options),
  kind: 'list',
});

export type FilterFields = Readonly<Record<string, FilterField>>;
type Conditions = Partial<Record<Operator, unknown>>;
export type FilterInput = { and?: FilterInput[]; or?: FilterInput[]; not?: FilterInput } & Record<string, unknown>;
export type Where = Record<string, unknown>;

/** The input class `<name>Filter`: `and`, `or`, `not` and one operator input a field. */
export function filterInput(name: string, fields: FilterFields): ClassType<FilterInput> {
  const input = named<FilterInput>(`${name}Filter`);
  InputType(`${name}Filter`, { description: `Which ${name} rows to take; all conditions must hold.` })(input);
  declare(input, 'and', () => [input], 'All of these hold.');
  declare(input, 'or', () => [input], 'At least one of these holds.');
  declare(input, 'not', () => input, 'This does not hold.');
  for (const [key, field] of Object.entries(fields)) declare(input, key, () => field.input, `Conditions on ${key}.`);
  return input;
}

const escapeLike = (value: unknown) => String(value).replace(/[\\%_]/g, '\\$&');

const TRANSLATE: Record<Operator, (value: unknown) => Where> = {
  eq: (value) => ({ $eq: value }),
  in: (value) => ({ $in: value }),
  lt: (value) => ({ $lt: value }),
  lte: (value) => ({ $lte: value }),
  gt: (value) => ({ $gt: value }),
  gte: (value) => ({ $gte: value }),
  contains: (value) => ({ $ilike: `%${escapeLike(value)}%` }),
  isNull: (value) => (value ? { $eq: null } : { $ne: null }),
  has: (value) => ({ $contains: [value] }),
  hasAny: (value) => ({ $overlap: value }),
  hasAll: (value) => ({ $contains: value }),
};

/** @throws FORBIDDEN when the viewer's role may not look at the field, even through a filter, sort or group. */
export function mustSee(field: FilterField, key: string, viewer: Viewer): void {
  if (field.to && !field.to.includes(viewer.role)) throw denied(`You may not filter, sort or group by ${key}.`);
}

function conditions(key: string, field: FilterField, given: Conditions): Where[] {
  const property = field.property ?? key;
  const asked = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return asked.map(([operator, value]) => ({ [property]: TRANSLATE[operator as Operator](value) }));
}

const ALIASES = new Map<unknown, GraphQLScalarType>([
  [String, GraphQLString],
  [Boolean, GraphQLBoolean],
]);

/** Whether a row may have this value of a field, as JSON; null: unknown. */
export const mayHold =
  ({ value: typeOf }: FilterField): CursorValue =>
  (value) => {
    const type = ALIASES.get(typeOf()) ?? typeOf();
    if (value === null) return true;
    if (typeof value === 'string' && !isText(value)) return false;
    if (!(type instanceof GraphQLScalarType)) return Object.values(type as object).includes(value);
    try {
      type.parseValue(value);
      return true;
    } catch {
      return false;
    }
  };

/** Translates a filter into a MikroORM condition. */
export function where(filter: FilterInput | null | undefined, fields: FilterFields, viewer: Viewer): Where {
  if (!filter) return {};
  const all: Where[] = [];
  for (const inner of filter.and ?? []) all.push(where(inner, fields, viewer));
  if (filter.or) all.push({ $or: filter.or.map((inner) => where(inner, fields, viewer)) });
  if (filter.not) all.push({ $not: where(filter.not, fields, viewer) });
  for (const [key, field] of Object.entries(fields)) {
    if (filter[key] === undefined || filter[key] === null) continue;
    mustSee(field, key, viewer);
    all.push(...conditions(key, field, filter[key] as Conditions));
  }
  return all.length === 0 ? {} : { $and: all };
}
