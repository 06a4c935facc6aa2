import { Directive, Field, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { Confidence, type Fact } from './fact.ts';

/** Where a value is known from: a fact without its value. */
export type Origin = Omit<Fact<never>, 'value'>;

/** The origins of a row's columns, by field name, as stored: the values stay in columns that can be filtered. */
export type Origins = Readonly<Record<string, Origin>>;

const NOWHERE: Origin = { source: null, asOf: null, confidence: Confidence.C };

export const originOf = ({ source, asOf, confidence, note = null }: Fact<unknown>): Origin => ({
  source,
  asOf,
  confidence,
  note,
});

/** A column's value together with its origin. */
export const factOf = <T>(value: T | null, origins: Origins, field: string): Fact<T> => ({
  value,
  ...(origins[field] ?? NOWHERE),
});

@Directive('@shareable')
@Access({ to: ['PUBLIC'] })
@ObjectType('FieldOrigin', { description: 'Where the value of one field comes from.', simpleResolvers: true })
export class FieldOrigin {
  @Field(() => String, { description: 'Name of the field.' })
  field: string;

  @Field(() => String, { nullable: true, description: 'Page, publication or data set; null when none is known.' })
  source: string | null;

  @Field(() => String, { nullable: true, description: 'Date, month or year the value speaks of, as precise as known.' })
  asOf: string | null;

  @Field(() => Confidence, { description: 'How well the value is supported.' })
  confidence: Confidence;

  @Field(() => String, { nullable: true, description: 'What a reader must know to use the value.' })
  note?: string | null;
}

/** All origins of a row, by field name. */
export const fieldOrigins = (origins: Origins): FieldOrigin[] =>
  Object.keys(origins)
    .sort()
    .map((field) => ({ field, ...origins[field]! }));
