import type { WriteContext } from '#kit/subgraph';
import { Outcome } from './feedback.entity.ts';
import { changes, type OutcomeOfPair, type OutcomeRow } from './feedback.rules.ts';

const APPEND = `
insert into matches.outcome (source, kind, startup_id, other_id, at, holds, recorded_at)
select source, kind, "startupId", "otherId", at, holds, ? from jsonb_to_recordset(?::jsonb)
  as said (source text, kind text, "startupId" text, "otherId" text, at timestamptz, holds boolean)`;

async function append(rows: readonly OutcomeRow[], { em, clock }: WriteContext): Promise<void> {
  if (rows.length === 0) return;
  const parameters = [clock().toISOString(), JSON.stringify(rows)];
  await em.getConnection().execute(APPEND, parameters, 'run', em.getTransactionContext());
}

/** Takes in the newest state of some meetings or deals: what they now say of their pairs, and no longer say. */
export async function tellOutcomes<P extends { id: string }>(
  sources: readonly P[],
  outcomesOf: (source: P) => OutcomeOfPair[],
  context: WriteContext,
): Promise<void> {
  const isSo = await context.em.find(Outcome, { source: { $in: sources.map(({ id }) => id) } });
  await append(changes(isSo, sources.flatMap(outcomesOf)), context);
}
