import { describe, expect, test } from 'vitest';
import * as columns from '#kit/columns';
import { countryCell, sectorCell } from '#vocabulary/cells';
import { alpha2OfAlpha3 } from '#vocabulary/country';

const { amount, currencyCode, identifier, listOf, oneOfTable, optional, partialDate, readCells, required, text, year } =
  columns;

const codeOf = (read: () => unknown): string => {
  try {
    return `no failure: ${JSON.stringify(read())}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('A cell', () => {
  test.each([
    ['text', text, ' Ada ', 'Ada'],
    ['id', identifier, 'c-1_2.3:4', 'c-1_2.3:4'],
    ['id that is a number', identifier, 17, '17'],
    ['year', year, '2020', 2020],
    ['year that is a number', year, 1999, 1999],
    ['day', partialDate, '2024-02-29', '2024-02-29'],
    ['month', partialDate, '2024-02', '2024-02'],
    ['year of a date', partialDate, '2024', '2024'],
    ['sum', amount, '1999.99', '1999.99'],
    ['sum that is a number', amount, 2500000, '2500000'],
    ['currency', currencyCode, 'KZT', 'KZT'],
    ['country', countryCell, 'KZ', 'KZ'],
    ['country by its other code', countryCell, 'KAZ', 'KZ'],
    ['country in small letters', countryCell, 'kz', 'KZ'],
    ['sector', sectorCell, 'ai-data', 'AI_DATA'],
    ['code', oneOfTable({ a: 1 }), 'a', 1],
    ['list', listOf(identifier), 'a; b;a', ['a', 'b']],
    ['list of JSON', listOf(identifier), ['a', 'b'], ['a', 'b']],
  ] as const)('holds a %s', (_what, read, cell, value) => {
    expect(read(cell)).toEqual(value);
  });

  test.each([
    ['text', text, ['x'.repeat(2_001), '  ', 7, {}], 'INVALID_TEXT'],
    ['id', identifier, ['a b', '-a', 'a/b', 'x'.repeat(101), true], 'INVALID_ID'],
    ['year', year, ['20', '2020.5', 'soon', 99999, true], 'INVALID_YEAR'],
    [
      'date',
      partialDate,
      ['2023-02-29', '2024-13', '24-01-01', '2024-1-1', '2024-01-01T00:00:00Z', 'May'],
      'INVALID_DATE',
    ],
    ['sum', amount, ['0', '-1', '1e6', '1,000', '1.999', Number.NaN], 'INVALID_AMOUNT'],
    ['currency', currencyCode, ['kzt', 'ZZZ', 'USDT', 7], 'INVALID_CURRENCY'],
    ['country', countryCell, ['XX', 'CSS', 'Kazakhstan', 7, 'constructor'], 'INVALID_COUNTRY'],
    ['sector', sectorCell, ['no-such', 7, 'constructor'], 'UNKNOWN_CODE'],
    ['code', oneOfTable({ a: 1 }), ['b', 'toString', 7], 'UNKNOWN_CODE'],
    ['list', listOf(identifier), ['a;;b', [['a']]], 'INVALID_ID'],
  ] as const)('that is no %s is told with a code', (_what, read, cells, code) => {
    for (const cell of cells) expect([cell, codeOf(() => read(cell))]).toEqual([cell, code]);
  });
});

describe('A row', () => {
  const known = {
    id: required('Its id.', identifier),
    founded: optional('Its year.', year, { also: 'since' }),
  };

  test('has a value for each column; an absent or empty cell is null', () => {
    expect(readCells(known, { id: 'a', other: 1 })).toEqual({ id: 'a', founded: null });
    expect(readCells(known, { id: 'a', founded: '' })).toEqual({ id: 'a', founded: null });
  });

  test('may call a column by its other name', () => {
    expect(readCells(known, { id: 'a', since: '1999' }).founded).toBe(1999);
  });

  test('without a needed cell is told, with the column', () => {
    expect(() => readCells(known, { founded: 1999 })).toThrow('id is missing.');
    expect(() => readCells(known, { id: 'a', founded: 'soon' })).toThrow('founded: "soon" is not a year.');
  });

  test('does not take a mistake of a reader for one of the cell', () => {
    const broken = () => {
      throw new TypeError('a mistake of ours');
    };
    expect(() => readCells({ id: required('Its id.', broken) }, { id: 'a' })).toThrow(TypeError);
  });

  test('takes its columns by all their names, and no others', () => {
    expect([...columns.namesOf(known)]).toEqual(['id', 'founded', 'since']);
  });
});

test('Each alpha-3 code of ISO 3166-1 has an alpha-2 code of its own that CLDR can name', () => {
  const codes = Object.values(alpha2OfAlpha3);
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  expect(new Set(codes).size).toBe(249);
  expect(codes.filter((code) => names.of(code) === undefined)).toEqual([]);
  expect([alpha2OfAlpha3.KAZ, alpha2OfAlpha3.CHN, alpha2OfAlpha3.UZB, alpha2OfAlpha3.PAK]).toEqual([
    'KZ',
    'CN',
    'UZ',
    'PK',
  ]);
});
