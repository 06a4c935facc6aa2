import { describe, test } from 'vitest';
import { planMeetings } from '#matching';
import { asTimetable, bestPlan, bestWithFloors, smallEvent, untrueReasons, withFloors, worth } from './plans.ts';
import { brokenRules } from './timetables.ts';

const from = (first: number, count: number) => Array.from({ length: count }, (_, n) => first + n);

describe('a plan beside the best of all plans, in random events', { concurrent: false }, () => {
  for (const first of [1, 251, 501, 751])
    test(`breaks no rule, reaches 95 % of the best in each, and tells the truth about who is left out, events ${first} to ${first + 249}`, async ({
      expect,
    }) => {
      let [ours, best] = [0, 0];
      for (const seed of from(first, 250)) {
        const event = smallEvent(seed);
        const plan = await planMeetings(event, { seed, steps: 20_000, rounds: 1 });
        const most = bestPlan(event);
        const { slot } = plan.timetable;
        const value = event.pairs.reduce((sum, pair, e) => sum + (slot[e]! >= 0 ? worth(pair) : 0), 0);
        const left = slot.flatMap((t, e) => (t < 0 ? [e] : []));
        expect([seed, brokenRules(asTimetable(event), plan.timetable)]).toEqual([seed, []]);
        expect([seed, untrueReasons(event, plan)]).toEqual([seed, []]);
        expect(plan.leftOut.map(({ pair }) => pair)).toEqual(left);
        expect(plan.objective).toBeCloseTo(value, 9);
        expect(plan.bound).toBeGreaterThanOrEqual(most - 1e-9);
        expect([seed, value >= 0.95 * most - 1e-9]).toEqual([seed, true]);
        [ours, best] = [ours + value, best + most];
      }
      expect(ours / best).toBeGreaterThan(0.999);
    });

  test('with floors and fairness too is nearly always the best', async ({ expect }) => {
    let atBest = 0;
    for (const seed of from(1, 100)) {
      const event = withFloors(seed);
      const plan = await planMeetings(event, { seed, steps: 80_000 });
      const best = bestWithFloors(event);
      expect([seed, brokenRules(asTimetable(event), plan.timetable)]).toEqual([seed, []]);
      expect(plan.objective).toBeLessThanOrEqual(best + 1e-9);
      expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-9);
      if (plan.objective > best - 1e-9) atBest++;
    }
    expect(atBest).toBeGreaterThanOrEqual(95);
  });
});
