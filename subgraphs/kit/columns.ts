import { Failure, invalid } from './failure.ts';

/** Turns a cell into a value. @throws Failure with a code and a sentence about the cell alone */
export type Reader<T> = (cell: unknown) => T;

export interface Column<T> {
  /** What it means, for people who write the file. */
  readonly meaning: string;
  readonly required: boolean;
  readonly read: Reader<T>;
  /** Another name of it. */
  readonly also?: string;
}

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** The values of a row, by column; an absent optional one is null: unknown. */
export type Values<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

export const required = <T>(meaning: string, read: Reader<T>, names: { also?: string } = {}): Column<T> => ({
  ...{ meaning, required: true, read },
  ...names,
});

export const optional = <T>(meaning: string, read: Reader<T>, names: { also?: string } = {}): Column<T | null> => ({
  ...{ meaning, required: false, read },
  ...names,
});

const isAbsent = (cell: unknown): boolean => cell === undefined || cell === null || cell === '';

/** Reads the known columns of a row, and no other. @throws Failure about the first cell at fault, its column in the path */
export function readCells<C extends Columns>(columns: C, cells: Readonly<Record<string, unknown>>): Values<C> {
  const read = ([name, column]: [string, Column<unknown>]) => {
    const cell = cells[name] ?? (column.also === undefined ? undefined : cells[column.also]);
    return [name, readCell(name, column, cell)];
  };
  return Object.fromEntries(Object.entries(columns).map(read)) as Values<C>;
}

/** Every name that a file may use for one of the columns. */
export const namesOf = (columns: Columns): ReadonlySet<string> =>
  new Set(Object.entries(columns).flatMap(([name, { also }]) => (also ? [name, also] : [name])));

function readCell(name: string, { required: needed, read }: Column<unknown>, cell: unknown): unknown {
  if (!isAbsent(cell)) return named(name, () => read(cell));
  if (needed) throw invalid('MISSING', `${name} is missing.`, [name]);
  return null;
}

function named<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw invalid(error.code, `${name}: ${error.message}`, [name]);
  }
}

const shown = (cell: unknown): string => JSON.stringify(cell)?.slice(0, 60) ?? String(cell);

const LONGEST_TEXT = 2_000;

/** Text of 1 to 2,000 characters. @throws INVALID_TEXT */
export const text: Reader<string> = (cell) => {
  const value = typeof cell === 'string' ? cell.trim() : '';
  if (value !== '' && value.length <= LONGEST_TEXT) return value;
  throw invalid('INVALID_TEXT', `${shown(cell)} is not a text of 1 to ${LONGEST_TEXT} characters.`);
};

/** What a source calls a row: letters, digits and `. _ : -`, at most 100. @throws INVALID_ID */
export const identifier: Reader<string> = (cell) => {
  const value = typeof cell === 'number' ? String(cell) : cell;
  if (typeof value === 'string' && /^[A-Za-z0-9][\w.:-]{0,99}$/.test(value)) return value;
  throw invalid('INVALID_ID', `${shown(cell)} is no id: letters, digits and . _ : - only, at most 100.`);
};

/** A year from 1000 to 9999. @throws INVALID_YEAR */
export const year: Reader<number> = (cell) => {
  const value = typeof cell === 'string' ? Number(cell) : cell;
  if (Number.isInteger(value) && (value as number) >= 1000 && (value as number) <= 9999) return value as number;
  throw invalid('INVALID_YEAR', `${shown(cell)} is not a year.`);
};

/** A calendar day `2026-11-23`, or as much of it as is known: `2026-11`, `2026`. @throws INVALID_DATE */
export const partialDate: Reader<string> = (cell) => {
  const value = String(cell);
  const day = new Date(`${value}-01-01`.slice(0, 10));
  const isCalendar = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(value) && isCalendar) return value;
  throw invalid('INVALID_DATE', `${shown(cell)} is not a date like 2026-11-23, 2026-11 or 2026.`);
};

/** A sum above zero, with at most 18 digits before the point and 2 after it, as a decimal string. @throws INVALID_AMOUNT */
export const amount: Reader<string> = (cell) => {
  const value = typeof cell === 'number' ? String(cell) : cell;
  if (typeof value === 'string' && /^\d{1,18}(\.\d{1,2})?$/.test(value) && Number(value) > 0) return value;
  throw invalid('INVALID_AMOUNT', `${shown(cell)} is not a sum above zero like 250000 or 1999.99.`);
};

/** An ISO 4217 code in capitals. @throws INVALID_CURRENCY */
export const currencyCode: Reader<string> = (cell) => {
  if (typeof cell === 'string' && Intl.supportedValuesOf('currency').includes(cell)) return cell;
  throw invalid('INVALID_CURRENCY', `${shown(cell)} is no ISO 4217 currency code.`);
};

/** A code that the table translates. @throws UNKNOWN_CODE, naming what is known */
export const oneOfTable =
  <T>(table: Readonly<Record<string, T>>): Reader<T> =>
  (cell) => {
    if (typeof cell === 'string' && Object.hasOwn(table, cell)) return table[cell] as T;
    throw invalid('UNKNOWN_CODE', `${shown(cell)} is none of ${Object.keys(table).join(', ')}.`);
  };

/** A list: a JSON array, or one cell with `;` between its members. Each member counts once. @throws what `read` throws */
export const listOf =
  <T>(read: Reader<T>): Reader<T[]> =>
  (cell) => {
    const members: unknown[] = Array.isArray(cell) ? cell : String(cell).split(';');
    return [...new Set(members.map((member) => read(typeof member === 'string' ? member.trim() : member)))];
  };
