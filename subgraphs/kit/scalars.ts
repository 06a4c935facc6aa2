import { GraphQLScalarType, Kind } from 'graphql';
import {
  GraphQLCountryCode,
  GraphQLCurrency,
  GraphQLDateTimeISO,
  GraphQLLocalDate,
  GraphQLTimeZone,
} from 'graphql-scalars';

const DECIMAL = /^-?\d{1,18}(\.\d{1,4})?$/;

const decimal = (value: unknown): string => {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && DECIMAL.test(text)) return text;
  throw new TypeError(`Not a decimal number: ${JSON.stringify(value)}`);
};

/** Exact decimal number as a string: at most 18 digits before the point and 4 after it. */
export const Decimal = new GraphQLScalarType({
  name: 'Decimal',
  description: 'An exact decimal number as a string: at most 18 digits before the point and 4 after it.',
  serialize: decimal,
  parseValue: decimal,
  parseLiteral: (node) =>
    decimal(node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : null),
});

/**
 * A library's scalar that throws plain errors at bad values. graphql-js makes of those what it says of its own scalars,
 * with the type and the place; a GraphQLError would leave as it is, and nobody could tell it from a fault of the graph.
 */
function plain<T, S>(scalar: GraphQLScalarType<T, S>, take = (value: T): T => value): GraphQLScalarType<T, S> {
  const attempt = (parse: () => T): T => {
    try {
      return take(parse());
    } catch (error) {
      throw new TypeError((error as Error).message);
    }
  };
  return new GraphQLScalarType<T, S>({
    ...scalar.toConfig(),
    parseValue: (value) => attempt(() => scalar.parseValue(value)),
    parseLiteral: (node, variables) => attempt(() => scalar.parseLiteral(node, variables)),
  });
}

/** PostgreSQL and ISO 8601 part where the year is not written with four digits; nothing here happens there. */
function inYears<T extends Date | string>(moment: T): T {
  const year = new Date(moment).getUTCFullYear();
  if (year >= 1 && year <= 9999) return moment;
  throw new TypeError('The year must be between 0001 and 9999.');
}

export const CountryCode = plain(GraphQLCountryCode, (code) => code.toUpperCase());
export const Currency = plain(GraphQLCurrency);
export const DateTime = plain(GraphQLDateTimeISO, inYears);
export const LocalDate = plain(GraphQLLocalDate, inYears);
export const TimeZone = plain(GraphQLTimeZone);
