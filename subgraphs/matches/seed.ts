import { DAY_MS } from '#kit/day';
import { record } from '#kit/outbox';
import type { WriteContext } from '#kit/subgraph';
import { Decision, type Verdict } from './decision.entity.ts';
import type { DecisionRecorded } from './events.ts';
import { seedSuggestions } from './suggestion-log.seed.ts';

/** Between demonstration parties only. */
const DECISIONS: readonly (readonly [byId: string, aboutId: string, verdict: Verdict, daysAgo: number])[] = [
  ['investor_demo-01', 'startup_demo-13', 'PASSED', 20],
  ['investor_demo-01', 'startup_demo-07', 'INTERESTED', 10],
  ['investor_demo-04', 'startup_demo-01', 'PASSED', 15],
  ['investor_demo-07', 'startup_demo-01', 'PASSED', 30],
  ['investor_demo-07', 'startup_demo-01', 'WITHDRAWN', 5],
  ['startup_demo-01', 'investor_demo-01', 'INTERESTED', 3],
];

export async function seed(context: WriteContext): Promise<void> {
  const { em, clock } = context;
  DECISIONS.forEach(([byId, aboutId, verdict, daysAgo], i) => {
    const decidedAt = new Date(clock().getTime() - daysAgo * DAY_MS);
    const id = `decision_demo-${i + 1}`;
    em.create(Decision, { id, byId, aboutId, verdict, reason: null, decidedAt });
    record<DecisionRecorded>(em, {
      type: 'decision.recorded',
      payload: { id, byId, aboutId, verdict, decidedAt: decidedAt.toISOString(), passReason: null, hiddenUntil: null },
    });
  });
  await em.flush();
  await seedSuggestions(context);
}
