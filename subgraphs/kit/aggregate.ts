import { raw } from '@mikro-orm/postgresql';
import type { ClassType } from 'type-graphql';
import type {
  AggregateFunction,
  AggregateGroup,
  AggregateInput,
  Aggregation,
  Grouping,
  Measure,
} from './aggregate.types.ts';
import type { Context } from './context.ts';
import { invalid } from './failure.ts';
import { type FilterFields, mustSee, type Where, where } from './filter.ts';

/** More groups than this are cut, and the answer says so. */
const MAX_GROUPS = 500;

const SQL_OF: Readonly<Record<AggregateFunction, (column: string) => string>> = {
  COUNT: (column) => `count(${column})`,
  DISTINCT: (column) => `count(distinct ${column})`,
  SUM: (column) => `sum(${column})`,
  AVG: (column) => `avg(${column})`,
  MIN: (column) => `min(${column})`,
  MAX: (column) => `max(${column})`,
  P25: (column) => `percentile_cont(0.25) within group (order by ${column})`,
  P50: (column) => `percentile_cont(0.5) within group (order by ${column})`,
  P75: (column) => `percentile_cont(0.75) within group (order by ${column})`,
};

/** Two lists side by side would be paired member by member, which nobody means. */
function mustBeOneList(groupBy: readonly Grouping[], fields: FilterFields): void {
  const lists = groupBy.filter(({ field }) => fields[field]!.kind === 'list');
  if (lists.length < 2) return;
  const named = lists.map(({ field }) => field).join(' and ');
  throw invalid('TWO_LISTS', `Group by one list at a time; ${named} are lists.`, ['groupBy']);
}

const NUMERIC_ONLY: readonly AggregateFunction[] = ['SUM', 'AVG', 'MIN', 'MAX', 'P25', 'P50', 'P75'];

/** The SQL column of a field. */
type ColumnOf = (field: string) => string;

function measureSql({ field, function: fold }: Measure, fields: FilterFields, columnOf: ColumnOf): string {
  if (NUMERIC_ONLY.includes(fold) && !fields[field]!.numeric)
    throw invalid('NOT_A_NUMBER', `${fold} needs a number, and ${field} is none.`, ['measures']);
  return SQL_OF[fold](columnOf(field));
}

function keySql({ field, truncate }: Grouping, fields: FilterFields, columnOf: ColumnOf): string {
  const column = columnOf(field);
  // An unknown list is one group of its own, as an unknown value is; an empty one has no member to count for.
  if (fields[field]!.kind === 'list') return `unnest(coalesce(${column}, '{null}'))`;
  return fields[field]!.dated ? `date_trunc('${truncate ?? 'DAY'}', ${column})::date::text` : `${column}::text`;
}

function columnsOf(entity: ClassType, fields: FilterFields, { em }: Context): ColumnOf {
  const properties: Record<string, { fieldNames: string[] }> = em.getMetadata().get(entity).properties;
  return (field) => `e."${properties[fields[field]!.property ?? field]!.fieldNames[0]}"`;
}

/** A row of the statement: `count`, the keys `k0`, `k1`, ... and the measures `m0`, `m1`, ... */
type Row = Readonly<Record<string, unknown>>;

function groupOf(row: Row, groupBy: readonly Grouping[], measures: readonly Measure[]): AggregateGroup {
  return {
    keys: groupBy.map(({ field }, i) => ({ field, value: (row[`k${i}`] as string | null) ?? null })),
    count: Number(row.count),
    measures: measures.map((measure, i) => ({
      ...measure,
      value: row[`m${i}`] == null ? null : Number(row[`m${i}`]),
    })),
  };
}

/**
 * Folds the rows of an entity in one SQL statement.
 * @throws FORBIDDEN for a field that the viewer may not look at, NOT_A_NUMBER, TWO_LISTS
 */
export async function aggregate<T extends object>(
  entity: ClassType<T>,
  fields: FilterFields,
  args: AggregateInput,
  context: Context,
  scope: Where,
): Promise<Aggregation> {
  const [groupBy, measures, having] = [args.groupBy ?? [], args.measures ?? [], args.having ?? []];
  for (const { field } of [...groupBy, ...measures, ...having]) mustSee(fields[field]!, field, context.viewer);
  mustBeOneList(groupBy, fields);
  const columnOf = columnsOf(entity, fields, context);
  const folded = (measure: Measure) => measureSql(measure, fields, columnOf);
  const query = context.em
    .createQueryBuilder(entity, 'e')
    .where({ $and: [where(args.filter, fields, context.viewer), scope] } as never);
  query.select([
    ...groupBy.map((grouping, i) => raw(`${keySql(grouping, fields, columnOf)} as "k${i}"`)),
    raw('count(*)::int as "count"'),
    ...measures.map((measure, i) => raw(`(${folded(measure)})::float8 as "m${i}"`)),
  ] as never);
  if (groupBy.length > 0) query.groupBy(groupBy.map((_, i) => raw(`"k${i}"`)) as never);
  for (const condition of having) {
    const sql = folded(condition);
    if (condition.gte != null) query.andHaving(`${sql} >= ?`, [condition.gte]);
    if (condition.lte != null) query.andHaving(`${sql} <= ?`, [condition.lte]);
  }
  const byKey = groupBy.map((_, i) => ({ [raw(`"k${i}"`) as never]: 'asc' }));
  query.orderBy([{ [raw('count(*)') as never]: 'desc' }, ...byKey] as never).limit(MAX_GROUPS + 1);
  const rows = (await query.execute('all', { mapResults: false })) as Row[];
  return {
    truncated: rows.length > MAX_GROUPS,
    groups: rows.slice(0, MAX_GROUPS).map((row) => groupOf(row, groupBy, measures)),
  };
}
