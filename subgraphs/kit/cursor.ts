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

/**
 * @param order the sort of the present request (and, for ranked lists, the model version)
 * @throws INVALID_CURSOR when the text is no cursor, or one of another sort
 */
export function decodeCursor(cursor: string, order: string): Position {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    parts = null;
  }
  if (!Array.isArray(parts) || typeof parts[0] !== 'string')
    throw invalid('INVALID_CURSOR', 'This is not a cursor of ours.', ['after']);
  if (parts[0] !== order) throw invalid('INVALID_CURSOR', 'This cursor belongs to a list in another order.', ['after']);
  return { order, values: parts.slice(1) };
}
