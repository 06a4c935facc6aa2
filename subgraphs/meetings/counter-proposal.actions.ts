import type { Context } from '#kit/context';
import { invalid } from '#kit/failure';
import { once } from '#kit/idempotency';
import { LONGEST_WORDS, mustBeWritten } from '#kit/text';
import { draft, mustBeSideOf, open } from './proposal.actions.ts';
import { Proposal } from './proposal.entity.ts';
import type { CounterProposalInput } from './proposal.inputs.ts';
import { advanceProposal } from './proposal.steps.ts';

/** @throws SAME_SLOT */
function mustBeAnother(slotId: string, { slotId: proposed }: Proposal): void {
  if (slotId === proposed) throw invalid('SAME_SLOT', 'The other side proposed this very slot: accept it.', ['slotId']);
}

/**
 * Answers with another time: the proposal received is declined and its receiver proposes in turn, in one transaction, so
 * that between the two there is always one proposal that waits for an answer.
 */
export async function counterProposal(input: CounterProposalInput, context: Context): Promise<Proposal> {
  mustBeWritten(input, { message: LONGEST_WORDS });
  await mustBeSideOf('toId', input.id, context);
  const id = await once(context, 'counterProposal', input, async (em) => {
    const tx = { ...context, em };
    const { proposal, event, sides, possible } = await open(em, input, context);
    await possible();
    mustBeAnother(input.slotId, proposal);
    advanceProposal(tx, 'counter', proposal);
    const wanted = {
      fromId: proposal.toId,
      toId: proposal.fromId,
      slotId: input.slotId,
      message: input.message ?? null,
    };
    const counter = await draft(tx, event, sides, { ...wanted, answers: proposal.id });
    await em.flush();
    return advanceProposal(tx, 'send', counter).id;
  });
  return context.em.findOneOrFail(Proposal, id);
}
