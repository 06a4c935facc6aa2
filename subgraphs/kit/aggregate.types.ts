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
import { declare, type FilterInput, named } from './filter.ts';

export const AggregateFunction = {
  COUNT: 'COUNT',
  DISTINCT: 'DISTINCT',
  SUM: 'SUM',
  AVG: 'AVG',
  MIN: 'MIN',
  MAX: 'MAX',
  P25: 'P25',
  P50: 'P50',
  P75: 'P75',
} as const;
export type AggregateFunction = (typeof AggregateFunction)[keyof typeof AggregateFunction];
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

export interface Measure {
  readonly field: string;
  readonly function: AggregateFunction;
}

/** A field to group by, and for dates to what to cut them. */
export interface Grouping {
  readonly field: string;
  readonly truncate?: keyof typeof Truncation | null;
}

interface Condition extends Measure {
  readonly gte?: number | null;
  readonly lte?: number | null;
}

export interface AggregateInput {
  filter?: FilterInput | null;
  groupBy?: Grouping[] | null;
  measures?: Measure[] | null;
  having?: Condition[] | null;
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
export class AggregateGroup {
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
