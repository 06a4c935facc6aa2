import { GraphQLInputObjectType, GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { describe, test } from 'vitest';
import { CountryCode, Currency, DateTime, Decimal, LocalDate, TimeZone } from '#kit/scalars';

const scalars = { CountryCode, Currency, DateTimeISO: DateTime, Decimal, LocalDate, TimeZone };
const args = Object.fromEntries(Object.entries(scalars).map(([name, type]) => [name, { type }]));
const Box = new GraphQLInputObjectType({ name: 'Box', fields: args });
const echo = {
  type: GraphQLString,
  args: { ...args, box: { type: Box } },
  resolve: (_: unknown, given: unknown) => JSON.stringify(given),
};
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { echo } }) });

async function said(source: string, variableValues = {}) {
  const { data, errors } = await graphql({ schema, source, variableValues });
  return errors ? errors[0]!.message : (JSON.parse(String(data!.echo)) as unknown);
}
const literal = (type: string, value: string) => said(`{ echo(${type}: ${value}) }`);
const variable = (type: string, value: unknown) => said(`query ($v: ${type}) { echo(${type}: $v) }`, { v: value });

const BAD: readonly (readonly [string, string | number])[] = [
  ['CountryCode', 'ZZ'],
  ['CountryCode', ''],
  ['Currency', 'dollars'],
  ['Decimal', '1e10'],
  ['Decimal', 'NaN'],
  ['Decimal', '9999999999999999999'],
  ['LocalDate', '2026-02-30'],
  ['LocalDate', '0000-01-01'],
  ['LocalDate', '99999-01-01'],
  ['LocalDate', 5],
  ['DateTimeISO', '2026-01-01'],
  ['DateTimeISO', '0000-01-01T00:00:00Z'],
  ['DateTimeISO', '2026-13-01T00:00:00Z'],
  ['DateTimeISO', 1767225600000],
  ['TimeZone', 'Asia/Nowhere'],
];

describe('a value that its scalar does not take', () => {
  // The gateway knows by these words that the client is at fault, and passes the sentence on.
  test.for(BAD)('%s %j is named with its type, written out or in a variable', async ([type, value], { expect }) => {
    expect(await literal(type, JSON.stringify(value))).toMatch(`Expected value of type "${type}", found`);
    expect(await said(`{ echo(box: { ${type}: ${JSON.stringify(value)} }) }`)).toMatch(
      `Expected value of type "${type}"`,
    );
    expect(await variable(type, value)).toMatch(/^Variable "\$v" got invalid value /);
  });
});

describe('a value that its scalar takes', () => {
  test('arrives as it was sent', async ({ expect }) => {
    expect(await literal('Decimal', '"12.50"')).toEqual({ Decimal: '12.50' });
    expect(await literal('LocalDate', '"2028-02-29"')).toEqual({ LocalDate: '2028-02-29' });
    expect(await variable('DateTimeISO', '2026-01-01T05:00:00+05:00')).toEqual({
      DateTimeISO: '2026-01-01T00:00:00.000Z',
    });
    expect(await variable('TimeZone', 'Asia/Almaty')).toEqual({ TimeZone: 'Asia/Almaty' });
  });

  test('and a country may be written small', async ({ expect }) => {
    expect(await literal('CountryCode', '"kz"')).toEqual({ CountryCode: 'KZ' });
    expect(await variable('CountryCode', 'kz')).toEqual({ CountryCode: 'KZ' });
  });
});
