import type { Context } from '#kit/context';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { Decision } from './decision.entity.ts';
import type { DecideInput } from './decision.inputs.ts';
import { decider, hiddenUntil } from './decision.rules.ts';
import type { DecisionRecorded } from './events.ts';
import type { MatchesLoaders } from './loaders.ts';
import type { Moment } from './moment.ts';

const isKnown = ({ facts }: Moment, id: string): boolean =>
  (['STARTUP', 'INVESTOR', 'TECHNOPARK', 'MARKET'] as const).some((kind) => facts.get(kind, id) !== null);

/** Appends a decision; the lists respect it from the next query on. */
export async function decide(input: DecideInput, context: Context<MatchesLoaders>): Promise<Decision> {
  mustBeWritten(input, { reason: LONGEST_WORDS });
  const { aboutId, verdict, passReason = null, reason = null } = input;
  const byId = decider(context.viewer, aboutId);
  const decidedAt = context.clock();
  const until = hiddenUntil(input, decidedAt);
  if (!isKnown(await context.loaders.moment(null), aboutId)) throw notFound(`There is no ${aboutId}.`, ['aboutId']);
  const id = await once(context, 'decide', input, async (em) => {
    const said = { id: context.newId('decision'), byId, aboutId, verdict, passReason };
    em.create(Decision, { ...said, reason, decidedAt, hiddenUntil: until });
    const payload = { ...said, decidedAt: decidedAt.toISOString(), hiddenUntil: until?.toISOString() ?? null };
    record<DecisionRecorded>(em, { type: 'decision.recorded', payload });
    return said.id;
  });
  return context.em.findOneOrFail(Decision, id);
}
