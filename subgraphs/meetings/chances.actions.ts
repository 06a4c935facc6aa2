import type { EntityManager } from '@mikro-orm/postgresql';
import { DAY_MS } from '#kit/day';
import type { WriteContext } from '#kit/subgraph';
import { fitKeeping, judgeKeeping, PRIOR_KEEPING } from '#matching';
import { Chances } from './chances.entity.ts';
import { outcomesUntil } from './chances.outcomes.ts';

/** So long after an event it is learned from; what is written down later is taken in with the next. */
const AFTER_MS = 3 * DAY_MS;

/** With fewer outcomes the prior is used as it is. */
export const FEWEST_OUTCOMES = 50;

const OVER = `
select max(closes_at) as until from meetings.event where state in ('OPEN', 'CLOSED') and closes_at <= ?
  and closes_at > coalesce((select max(until) from meetings.chances), '-infinity')`;

/** The end of the last event that is over for long enough; null where nothing is new. */
async function dueUntil(em: EntityManager, now: Date): Promise<Date | null> {
  const over = [new Date(now.getTime() - AFTER_MS).toISOString()];
  const sql = em.getConnection().execute(OVER, over, 'all', em.getTransactionContext());
  const [row] = (await sql) as { until: Date | string | null }[];
  return row?.until ? new Date(row.until) : null;
}

/** Learns, once for each event that is over, what meetings come to. Two processes that do it at once write the same. */
export async function learnChances({ em, clock }: WriteContext): Promise<void> {
  const until = await dueUntil(em, clock());
  if (until === null) return;
  const events = await outcomesUntil(em, until);
  const outcomes = events.flat();
  const enough = outcomes.length >= FEWEST_OUTCOMES;
  const row = {
    ...{ id: `meeting-chances_${until.getTime()}`, until, madeAt: clock(), outcomes: outcomes.length },
    basedOn: enough ? ('OUTCOMES' as const) : ('PRIOR' as const),
    weights: enough ? fitKeeping(outcomes) : { ...PRIOR_KEEPING },
    judged: enough ? judgeKeeping(events) : null,
  };
  await em.upsert(Chances, row, { onConflictAction: 'ignore' });
}
