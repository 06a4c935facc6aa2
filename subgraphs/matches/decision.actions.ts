import type { Context } from '#kit/context';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { Decision } from './decision.entity.ts';
import type { DecideInput } from './decision.inputs.ts';
import { decider } from './decision.rules.ts';
import type { DecisionRecorded } from './events.ts';
import type { MatchesLoaders } from './loaders.ts';
import type { Moment } from './match-index.ts';

const isKnown = ({ facts }: Moment, id: string): boolean =>
  (['STARTUP', 'INVESTOR', 'TECHNOPARK', 'MARKET'] as const).some((kind) => facts.get(kind, id) !== null);

/** Appends a decision; the lists respect it from the next query on. */
export async function decide(input: DecideInput, context: Context<MatchesLoaders>): Promise<Decision> {
  const { aboutId, verdict, reason = null } = input;
  const byId = decider(context.viewer, aboutId);
  if (!isKnown(await context.loaders.moment(null), aboutId)) throw notFound(`There is no ${aboutId}.`, ['aboutId']);
  const id = await once(context, 'decide', input, async (em) => {
    const decidedAt = context.clock();
    const decision = em.create(Decision, { id: context.newId('decision'), byId, aboutId, verdict, reason, decidedAt });
    const payload = { id: decision.id, byId, aboutId, verdict, decidedAt: decidedAt.toISOString() };
    record<DecisionRecorded>(em, { type: 'decision.recorded', payload });
    return decision.id;
  });
  return context.em.findOneOrFail(Decision, id);
}
