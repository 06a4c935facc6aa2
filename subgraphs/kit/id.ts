import { randomUUID } from 'node:crypto';

/** `travel-note_x` -> `TravelNote`; null when the text is not an id of ours. */
export function typeOf(id: string): string | null {
  const prefix = /^([a-z0-9]+(?:-[a-z0-9]+)*)_.+$/.exec(id)?.[1];
  if (!prefix) return null;
  return prefix
    .split('-')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('');
}

/** A fresh id for a row of this prefix: `prefix_<uuid>`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomUUID()}`;
}
