import { raw } from '@mikro-orm/postgresql';
import {
  ArgsType,
  type ClassType,
  Directive,
  Field,
  Float,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { Access } from './access.ts';
import type { Context } from './context.ts';
import { invalid } from './failure.ts';
import {
  declare,
  type FilterField,
  type FilterFields,
  type FilterInput,
  mustSee,
  named,
  type Where,
  where,
} from './filter.ts';

/** More groups than this are cut, and the answer says so. */
export const MAX_GROUPS = 500;

const SQL_OF = {
  COUNT: (column: string) => `count(${column})`,
  DISTINCT: (column: string) => `count(distinct ${column})`,
  SUM: (column: string) => `sum(${column})`,
  AVG: (column: string) => `avg(${column})`,
  MIN: (column: string) => `min(${column})`,
  MAX: (column: string) => `max(${column})`,
  P25: (column: string) => `percentile_cont(0.25) within group (order by ${column})`,
  P50: (column: string) => `percentile_cont(0.5) within group (order by ${column})`,
  P75: (column: string) => `percentile_cont(0.75) within group (order by ${column})`,
} as const;
type AggregateFunction = keyof typeof SQL_OF;
const AggregateFunction = Object.fromEntries(Object.keys(SQL_OF).map((key) => [key, key])) as {
  [K in AggregateFunction]: K;
};
registerEnumType(AggregateFunction, {
  name: 'AggregateFunction',
  description: 'How to fold the values of a group; unknown values do not count.',
  valuesConfig: {
    COUNT: { description: 'How many are known.' },
    DISTINCT: { description: 'How many different ones there are.' },
    SUM: { description: 'Their sum.' },
    AVG: { description: 'Their mean.' },
    MIN: { description: 'The smallest.' },
    MAX: { description: 'The largest.' },
    P25: { description: 'A quarter lie below it.' },
    P50: { description: 'The median.' },
    P75: { description: 'Three quarters lie below it.' },
  },
});

const Truncation = { YEAR: 'YEAR', QUARTER: 'QUARTER', MONTH: 'MONTH', WEEK: 'WEEK', DAY: 'DAY' } as const;
registerEnumType(Truncation, {
  name: 'Truncation',
  description: 'To what a date is cut before grouping.',
  valuesConfig: {
    YEAR: { description: 'To 1 January.' },
    QUARTER: { description: 'To the first day of its quarter.' },
    MONTH: { description: 'To the first day of its month.' },
    WEEK: { description: 'To Monday.' },
    DAY: { description: 'To the day.' },
  },
});

interface Measure {
  readonly field: string;
  readonly function: AggregateFunction;
}

export interface AggregateInput {
  filter?: FilterInput | null;
  groupBy?: { field: string; truncate?: keyof typeof Truncation | null }[] | null;
  measures?: Measure[] | null;
  having?: (Measure & { gte?: number | null; lte?: number | null })[] | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('AggregateKey', { description: 'One value that the rows of a group share.', simpleResolvers: true })
class AggregateKey {
  @Field(() => String, { description: 'The field grouped by.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'Its value in this group; null: unknown.' })
  value: string | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('AggregateMeasure', { description: 'One folded value of a group.', simpleResolvers: true })
class AggregateMeasure {
  @Field(() => String, { description: 'The field measured.' })
  field: string;

  @Field(() => AggregateFunction, { description: 'How it was folded.' })
  function: AggregateFunction;

  @Field(() => Float, { nullable: true, description: 'The result; null when every value is unknown.' })
  value: number | null;
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('AggregateGroup', { description: 'Rows that share their keys.', simpleResolvers: true })
class AggregateGroup {
  @Field(() => [AggregateKey], { description: 'What the rows share, in the order of groupBy.' })
  keys: AggregateKey[];

  @Field(() => Int, { description: 'How many rows.' })
  count: number;

  @Field(() => [AggregateMeasure], { description: 'In the order asked for.' })
  measures: AggregateMeasure[];
}

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('Aggregation', { description: 'Groups of rows, largest first.', simpleResolvers: true })
export class Aggregation {
  @Field(() => [AggregateGroup], { description: 'At most 500.' })
  groups: AggregateGroup[];

  @Field(() => Boolean, { description: 'True when there were more groups than are shown.' })
  truncated: boolean;
}
export type AggregateResult = Aggregation;

/** The arguments class of `<name>sAggregate`: filter, groupBy, measures, having. */
export function aggregateArguments(name: string, filter: ClassType, field: object): ClassType<AggregateInput> {
  const input = (suffix: string, description: string) => {
    const type = named(`${name}${suffix}`);
    InputType(`${name}${suffix}`, { description })(type);
    declare(type, 'field', () => field, 'The field.', false);
    return type;
  };
  const group = input(
    'Group',
    'A field to group by; a list counts once for each of its members, and only one list can be.',
  );
  declare(group, 'truncate', () => Truncation, 'For dates: to what to cut them.');
  const measure = input('Measure', 'A field to fold, and how.');
  const having = input('Having', 'A condition on a folded value.');
  for (const type of [measure, having]) declare(type, 'function', () => AggregateFunction, 'How to fold.', false);
  declare(having, 'gte', () => Float, 'At least.');
  declare(having, 'lte', () => Float, 'At most.');
  const args = named<AggregateInput>(`${name}AggregateArguments`);
  ArgsType()(args);
  declare(args, 'filter', () => filter, 'Which rows to take; all when absent.');
  declare(args, 'groupBy', () => [group], 'One group for all when absent.');
  declare(args, 'measures', () => [measure], 'What to fold.');
  declare(args, 'having', () => [having], 'Which groups to keep.');
  return args;
}

/** Two lists side by side would be paired member by member, which nobody means. */
function mustBeOneList(groupBy: readonly { field: string }[], fields: FilterFields): void {
  const lists = groupBy.filter(({ field }) => fields[field]!.kind === 'list');
  if (lists.length < 2) return;
  const named = lists.map(({ field }) => field).join(' and ');
  throw invalid('TWO_LISTS', `Group by one list at a time; ${named} are lists.`, ['groupBy']);
}

const NUMERIC_ONLY: readonly AggregateFunction[] = ['SUM', 'AVG', 'MIN', 'MAX', 'P25', 'P50', 'P75'];

function measureSql(
  { field, function: fold }: Measure,
  fields: FilterFields,
  column: (field: FilterField, key: string) => string,
): string {
  if (NUMERIC_ONLY.includes(fold) && !fields[field]!.numeric)
    throw invalid('NOT_A_NUMBER', `${fold} needs a number, and ${field} is none.`, ['measures']);
  return SQL_OF[fold](column(fields[field]!, field));
}

/** Folds the rows of an entity in one SQL statement. */
export async function aggregate<T extends object>(
  entity: ClassType<T>,
  fields: FilterFields,
  args: AggregateInput,
  context: Context,
  scope: Where,
): Promise<AggregateResult> {
  const [groupBy, measures, having] = [args.groupBy ?? [], args.measures ?? [], args.having ?? []];
  for (const { field } of [...groupBy, ...measures, ...having]) mustSee(fields[field]!, field, context.viewer);
  mustBeOneList(groupBy, fields);
  const columns = context.em.getMetadata().get(entity).properties as unknown as Record<
    string,
    { fieldNames: string[] }
  >;
  const column = (field: FilterField, key: string) => `e."${columns[field.property ?? key]!.fieldNames[0]}"`;
  const keySql = groupBy.map(({ field, truncate }) => {
    const sql = column(fields[field]!, field);
    // An unknown list is one group of its own, as an unknown value is; an empty one has no member to count for.
    if (fields[field]!.kind === 'list') return `unnest(coalesce(${sql}, '{null}'))`;
    return fields[field]!.dated ? `date_trunc('${truncate ?? 'DAY'}', ${sql})::date::text` : `${sql}::text`;
  });
  const query = context.em
    .createQueryBuilder(entity, 'e')
    .where({ $and: [where(args.filter, fields, context.viewer), scope] } as never);
  query.select([
    ...keySql.map((sql, i) => raw(`${sql} as "k${i}"`)),
    raw('count(*)::int as "count"'),
    ...measures.map((measure, i) => raw(`(${measureSql(measure, fields, column)})::float8 as "m${i}"`)),
  ] as never);
  if (keySql.length > 0) query.groupBy(keySql.map((_, i) => raw(`"k${i}"`)) as never);
  for (const condition of having) {
    const sql = measureSql(condition, fields, column);
    if (condition.gte != null) query.andHaving(`${sql} >= ?`, [condition.gte]);
    if (condition.lte != null) query.andHaving(`${sql} <= ?`, [condition.lte]);
  }
  query
    .orderBy([
      { [raw('count(*)') as never]: 'desc' },
      ...keySql.map((_, i) => ({ [raw(`"k${i}"`) as never]: 'asc' })),
    ] as never)
    .limit(MAX_GROUPS + 1);
  const rows = (await query.execute('all', { mapResults: false })) as Record<string, unknown>[];
  return {
    truncated: rows.length > MAX_GROUPS,
    groups: rows.slice(0, MAX_GROUPS).map((row) => ({
      keys: groupBy.map(({ field }, i) => ({ field, value: (row[`k${i}`] as string | null) ?? null })),
      count: Number(row.count),
      measures: measures.map((measure, i) => ({
        ...measure,
        value: row[`m${i}`] == null ? null : Number(row[`m${i}`]),
      })),
    })),
  };
}
