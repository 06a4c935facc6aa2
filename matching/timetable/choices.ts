import { rangeOf, type TimetableEvent } from './event.ts';
import { asGrid, NONE } from './incidence.ts';

/** Slots that each meeting may be in, ascending: what its own rules leave it, and precedences of that. */
export function choicesOf(event: TimetableEvent, between: Int32Array): Int32Array[] {
  return narrowed(ownChoices(event, between), event.precedences ?? [], event.mode === 'ALL');
}

/** What each meeting's own rules leave it, before it is seen beside others: parts of one array. */
function ownChoices(event: TimetableEvent, between: Int32Array): Int32Array[] {
  const { slots, meetings, participants } = event;
  const forbidden = asGrid(
    participants.map((one) => one.forbidden ?? NONE),
    slots,
  );
  const open = new Int32Array(meetings.length * slots);
  const ends = new Int32Array(meetings.length + 1);
  let end = 0;
  for (let m = 0; m < meetings.length; m++) {
    const { session, slot, barred } = meetings[m]!;
    const [from, to] = rangeOf(event, session);
    const [a, b] = [between[2 * m]! * slots, between[2 * m + 1]! * slots];
    for (let t = slot ?? from; t < to && barred === undefined; t++) {
      if (t >= from && forbidden[a + t] === 0 && forbidden[b + t] === 0) open[end++] = t;
      if (slot !== undefined) break;
    }
    ends[m + 1] = end;
  }
  const kept = open.slice(0, end);
  return meetings.map((_, m) => kept.subarray(ends[m]!, ends[m + 1]!));
}

/** A chain of precedences leaves the last meetings no early slot and, where all must be held, the first no late one. */
function narrowed(
  choices: Int32Array[],
  precedences: readonly (readonly [number, number])[],
  all: boolean,
): Int32Array[] {
  for (let changed = true; changed; ) {
    changed = false;
    for (const [first, then] of precedences) {
      const early = choices[first]!.filter((t) => !all || t < (choices[then]!.at(-1) ?? -1));
      const late = choices[then]!.filter((t) => t > (choices[first]![0] ?? 0x7fffffff));
      if (early.length + late.length === choices[first]!.length + choices[then]!.length) continue;
      changed = true;
      choices[then] = late;
      choices[first] = early;
    }
  }
  return choices;
}
