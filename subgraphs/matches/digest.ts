import { createHash } from 'node:crypto';

/** Sixteen hexadecimal digits that name a value that goes through JSON unchanged. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
