import { describe, test } from 'vitest';
import { type Plan, type PlanEvent, planMeetings } from '#matching';
import { highs } from '../../subgraphs/meetings/linear.solver.ts';
import { chance } from './assignments.ts';
import { asTimetable, blockersOfPlan, smallEvent, withTwoSides } from './plans.ts';
import { brokenRules } from './timetables.ts';

const STEPS = 80_000;

/** A forum where tables are scarce: startups and investors of several states, two days, few interpreters. */
function forum(startups: number, investors: number, more: Partial<PlanEvent> = {}): PlanEvent {
  const { unit, below, one } = chance(startups);
  const state = () => one(['KZ', 'UZ', 'CN']);
  const languages = () => [one(['ru', 'en', 'zh'])];
  return {
    slots: 16,
    tables: 6,
    pauses: [4, 8, 12],
    interpreters: [{ languages: ['ru', 'zh'] }, { languages: ['en', 'zh'] }],
    participants: Array.from({ length: startups + investors }, (_, p) => ({
      ...{ languages: languages(), state: state() },
      maxMeetings: p < startups ? 4 : 10,
      forbidden: below(4) ? [] : [0, 1],
    })),
    pairs: Array.from({ length: startups * investors }, (_, e) => ({
      between: [Math.floor(e / investors), startups + (e % investors)] as const,
      value: unit() * unit(),
      barred: below(40) ? undefined : ('NEVER' as const),
    })),
    ...more,
  };
}

const meetingsOf = (event: PlanEvent, { timetable }: Plan, p: number) =>
  event.pairs.filter(({ between }, e) => between.includes(p) && timetable.slot[e]! >= 0).length;

describe('a plan: who meets whom, when and where, together', () => {
  test('gives the place of a meeting that fits nowhere to the next best', async ({ expect }) => {
    // Two of the three best pairs need slot 0 of the same person; the fourth is what remains to be had.
    const event: PlanEvent = {
      ...{ slots: 2, tables: 2, sessions: [[0, 1]] },
      participants: [{ maxMeetings: 2 }, {}, {}, {}],
      pairs: [
        { between: [0, 1], value: 0.9, session: 0 },
        { between: [0, 2], value: 0.8, session: 0 },
        { between: [0, 3], value: 0.1 },
      ],
    };
    const { timetable, leftOut, value } = await planMeetings(event, { steps: STEPS });
    expect(timetable.slot).toEqual([0, -1, 1]);
    expect(value).toBeCloseTo(1, 9);
    expect(leftOut).toEqual([{ pair: 1, whyNot: 'QUOTA' }]);
  });

  test('holds a forum with scarce tables, near the bound of an exact choice', async ({ expect }) => {
    const event = forum(24, 10);
    const plan = await planMeetings(event, { steps: 160_000, choice: { kind: 'EXACT', solver: highs } });
    expect(brokenRules(asTimetable(event), plan.timetable)).toEqual([]);
    expect(plan.objective / plan.bound).toBeGreaterThan(0.9);
    expect(plan.held + plan.leftOut.length).toBe(event.pairs.length);
  });

  test('reaches the floors that can be reached, and names who stays below', async ({ expect }) => {
    const floors = forum(24, 10, { tables: 2 });
    const lonely = { forbidden: Array.from({ length: 16 }, (_, t) => t), floor: 1 };
    const event = {
      ...floors,
      participants: [lonely, ...floors.participants.slice(1).map((one) => ({ ...one, floor: 1 }))],
    };
    const without = await planMeetings(floors, { steps: STEPS });
    const plan = await planMeetings(event, { steps: 160_000 });
    const short = (of: Plan) => event.participants.filter((_, p) => p > 0 && meetingsOf(event, of, p) < 1).length;
    expect(brokenRules(asTimetable(event), plan.timetable)).toEqual([]);
    expect(short(without)).toBeGreaterThan(0);
    expect(short(plan)).toBe(0);
    expect(plan.belowFloor).toEqual([{ participant: 0, missing: 1 }]);
  });

  test('gives a state more of its share where fairness is asked for', async ({ expect }) => {
    const plain = forum(24, 10, { tables: 3 });
    const participants = plain.participants.map((one, p) =>
      p < 24 ? { ...one, state: p % 2 ? 'KZ' : 'TJ' } : { ...one, state: undefined },
    );
    const pairs = plain.pairs.map((pair) => ({ ...pair, value: pair.between[0] % 2 ? pair.value + 0.3 : pair.value }));
    const unfair = { ...plain, participants, pairs };
    const seats = async (stateFairness: number) => {
      const plan = await planMeetings({ ...unfair, stateFairness }, { steps: 120_000 });
      expect(brokenRules(asTimetable(unfair), plan.timetable)).toEqual([]);
      const mine = unfair.pairs.filter(({ between }, e) => between[0] % 2 === 0 && plan.timetable.slot[e]! >= 0).length;
      return mine / plan.held;
    };
    const before = await seats(0);
    const after = await seats(1);
    expect(before).toBeLessThan(0.4);
    expect(after).toBeGreaterThan(before + 0.05);
    expect(after).toBeLessThan(0.55);
  });

  test('keeps what is pinned in its slot, at its table, with its interpreter, and moves the rest', async ({
    expect,
  }) => {
    const event = forum(20, 8);
    const { timetable } = await planMeetings(event, { steps: STEPS });
    const held = timetable.slot.flatMap((t, e) => (t >= 0 ? [e] : []));
    const pinned = held.filter((_, n) => n % 3 === 0);
    const again = await planMeetings(event, { seed: 9, steps: STEPS, booked: { timetable, kept: { pinned } } });
    const placeOf = (of: typeof timetable, e: number) => [of.slot[e], of.table[e], of.interpreter[e]];
    expect(brokenRules(asTimetable(event), again.timetable)).toEqual([]);
    expect(pinned.map((e) => placeOf(again.timetable, e))).toEqual(pinned.map((e) => placeOf(timetable, e)));
    expect(held.some((e) => again.timetable.slot[e] !== timetable.slot[e])).toBe(true);
  });

  test('adds to what is booked and moves none of it, above a quota too', async ({ expect }) => {
    const event = forum(20, 8);
    const first = await planMeetings(forum(20, 8, { tables: 2 }), { steps: STEPS });
    const quotas = event.participants.map((one, p) => (p === 20 ? { ...one, maxMeetings: 0 } : one));
    expect(meetingsOf(event, first, 20)).toBeGreaterThan(0);
    const booked = { timetable: first.timetable, kept: 'UNBOOKED_ONLY' } as const;
    const more = await planMeetings({ ...event, participants: quotas }, { steps: STEPS, booked });
    for (const [e, t] of first.timetable.slot.entries()) {
      if (t < 0) continue;
      expect(more.timetable.slot[e]).toBe(t);
      expect(more.timetable.table[e]).toBe(first.timetable.table[e]);
      expect(more.timetable.interpreter[e]).toBe(first.timetable.interpreter[e]);
    }
    expect(brokenRules(asTimetable(event), more.timetable)).toEqual([]);
    expect(more.held).toBeGreaterThan(first.held);
    expect(meetingsOf(event, more, 20)).toBe(meetingsOf(event, first, 20));
  });

  test('leaves a kept meeting its own table and interpreter where others would do as well', async ({ expect }) => {
    const [ru, en] = [{ languages: ['ru'] }, { languages: ['en'] }];
    const event: PlanEvent = {
      ...{ slots: 1, tables: 3, participants: [ru, en, ru, en] },
      interpreters: [0, 1, 2].map(() => ({ languages: ['ru', 'en'] })),
      pairs: [
        { between: [0, 1], value: 0.1 },
        { between: [2, 3], value: 0.9 },
      ],
    };
    const timetable = { slot: [0, -1], table: [2, -1], interpreter: [1, -1] };
    const plan = await planMeetings(event, { steps: STEPS, booked: { timetable, kept: { pinned: [0] } } });
    expect(plan.timetable).toEqual({ slot: [0, 0], table: [2, 0], interpreter: [1, 0] });
  });

  test('lets go of a kept meeting only where a rule forbids it now, and says which', async ({ expect }) => {
    const pairs = [1, 2, 3].map((b) => ({ between: [0, b] as const, value: 0.5 }));
    const event: PlanEvent = { slots: 3, tables: 1, participants: [{}, {}, {}, {}], pairs };
    const { timetable } = await planMeetings(event, { steps: STEPS });
    const now: PlanEvent = {
      ...event,
      participants: [{}, {}, { forbidden: [timetable.slot[1]!] }, {}],
      pairs: [{ ...pairs[0]!, barred: 'NEVER' }, pairs[1]!, pairs[2]!],
    };
    const plan = await planMeetings(now, { steps: STEPS, booked: { timetable, kept: 'UNBOOKED_ONLY' } });
    expect(plan.timetable.slot).toEqual([-1, -1, timetable.slot[2]]);
    expect(plan.leftOut).toEqual([
      { pair: 0, whyNot: 'NEVER' },
      { pair: 1, whyNot: 'NO_COMMON_SLOT' },
    ]);
  });

  test('is the same for a seed, and a whole plan even if it is stopped at once', async ({ expect }) => {
    const event = forum(20, 8);
    const one = await planMeetings(event, { seed: 4, steps: STEPS });
    expect(await planMeetings(event, { seed: 4, steps: STEPS })).toEqual(one);
    const stopped = await planMeetings(event, { seed: 4, shouldStop: () => true });
    expect(brokenRules(asTimetable(event), stopped.timetable)).toEqual([]);
    expect(stopped.held).toBeGreaterThan(0);
    expect(stopped.held + stopped.leftOut.length).toBe(event.pairs.length);
    expect(stopped.objective).toBeLessThanOrEqual(one.objective);
  });

  test('keeps everybody from waiting too long where that is asked', async ({ expect }) => {
    const event = forum(20, 8, { longestWait: 1, tables: 3, pauses: [] });
    const plan = await planMeetings(event, { steps: 120_000 });
    expect(plan.status).not.toBe('INCOMPLETE');
    expect(brokenRules(asTimetable(event), plan.timetable)).toEqual([]);
  });

  test('has a tighter bound by an exact choice, which local search does not reach on its own', async ({ expect }) => {
    const event = forum(24, 10);
    const plain = await planMeetings(event, { steps: STEPS });
    const exact = await planMeetings(event, { steps: STEPS, choice: { kind: 'EXACT', solver: highs } });
    expect(exact.bound).toBeLessThan(plain.bound - 0.01);
    for (const { objective } of [plain, exact]) expect(objective).toBeLessThanOrEqual(exact.bound + 1e-6);
    const ended = { kind: 'EXACT', solver: highs, ended: Promise.resolve() } as const;
    const late = await planMeetings(event, { steps: STEPS, choice: ended });
    expect(brokenRules(asTimetable(event), late.timetable)).toEqual([]);
    expect(late.bound).toBeGreaterThanOrEqual(exact.bound - 1e-6);
  });

  test('counts the pairs that would rather meet and could, as the words say', async ({ expect }) => {
    let blocked = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const { event } = withTwoSides(seed);
      const plan = await planMeetings(event, { steps: 0 });
      expect([seed, plan.blocking]).toEqual([seed, blockersOfPlan(event, plan)]);
      blocked += plan.blocking.length;
    }
    expect(blocked).toBeGreaterThan(10);
  });

  test('keeps nobody from whom both would rather meet where it is stable, at a loss of value', async ({ expect }) => {
    const [loved, other] = [[0.9, 0.9] as const, [0.5, 0.5] as const];
    const event: PlanEvent = {
      ...{ slots: 2, tables: 2, participants: [{}, {}, {}, {}].map(() => ({ maxMeetings: 1 })) },
      pairs: [
        { between: [0, 2], value: 0.6, likings: loved },
        { between: [0, 3], value: 0.6, likings: other },
        { between: [1, 2], value: 0.6, likings: other },
      ],
    };
    const most = await planMeetings(event, { steps: STEPS });
    expect([most.held, most.blocking]).toEqual([2, [0]]);
    const stable = await planMeetings(event, { steps: STEPS, choice: { kind: 'STABLE', proposing: [0, 1] } });
    expect([stable.timetable.slot.map((t) => t >= 0), stable.blocking]).toEqual([[true, false, false], []]);
  });

  test('is within the rules where it is stable, and blocked by far fewer', async ({ expect }) => {
    let [stable, most, none, all] = [0, 0, 0, 0];
    for (let seed = 1; seed <= 150; seed++) {
      const { event, proposing } = withTwoSides(seed);
      const plan = await planMeetings(event, { steps: 20_000, choice: { kind: 'STABLE', proposing } });
      expect([seed, brokenRules(asTimetable(event), plan.timetable)]).toEqual([seed, []]);
      expect(plan.held + plan.leftOut.length).toBe(event.pairs.length);
      stable += plan.blocking.length;
      most += (await planMeetings(event, { steps: 20_000, rounds: 1 })).blocking.length;
      none += plan.blocking.length === 0 ? 1 : 0;
      all++;
    }
    expect(stable).toBeLessThan(most / 2);
    expect(none).toBeGreaterThan(0.9 * all);
  });

  test('cannot be stable where two of one side may meet', async ({ expect }) => {
    const pairs = [[0, 1] as const, [1, 2] as const].map((between) => ({ between, value: 1 }));
    const event: PlanEvent = { slots: 2, tables: 2, participants: [{}, {}, {}], pairs };
    const choice = { kind: 'STABLE', proposing: [0] } as const;
    await expect(planMeetings(event, { choice })).rejects.toThrow(expect.objectContaining({ code: 'BAD_EVENT' }));
  });

  const bad: readonly (readonly [string, string, Partial<PlanEvent>])[] = [
    ['no slots', 'BAD_EVENT', { slots: 0 }],
    ['a session that does not exist', 'BAD_EVENT', { pairs: [{ between: [0, 1], value: 1, session: 3 }] }],
    ['an unknown participant', 'UNKNOWN_PARTY', { pairs: [{ between: [0, 9], value: 1 }] }],
    ['a value that is no number', 'BAD_EVENT', { pairs: [{ between: [0, 1], value: Number.NaN }] }],
    ['a pair twice', 'DUPLICATE_ID', { pairs: [0, 1].map(() => ({ between: [0, 1] as const, value: 1 })) }],
    ['a negative quota', 'BAD_EVENT', { participants: [{ maxMeetings: -1 }, {}] }],
    ['a floor that is no number', 'BAD_EVENT', { participants: [{ floor: Number.NaN }, {}] }],
    ['a negative fairness', 'BAD_OPTION', { stateFairness: -1 }],
  ];
  for (const [what, code, part] of bad)
    test(`refuses ${what}`, async ({ expect }) => {
      const event: PlanEvent = {
        slots: 2,
        tables: 1,
        participants: [{}, {}],
        pairs: [{ between: [0, 1], value: 1 }],
        ...part,
      };
      await expect(planMeetings(event)).rejects.toThrow(expect.objectContaining({ code }));
    });

  test('refuses rounds, steps and bookings that make no sense', async ({ expect }) => {
    const event = smallEvent(1);
    const none = event.pairs.map(() => -1);
    const timetable = { slot: none, table: none, interpreter: none };
    for (const options of [
      { rounds: 0 },
      { steps: Number.NaN },
      { booked: { timetable, kept: { pinned: [0] } } },
      { booked: { timetable: { ...timetable, slot: [] }, kept: 'UNBOOKED_ONLY' as const } },
    ])
      await expect(planMeetings(event, options)).rejects.toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
