import { anyOf, atMost } from './cardinality.ts';
import type { Formula, Literal } from './formula.ts';
import type { Problem } from './problem.ts';

/** In slot t no more meetings than tables. */
export function limitTables(
  { tables }: Problem,
  formula: Formula,
  x: readonly Literal[][],
  owned: readonly (readonly number[])[],
  t: number,
): void {
  const held = owned.map((own) =>
    anyOf(
      formula,
      own.map((m) => x[m]![t]!),
    ),
  );
  atMost(formula, held, tables[t]!);
}

/** Each meeting given to one of its two, to as few participants as a greedy choice finds: then a slot's tables are soon counted. */
export function ownedMeetings({ meetings, between, meetingsOf }: Problem): number[][] {
  const taken = new Uint8Array(meetings);
  const open = Int32Array.from(meetingsOf, (own) => own.length);
  const owned: number[][] = [];
  for (let left = meetings; left > 0; left -= owned.at(-1)!.length) {
    const p = open.indexOf(open.reduce((most, count) => Math.max(most, count), 0));
    const own = Array.from(meetingsOf[p]!).filter((m) => taken[m] === 0);
    for (const m of own) {
      taken[m] = 1;
      open[between[2 * m]!]!--;
      open[between[2 * m + 1]!]!--;
    }
    owned.push(own);
  }
  return owned;
}
