/** What the search for fewer breaks stands on: days as bits, moves drawn from their ends, state kept up to date. */
import fc from 'fast-check';
import { describe, test } from 'vitest';
import { scheduleMeetings, type TimetableEvent } from '#matching';
import { breakCounter } from '../../matching/timetable/breaks.ts';
import { Chain } from '../../matching/timetable/chain.ts';
import { Ends } from '../../matching/timetable/ends.ts';
import { placeAll } from '../../matching/timetable/place.ts';
import { problemOf } from '../../matching/timetable/problem.ts';
import { Random } from '../../matching/timetable/random.ts';
import { Seating } from '../../matching/timetable/seating.ts';
import { breaksOf, smallEvents, waitsOf } from './timetables.ts';

interface Day {
  readonly event: TimetableEvent;
  /** Busy slots of participant 0, which has all the meetings. */
  readonly busy: readonly number[];
}

const dayOf = (slots: number): fc.Arbitrary<Day> =>
  fc
    .record({
      busy: fc.subarray(
        Array.from({ length: slots }, (_, t) => t),
        { minLength: 1, maxLength: Math.min(slots - 1, 14) },
      ),
      pauses: fc.subarray(
        Array.from({ length: slots - 1 }, (_, t) => t + 1),
        { maxLength: 2 },
      ),
      forbidden: fc.integer({ min: 0, max: slots - 1 }),
    })
    .map(({ busy, pauses, forbidden }) => ({
      busy,
      event: {
        ...{ mode: 'ALL', slots, tables: busy.length, pauses },
        participants: [{}, ...busy.map(() => ({ forbidden: busy.includes(forbidden) ? [] : [forbidden] }))],
        meetings: busy.map((_, m) => ({ between: [0, m + 1] as const })),
      },
    }));

const days = fc.integer({ min: 3, max: 32 }).chain(dayOf);

function seated({ event, busy }: Day) {
  const problem = problemOf(event);
  const seating = new Seating(problem);
  for (const [m, t] of busy.entries()) seating.put(m, t);
  return { problem, seating, ends: new Ends(problem, seating, new Random(1)) };
}

/** Breaks of participant 0 with its meetings in these slots, walked one by one; a meeting at -1 is not held. */
const walked = ({ event }: Day, slot: readonly number[]) => waitsOf(event, slot, 0).length;

function movesWithoutBreak(day: Day): Set<number> {
  const { event, busy } = day;
  const found = new Set<number>();
  for (const m of busy.keys()) {
    const without = busy.with(m, -1);
    if (walked(day, without) > walked(day, busy)) continue;
    for (let t = 0; t < event.slots; t++) {
      if (busy.includes(t) || event.participants[m + 1]!.forbidden!.includes(t)) continue;
      if (walked(day, busy.with(m, t)) <= walked(day, without)) found.add(m * event.slots + t);
    }
  }
  return found;
}

/** An event with a timetable without breaks: twins of the same hours, everybody busy in each of them. */
function planted(people: number, slots: number): TimetableEvent {
  const random = new Random(7);
  const from = Array.from({ length: people / 2 }, () => random.below(slots - 5));
  const hours = from.map((start) => Math.min(slots, start + 3 + random.below(10)));
  const meetings = Array.from({ length: slots }, (_, t) => {
    const present = from.flatMap((start, n) => (start <= t && t < hours[n]! ? [2 * n, 2 * n + 1] : []));
    const order = present.map((p) => [random.unit(), p] as const).sort(([a], [b]) => a - b);
    return Array.from({ length: order.length / 2 }, (__, n) => ({
      between: [order[2 * n]![1], order[2 * n + 1]![1]] as const,
    }));
  }).flat();
  return { mode: 'ALL', slots, tables: people / 2, participants: from.flatMap(() => [{}, {}]), meetings };
}

describe('the search for fewer breaks', () => {
  test('counts the breaks of a day held as bits as they are counted by walking', ({ expect }) => {
    fc.assert(
      fc.property(days, (day) => {
        const bits = day.busy.reduce((mask, t) => mask | (1 << t), 0);
        expect(breakCounter(problemOf(day.event))!(bits)).toBe(walked(day, day.busy));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('draws every move that makes no break, and no other', ({ expect }) => {
    fc.assert(
      fc.property(days, (day) => {
        const { ends } = seated(day);
        const drawn = new Set(Array.from({ length: 3000 }, () => ends.draw(0)));
        drawn.delete(-1);
        expect([...drawn].sort()).toEqual([...movesWithoutBreak(day)].sort());
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  test('draws such moves four times of five in a day of more slots than bits too', ({ expect }) => {
    let [all, good] = [0, 0];
    for (const day of fc.sample(dayOf(70), { numRuns: 40, seed: 3 })) {
      const { ends } = seated(day);
      const wanted = movesWithoutBreak(day);
      for (let n = 0; n < 50; n++, all++) if (wanted.has(ends.draw(0))) good++;
    }
    expect(good / all).toBeGreaterThan(0.8);
  });

  test('knows the change before a chain trades places, and keeps its state as a new one would count it', ({
    expect,
  }) => {
    let trades = 0;
    for (const event of fc.sample(smallEvents('ALL'), { numRuns: 200, seed: 4 })) {
      const problem = problemOf(event);
      const random = new Random(1);
      const seating = new Seating(problem);
      placeAll(problem, seating, random, 100);
      const chain = new Chain(problem, seating);
      const ends = new Ends(problem, seating, random);
      for (let n = 0; n < 40; n++) {
        const move = n % 2 === 0 ? ends.any() : ends.draw(random.below(problem.people));
        const [m, t] = [Math.floor(move / event.slots), move % event.slots];
        const s = seating.slot[m] ?? -1;
        if (move < 0 || s < 0 || s === t || !chain.follow(m, t, 60)) continue;
        const before = seating.total;
        chain.trade(s, t);
        trades++;
        expect(seating.total - before).toBe(chain.change);
      }
      const fresh = new Seating(problem);
      fresh.copy(seating.slot, seating.interpreter);
      for (const kept of ['at', 'used', 'held', 'busy', 'strain', 'total', 'placed'] as const)
        expect(seating[kept]).toEqual(fresh[kept]);
      expect(seating.strained.toSorted()).toEqual(fresh.strained.toSorted());
    }
    expect(trades).toBeGreaterThan(1000);
  });

  test('comes near to the timetable without breaks of an event of 400 in a million moves', async ({ expect }) => {
    const event = planted(400, 20);
    const { breaks, timetable } = await scheduleMeetings(event, { steps: 1_000_000 });
    expect(breaks).toBe(breaksOf(event, timetable.slot));
    expect(breaks).toBeLessThan(5);
  });
});
