import { describe, test } from 'vitest';
import { planTimetableOf } from '../../../subgraphs/meetings/timetable.plan.ts';
import type {
  PlannedEntry,
  ProblemMeeting,
  TimetableProblem,
  TimetableWishes,
} from '../../../subgraphs/meetings/timetable.problem.ts';
import { chance } from '../../matching/assignments.ts';

const WISHES: TimetableWishes = {
  ...{ choice: 'HEURISTIC', solverSeconds: 0, steps: 4000 },
  ...{ longestWaitMinutes: null, atLeast: null, fairToStates: false },
};
const MINUTE = 60_000;

/** A small forum of two days with few tables, where some come on one day only and some pairs are not judged yet. */
function forum(seed: number, judged: number): TimetableProblem {
  const { unit, below } = chance(seed);
  const [people, slots] = [4 + below(4), 3 + below(3)];
  const pairs = Array.from({ length: people * people }, (_, at) => ({ a: Math.floor(at / people), b: at % people }))
    .filter(({ a, b }) => a < b)
    .map((pair) => ({ ...pair, value: unit(), key: unit() }));
  return {
    eventId: 'event_small',
    slots: Array.from({ length: slots }, (_, t) => ({
      ...{ id: `slot-${t}`, session: t < slots / 2 ? 'first' : 'second', open: true },
      ...{ startsAt: t * 20 * MINUTE, endsAt: (t + 1) * 20 * MINUTE },
    })),
    ...{ slotMinutes: 20, breakMinutes: 0, tables: ['table-1', 'table-2'].slice(0, 1 + below(2)), interpreters: [] },
    participants: Array.from({ length: people }, (_, p) => ({
      ...{ id: `startup_${p}`, languages: ['en'], state: null, quota: below(3) ? null : 1 + below(3) },
      away: below(3) ? [] : [below(slots)],
    })),
    pairs: pairs
      .filter(({ key }) => key < judged)
      .map(({ a, b, value }) => ({
        a,
        b,
        value,
        unasked: value,
        asked: null,
        barred: null,
        judged: true,
        likings: [value, value] as const,
      })),
    ...{ standing: [], movable: [], modelVersion: null, chances: { id: null, basedOn: 'PRIOR', outcomes: 0 } },
  };
}

/** Rules that a laid-out event breaks, from the words alone. */
function broken({ participants, tables }: TimetableProblem, meetings: readonly ProblemMeeting[]): string[] {
  const seats = meetings.flatMap(({ a, b, slot, table }) => [`${slot} p${a}`, `${slot} p${b}`, `${slot} ${table}`]);
  const twice = seats.filter((seat, at) => seats.indexOf(seat) !== at).map((seat) => `${seat} twice`);
  const strange = meetings.filter(({ table }) => !tables.includes(table)).map(({ table }) => `no ${table}`);
  const people = participants.flatMap(({ away, quota }, p) => {
    const own = meetings.filter(({ a, b }) => a === p || b === p);
    const absent = own.filter(({ slot }) => away.includes(slot)).map(({ slot }) => `${p} away in ${slot}`);
    return own.length > (quota ?? own.length) ? [...absent, `${p} above its quota`] : absent;
  });
  return [...twice, ...strange, ...people];
}

const idOf = ({ a, b }: { a: number; b: number }) => `meeting_${a}-${b}`;
const worth = (entries: readonly PlannedEntry[]) => entries.reduce((sum, { value }) => sum + value, 0);

describe('A timetable that may move meetings', () => {
  test('holds them all, breaks no rule, moves no more than it needs to, and only where that pays', async ({
    expect,
  }) => {
    let [moves, freed, gained] = [0, 0, 0];
    for (let seed = 1; seed <= 50; seed++) {
      const before = await planTimetableOf(forum(seed, 0.4), WISHES);
      const booked = before.entries.map((entry) => ({ ...entry, id: idOf(entry) }));
      const whole = forum(seed, 1);
      const still = await planTimetableOf({ ...whole, standing: booked }, WISHES);
      const free = await planTimetableOf({ ...whole, movable: booked }, WISHES);
      const moving = free.entries.filter((entry) => entry.moves !== null);
      const left = booked.filter(({ id }) => !moving.some((entry) => entry.moves === id));
      expect([seed, broken(whole, [...left, ...free.entries])]).toEqual([seed, []]);
      expect(free.held).toBe(left.length + free.entries.length);
      for (const entry of moving) {
        const from = booked.find(({ id }) => id === entry.moves)!;
        expect([idOf(entry), entry.slot === from.slot]).toEqual([from.id, false]);
        // None but what others need: put back alone, it would break a rule.
        const others = [...left, ...free.entries.filter((one) => one !== entry)];
        const couldStay = (table: string) => broken(whole, [...others, { ...from, table }]).length === 0;
        freed += whole.tables.some(couldStay) ? 1 : 0;
      }
      const added = worth(free.entries.filter((entry) => entry.moves === null)) - worth(still.entries);
      if (moving.length > 0) expect(free.value).toBeGreaterThan(still.value + 0.1 * moving.length - 1e-9);
      else expect(free.value).toBeCloseTo(still.value, 9);
      gained += added;
      moves += moving.length;
    }
    expect(moves).toBeGreaterThan(4);
    expect(gained).toBeGreaterThan(1);
    expect(freed).toBe(0);
  });
});
