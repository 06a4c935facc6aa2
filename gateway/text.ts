import { BREAK, Kind, visit } from 'graphql';
import type { Operation } from './operation.ts';
import { Refusal } from './refusal.ts';

const NUL = '\u0000';

/** @throws Refusal BAD_USER_INPUT when a text holds U+0000, which no text of PostgreSQL can hold. */
export function mustBeStorable({ document, variables }: Operation): void {
  let found = holdsNul(variables);
  visit(document, {
    [Kind.STRING]: ({ value }) => {
      if (!value.includes(NUL)) return undefined;
      found = true;
      return BREAK;
    },
  });
  if (found) throw new Refusal(400, 'BAD_USER_INPUT', 'A text may not hold the character U+0000.');
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}
