import { invalid } from './failure.ts';

/** Where a page ended: the order it was in, the sort values of its last row, and that row's id. */
export interface Position {
  readonly order: string;
  readonly values: readonly unknown[];
}

/** A cursor is opaque to clients; it carries its sort, so that it cannot be used with another. */
export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.order, ...position.values])).toString('base64url');
}

/** Whether a value, as JSON, may stand at its place in a cursor. */
export type CursorValue = (value: unknown) => boolean;

/** Text that PostgreSQL takes. */
export const isText: CursorValue = (value) => typeof value === 'string' && !value.includes('\0');

/**
 * @param order the sort of the present request (and, for ranked lists, the model version)
 * @param expected one for each value of the sort
 * @returns the values of the row after which to go on
 * @throws INVALID_CURSOR when the text is no cursor, one of another sort, or one that was forged
 */
export function decodeCursor(cursor: string, order: string, expected: readonly CursorValue[]): readonly unknown[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  if (!Array.isArray(parts) || typeof parts[0] !== 'string') throw notOurs();
  const [given, ...values] = parts;
  if (given !== order) throw invalid('INVALID_CURSOR', 'This cursor belongs to a list in another order.', ['after']);
  if (values.length !== expected.length || !expected.every((may, i) => may(values[i]))) throw notOurs();
  return values;
}

const notOurs = () => invalid('INVALID_CURSOR', 'This is not a cursor of ours.', ['after']);
