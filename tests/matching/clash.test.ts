import fc from 'fast-check';
import { describe, test } from 'vitest';
import { type CompleteSolver, clashOf, type Rule, scheduleMeetings, type TimetableEvent } from '#matching';
import { clasp } from '../../subgraphs/meetings/solver.ts';
import { breachesOf, fewestMeeting, restlessEvents, rulesIn, tightEvents } from './clashes.ts';

const named = (rules: readonly Rule[]) =>
  rules.map(({ kind, of }) => [kind, ...(of === undefined ? [] : [of])].join(' '));

/** Meeting 1 cannot be after meeting 0, which is in the last slot; the rest has nothing to do with it. */
const late: TimetableEvent = {
  mode: 'ALL',
  slots: 3,
  tables: 2,
  participants: [{}, {}, { forbidden: [0] }, {}, {}],
  meetings: [{ between: [0, 1], slot: 2 }, { between: [0, 2] }, { between: [1, 2] }, { between: [3, 4], slot: 1 }],
  precedences: [[0, 1]],
  fairness: 1,
};

/** Of the five slots of 0 and 1 others have taken three of the one and two of the other; the rest has nothing to do with it. */
const busy: TimetableEvent = {
  mode: 'ALL',
  slots: 5,
  tables: 5,
  participants: Array.from({ length: 10 }, () => ({})),
  meetings: [
    { between: [0, 1] },
    ...[1, 2, 3].map((t) => ({ between: [0, t + 1] as const, slot: t })),
    ...[0, 4].map((t) => ({ between: [1, t + 5] as const, slot: t })),
    { between: [8, 9], slot: 3 },
    { between: [2, 3] },
  ],
  fairness: 2,
};

/** Seven pairs with nobody in common, three of them in a session of two slots, and one table. */
const crowded: TimetableEvent = {
  mode: 'ALL',
  slots: 7,
  tables: 1,
  sessions: [[0, 2]],
  participants: Array.from({ length: 14 }, () => ({})),
  meetings: [0, 1, 2, 3, 4, 5, 6].map((n) => ({
    between: [2 * n, 2 * n + 1],
    session: n < 4 ? undefined : 0,
  })),
};

function tried(event: TimetableEvent) {
  const all = rulesIn(event);
  const breaches = breachesOf(event, all);
  const placeOf = (rule: Rule) => all.findIndex(({ kind, of }) => kind === rule.kind && of === rule.of);
  const clashes = (rules: readonly Rule[]) => {
    const places = rules.map(placeOf);
    return breaches.every((breach) => breach.some((n) => places.includes(n)));
  };
  return { breaches, clashes };
}

describe('the rules of an event that cannot be met', () => {
  test('which of them clash? As few as there can be, which is proved', async ({ expect }) => {
    const { status, held } = await scheduleMeetings(late);
    expect([status, held]).toEqual(['UNSATISFIABLE', 3]);
    const { rules, atLeast, isIrreducible } = await clashOf(late, { solver: clasp });
    expect(named(rules)).toEqual(['HELD 1', 'FIXED 0', 'PRECEDENCE 0']);
    expect([atLeast, isIrreducible]).toEqual([3, true]);
  });

  test('are none where it can be met after all, also of nobody', async ({ expect }) => {
    const [met, nobody]: TimetableEvent[] = [
      { mode: 'ALL', slots: 2, tables: 1, participants: [{}, {}], meetings: [{ between: [0, 1] }], fairness: 1 },
      { mode: 'ALL', slots: 2, tables: 1, participants: [], meetings: [], fairness: 1 },
    ];
    for (const event of [met!, nobody!]) expect((await clashOf(event, { solver: clasp })).rules).toEqual([]);
  });

  test('are counted where there is no solver', async ({ expect }) => {
    const { rules, isIrreducible } = await clashOf(late);
    expect(named(rules)).toEqual(['HELD 0', 'HELD 1', 'FIXED 0', 'PRECEDENCE 0']);
    expect(isIrreducible).toBe(false);
  });

  test('clash where only a complete solver can prove it: three pairs, one table, two slots', async ({ expect }) => {
    const { rules } = await clashOf(
      {
        mode: 'ALL',
        slots: 2,
        tables: 1,
        participants: [{}, {}, {}, {}, {}, {}],
        meetings: [{ between: [0, 1] }, { between: [2, 3] }, { between: [4, 5] }],
      },
      { solver: clasp },
    );
    expect(named(rules)).toEqual(['HELD 0', 'HELD 1', 'HELD 2', 'TABLES']);
  });

  test('clash where nobody has a slot left for a meeting between two busy ones', async ({ expect }) => {
    const { rules, atLeast } = await clashOf(busy, { solver: clasp });
    expect(named(rules)).toEqual([
      ...[0, 1, 2, 3, 4, 5].map((m) => `HELD ${m}`),
      ...[1, 2, 3, 4, 5].map((m) => `FIXED ${m}`),
    ]);
    expect(atLeast).toBe(11);
  });

  test('are counted where a session has too few tables, though all slots together have enough', async ({ expect }) => {
    const { status, held } = await scheduleMeetings(crowded);
    expect([status, held]).toEqual(['UNSATISFIABLE', 6]);
    const { rules } = await clashOf(crowded);
    expect(named(rules)).toEqual([
      ...[4, 5, 6].map((m) => `HELD ${m}`),
      ...[4, 5, 6].map((m) => `SESSION ${m}`),
      'TABLES',
    ]);
  });

  const small = [tightEvents, restlessEvents].flatMap((events) => fc.sample(events, { numRuns: 60, seed: 5 }));

  test('are as few as the best of all sets tried one by one, and all needed, in any small event', async ({
    expect,
  }) => {
    const kinds = new Set<string>();
    for (const event of small) {
      const { breaches, clashes } = tried(event);
      const { rules, atLeast, isIrreducible } = await clashOf(event, { solver: clasp });
      const canBeMet = breaches.some((breach) => breach.length === 0);
      expect(rules.length).toBe(canBeMet ? 0 : fewestMeeting(breaches, 12));
      expect([clashes(rules), atLeast, isIrreducible]).toEqual([!canBeMet, rules.length, true]);
      for (const { kind } of rules) kinds.add(kind);
    }
    expect([...kinds].sort()).toEqual(
      ['HELD', 'FIXED', 'SESSION', 'QUOTA', 'FORBIDDEN', 'PRECEDENCE', 'FAIRNESS', 'LONGEST_WAIT'].sort(),
    );
  });

  test('clash at whatever moment the search is stopped, and are all needed where it says so', async ({ expect }) => {
    let early = 0;
    for (const [n, event] of small.entries()) {
      const { breaches, clashes } = tried(event);
      if (breaches.some((breach) => breach.length === 0)) continue;
      let asked = 0;
      const shouldStop = () => asked++ >= n % 6;
      const { rules, atLeast, isIrreducible } = await clashOf(event, { solver: clasp, shouldStop });
      expect(clashes(rules)).toBe(true);
      expect(atLeast).toBeLessThanOrEqual(fewestMeeting(breaches, 12)!);
      if (isIrreducible) for (const one of rules) expect(clashes(rules.filter((rule) => rule !== one))).toBe(false);
      else early++;
    }
    expect(early).toBeGreaterThan(5);
  });

  test('all stand where the solver gives up on each question, or fails', async ({ expect }) => {
    const weary: CompleteSolver = () => ({ answer: Promise.resolve('UNKNOWN'), stop: () => undefined });
    const faulty: CompleteSolver = () => ({ answer: Promise.reject(new Error('dead')), stop: () => undefined });
    for (const solver of [weary, faulty]) {
      const { rules, atLeast, isIrreducible } = await clashOf(busy, { solver });
      expect(rules).toEqual(expect.arrayContaining(rulesIn(busy)));
      expect([rules.length, atLeast, isIrreducible]).toEqual([rulesIn(busy).length, 0, false]);
    }
  });
});
