import fc from 'fast-check';
import { describe, test } from 'vitest';
import { type CompleteSolver, holding, type ScheduleProgress, scheduleMeetings, type TimetableEvent } from '#matching';
import { clasp } from '../../subgraphs/meetings/solver.ts';
import { bestByTrying, breaksOf, brokenRules, smallEvents, waitsOf } from './timetables.ts';

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
const STEPS = 60_000;

/** Everybody of one side meets everybody of the other. */
function forum(startups: number, investors: number, more: Partial<TimetableEvent> = {}): TimetableEvent {
  const people = Array.from({ length: startups + investors }, () => ({}));
  const meetings = Array.from({ length: startups * investors }, (_, n) => ({
    between: [Math.floor(n / investors), startups + (n % investors)] as const,
  }));
  return { mode: 'ALL', slots: 12, tables: investors, participants: people, meetings, ...more };
}

describe('the timetable', () => {
  test('has as few breaks as the best of all timetables tried one by one, and says so when it is proved', async ({
    expect,
  }) => {
    await fc.assert(
      fc.asyncProperty(smallEvents('ALL'), async (event) => {
        const best = bestByTrying(event);
        const outcome = await scheduleMeetings(event, { steps: STEPS });
        if (best === null) {
          expect(['UNSATISFIABLE', 'INCOMPLETE']).toContain(outcome.status);
          return;
        }
        expect(brokenRules(event, outcome.timetable)).toEqual([]);
        expect(outcome.breaks).toBe(best);
        expect(outcome.bound).toBeLessThanOrEqual(best);
        expect(outcome.status).toBe(outcome.bound === best ? 'OPTIMAL' : 'FEASIBLE');
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  test('is proved best, or impossible, when a complete solver works beside it', async ({ expect }) => {
    for (const event of fc.sample(smallEvents('ALL'), { numRuns: 25, seed: 2 })) {
      if (event.fairness !== undefined) continue;
      const best = bestByTrying(event);
      const outcome = await scheduleMeetings(event, { solver: clasp, pause, steps: 20_000_000 });
      expect([outcome.status, best === null || outcome.breaks === best]).toEqual([
        best === null ? 'UNSATISFIABLE' : 'OPTIMAL',
        true,
      ]);
    }
  });

  /** Three who all meet each other have a break among them, and no count of seats tells. */
  const trio: TimetableEvent = {
    mode: 'ALL',
    slots: 3,
    tables: 2,
    participants: [{}, {}, {}],
    meetings: [{ between: [0, 1] }, { between: [1, 2] }, { between: [0, 2] }],
  };
  const silent: CompleteSolver = () => {
    const { promise, resolve } = Promise.withResolvers<'UNKNOWN'>();
    return { answer: promise, stop: () => resolve('UNKNOWN') };
  };

  test('is proved best from below: nothing with as few breaks as the bound, so the bound is one more', async ({
    expect,
  }) => {
    const asked: string[] = [];
    const solver: CompleteSolver = (question) => {
      asked.push(question.formula.slice(0, 6));
      return (question.formula.startsWith('p wcnf') ? silent : clasp)(question);
    };
    const { status, breaks, bound } = await scheduleMeetings(trio, { solver, pause });
    expect([status, breaks, bound]).toEqual(['OPTIMAL', 1, 1]);
    expect(asked).toEqual(['p wcnf', 'p cnf ']);
  });

  test('leaves the machine to the solver once a cooling is done', async ({ expect }) => {
    let rests = 0;
    const rest = async () => void rests++;
    await scheduleMeetings(trio, { solver: silent, pause, rest, shouldStop: () => rests === 5 });
    expect(rests).toBe(5);
    await scheduleMeetings(trio, { pause, rest, steps: 1_000_000 });
    expect(rests).toBe(5);
  });

  test('puts a formula to the solver that no stack of it would hold', async ({ expect }) => {
    const clauses = Array.from({ length: 150_000 }, (_, n) => `${(n % 30_000) + 1} ${((n * 7) % 30_000) + 2} 0\n`);
    const formula = (more: string) => `p cnf 30001 ${clauses.length + 2}\n${clauses.join('')}${more}`;
    expect(formula('').length).toBeGreaterThan(1 << 20);
    expect(await clasp({ formula: formula('1 0\n2 0\n'), seed: 1 }).answer).toBe('OPTIMAL');
    expect(await clasp({ formula: formula('1 0\n-1 0\n'), seed: 1 }).answer).toBe('UNSATISFIABLE');
  });

  test('chooses which meetings to hold as well as the best of all choices', async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(smallEvents('MAX'), async (event) => {
        const plain = { ...event, fairness: undefined, longestWait: undefined };
        const outcome = await scheduleMeetings(plain, { steps: STEPS });
        expect(brokenRules(plain, outcome.timetable)).toEqual([]);
        expect(outcome.value - (plain.breakPenalty ?? 0) * outcome.breaks).toBe(bestByTrying(plain));
        expect(outcome.leftOut.length).toBe(plain.meetings.length - outcome.held);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  test('spreads over several days and well over 64 slots, and no night is a break', async ({ expect }) => {
    const event = forum(10, 8, { slots: 96, pauses: [24, 48, 72], tables: 2 });
    const outcome = await scheduleMeetings(event, { steps: 400_000 });
    expect(brokenRules(event, outcome.timetable)).toEqual([]);
    expect(outcome.breaks).toBeLessThan(breaksOf({ ...event, pauses: [] }, outcome.timetable.slot));
    expect(Math.max(...outcome.timetable.slot)).toBeGreaterThan(64);
  });

  test('lets nobody wait longer than the organiser says', async ({ expect }) => {
    const event = forum(6, 5, { slots: 24, longestWait: 3, tables: 2 });
    const { timetable, status } = await scheduleMeetings(event, { steps: 600_000 });
    expect(status).not.toBe('INCOMPLETE');
    expect(brokenRules(event, timetable)).toEqual([]);
    expect(Math.max(...event.participants.flatMap((_, p) => waitsOf(event, timetable.slot, p)))).toBeLessThanOrEqual(3);
  });

  test('gives the one interpreter one meeting a slot, and none to those who share a language', async ({ expect }) => {
    const participants = [['ru'], ['ru'], ['zh'], ['zh'], ['zh', 'en']].map((languages) => ({ languages }));
    const event = forum(2, 3, { slots: 8, participants, interpreters: [{ languages: ['ru', 'zh'], forbidden: [0] }] });
    const { timetable, status } = await scheduleMeetings(event, { solver: clasp, pause });
    expect(status).toBe('OPTIMAL');
    expect(brokenRules(event, timetable)).toEqual([]);
    expect(new Set(timetable.slot).size).toBe(6);
  });

  test('says of each meeting left out why', async ({ expect }) => {
    const participants = [
      { maxMeetings: 1 },
      {},
      { forbidden: [0] },
      { forbidden: [1] },
      { languages: ['fa'] },
      { languages: ['kk'] },
      {},
      {},
      {},
    ];
    const meetings = [
      { between: [0, 1], weight: 9 },
      { between: [0, 6], weight: 1 },
      { between: [2, 3] },
      { between: [4, 5] },
      { between: [1, 6], barred: 'NEVER' },
      { between: [1, 7], barred: 'EXCLUDED' },
      { between: [6, 7], weight: 8 },
      { between: [2, 8], weight: 1 },
    ] as const;
    const { leftOut, held } = await scheduleMeetings(
      { mode: 'MAX', slots: 2, tables: 1, participants, meetings },
      { steps: STEPS },
    );
    expect(held).toBe(2);
    expect(Object.fromEntries(leftOut.map(({ meeting, whyNot }) => [meeting, whyNot]))).toEqual({
      ...{ 1: 'QUOTA', 2: 'NO_COMMON_SLOT', 3: 'NO_COMMON_LANGUAGE', 4: 'NEVER', 5: 'EXCLUDED', 7: 'TABLES_FULL' },
    });
  });

  test('leaves out a meeting that costs more in breaks than it is worth', async ({ expect }) => {
    const meetings = [
      { between: [0, 1], slot: 0 },
      { between: [0, 2], weight: 3 },
    ] as const;
    const participants = [{ forbidden: [1] }, {}, {}];
    const event = { mode: 'MAX', slots: 3, tables: 1, participants, meetings, breakPenalty: 4 } as const;
    const { leftOut } = await scheduleMeetings(event, { steps: STEPS });
    expect(leftOut).toEqual([{ meeting: 1, whyNot: 'LOWER_VALUE' }]);
  });

  test('keeps what is booked and fits in the rest', async ({ expect }) => {
    const event = forum(5, 4);
    const before = (await scheduleMeetings({ ...event, meetings: event.meetings.slice(0, 12) }, { steps: STEPS }))
      .timetable;
    const current = { ...before, slot: event.meetings.map((_, m) => before.slot[m] ?? -1) };
    const { timetable } = await scheduleMeetings(holding(event, current, 'UNBOOKED_ONLY'), { steps: STEPS });
    expect(brokenRules(event, timetable)).toEqual([]);
    expect(timetable.slot.slice(0, 12)).toEqual(before.slot);
    const pinned = await scheduleMeetings(holding(event, current, { pinned: [3] }), { steps: STEPS });
    expect(pinned.timetable.slot[3]).toBe(before.slot[3]);
  });

  test('is the same for the same seed and steps', async ({ expect }) => {
    const event = forum(9, 7, { slots: 14, tables: 5 });
    const [a, b] = await Promise.all([
      scheduleMeetings(event, { seed: 4, steps: STEPS }),
      scheduleMeetings(event, { seed: 4, steps: STEPS }),
    ]);
    expect(a).toEqual(b);
  });

  test('stops when told to, with the best so far, each told of being better than the last', async ({ expect }) => {
    const event = forum(12, 10, { slots: 24, tables: 8, sessions: [[0, 12]], fairness: 9 });
    const told: number[] = [];
    let asked = 0;
    const outcome = await scheduleMeetings(event, {
      shouldStop: () => ++asked > 3,
      onProgress: ({ breaks }) => void told.push(breaks),
    });
    expect(asked).toBe(4);
    expect(told).toEqual([...told].sort((a, b) => b - a));
    expect(outcome.breaks).toBe(told.at(-1));
    expect(brokenRules(event, outcome.timetable)).toEqual([]);
  });

  test('tells of a timetable that breaks fairness or waits what is broken, and counts its breaks as they are', async ({
    expect,
  }) => {
    const told: [held: number, breaks: number, isBreached: boolean][] = [];
    const onProgress = ({ held, breaks, isBreached }: ScheduleProgress) => void told.push([held, breaks, isBreached]);
    const participants = [{}, {}, {}, {}, {}, {}];
    const meetings = [
      { between: [0, 1], slot: 0 },
      { between: [0, 2], slot: 2 },
      { between: [2, 3], slot: 3 },
      { between: [0, 4], slot: 5 },
      { between: [4, 5], slot: 4 },
    ] as const;
    const event = { mode: 'ALL', slots: 6, tables: 1, participants, meetings } as const;
    for (const rule of [{ fairness: 1 }, { longestWait: 1 }, { fairness: 2, longestWait: 2 }])
      await scheduleMeetings({ ...event, ...rule }, { steps: 20_000, onProgress });
    expect(told).toEqual([
      [5, 2, true],
      [5, 2, true],
      [5, 2, false],
    ]);
  });

  test('keeps fairness before it looks for a bound', async ({ expect }) => {
    const { participants, meetings, ...crowd } = forum(12, 10, { slots: 24, tables: 8, fairness: 1 });
    const event = {
      ...{ ...crowd, participants: [...participants, {}, {}, {}] },
      meetings: [...meetings, { between: [22, 23] as const, slot: 0 }, { between: [22, 24] as const, slot: 2 }],
    };
    const told: ScheduleProgress[] = [];
    const { breaks, bound, timetable } = await scheduleMeetings(event, {
      steps: 400_000,
      onProgress: (one) => void told.push(one),
    });
    const all = { held: 122, bound: 0 };
    expect(told[0]).toMatchObject({ ...all, isBreached: true });
    expect(told.find(({ isBreached }) => !isBreached)).toMatchObject(all);
    expect(told.at(-1)).toMatchObject({ breaks, bound, isBreached: false });
    expect([breaks, bound]).toEqual([breaksOf(event, timetable.slot), 1]);
  });

  test('refuses an event that makes no sense, with a code and the place', async ({ expect }) => {
    const event = forum(1, 1);
    for (const [wrong, message] of [
      [{ slots: 0 }, /slots/],
      [{ tables: [1] }, /tables/],
      [{ meetings: [{ between: [0, 0] as const }] }, /meeting 0/],
      [{ meetings: [{ between: [0, 1] as const, session: 1 }] }, /session 1/],
      [{ participants: [{ forbidden: [99] }, {}] }, /slot 99/],
      [{ precedences: [[0, 7] as const] }, /precedence/],
      [{ precedences: [[0, 0] as const] }, /meeting 0 before itself/],
      [{ mode: 'MAX', precedences: [[0, 0] as const] }, /meeting 0 before itself/],
      [{ pauses: [1.5] }, /pause 1.5/],
      [{ pauses: [-3] }, /pause -3/],
      [{ pauses: [99] }, /pause 99/],
    ] as const)
      await expect(scheduleMeetings({ ...event, ...wrong })).rejects.toThrow(
        expect.objectContaining({ code: 'BAD_EVENT', message: expect.stringMatching(message) }),
      );
  });
});
