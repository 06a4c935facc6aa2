import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
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
  throw new GraphQLError(`Not a decimal number: ${JSON.stringify(value)}`, { extensions: { code: 'BAD_USER_INPUT' } });
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

export const CountryCode = GraphQLCountryCode;
export const Currency = GraphQLCurrency;
export const DateTime = GraphQLDateTimeISO;
export const LocalDate = GraphQLLocalDate;
export const TimeZone = GraphQLTimeZone;
