import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { dayOf } from '#kit/day';
import { notFound } from '#kit/failure';
import { once } from '#kit/idempotency';
import { toHundredths } from '#vocabulary/money';
import { type StartupState, tell } from './event.actions.ts';
import { FundingRound } from './round.entity.ts';
import type { CloseRoundInput, LaunchRoundInput, RoundTerms } from './round.inputs.ts';
import { mustBeRaise, usdOn } from './round.rules.ts';
import { raise } from './round.states.ts';
import { alone, ownState } from './startup.actions.ts';

const today = ({ clock }: Context): string => dayOf(clock());

/** Keeps the startup's copy of its open raise, and tells. */
export function raiseChanged(em: EntityManager, state: StartupState, openRound: FundingRound | null, now: Date): void {
  state.startup.raising = openRound !== null;
  state.startup.raisingUsd = openRound?.amountUsd ?? null;
  tell(em, { ...state, openRound }, now);
}

function draft(em: EntityManager, { startupId, round, closesOn = null, ...terms }: RoundTerms, context: Context) {
  const amount = toHundredths(terms.amount);
  const told = { startupId, round, ...amount, amountUsd: usdOn(amount, today(context)), closesOn };
  const row = { id: context.newId('funding-round'), state: 'DRAFT', openedOn: null, version: 1, ...told } as const;
  return raise.fire({ ...context, em }, 'draft', em.create(FundingRound, row));
}

function open(em: EntityManager, round: FundingRound, state: StartupState, context: Context): void {
  raise.fire({ ...context, em }, 'open', round);
  round.openedOn = today(context);
  raiseChanged(em, state, round, context.clock());
}

export async function draftRound(input: RoundTerms, context: Context): Promise<FundingRound> {
  mustBeRaise(toHundredths(input.amount), input.round);
  const id = await once(context, 'draftRound', input, async (em) => {
    await ownState(em, input.startupId, context, 'startupId');
    return draft(em, input, context).id;
  });
  return context.em.findOneOrFail(FundingRound, id);
}

export async function openRound(input: RoundTerms, context: Context): Promise<FundingRound> {
  mustBeRaise(toHundredths(input.amount), input.round);
  const id = await alone(context, input.startupId, (locked) =>
    once(locked, 'openRound', input, async (em) => {
      const state = await ownState(em, input.startupId, context, 'startupId');
      const round = draft(em, input, context);
      open(em, round, state, context);
      return round.id;
    }),
  );
  return context.em.findOneOrFail(FundingRound, id);
}

interface Own {
  readonly em: EntityManager;
  readonly round: FundingRound;
  readonly state: StartupState;
}

/**
 * Changes the round, at the version that was read, once per key, and answers it as it is now.
 * @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT, IDEMPOTENCY_KEY_REUSED
 */
async function change(name: string, input: LaunchRoundInput, context: Context, step: (own: Own) => void) {
  const { roundId, expectedVersion } = input;
  const known = await context.em.findOne(FundingRound, roundId);
  if (!known) throw notFound('There is no such raise.', ['roundId']);
  mustOwn(context.viewer, known.startupId);
  await alone(context, known.startupId, (locked) =>
    once(locked, name, input, async (em) => {
      const round = await em.findOneOrFail(FundingRound, roundId, { refresh: true });
      await em.lock(round, LockMode.OPTIMISTIC, expectedVersion);
      step({ em, round, state: await ownState(em, round.startupId, context, 'roundId') });
      return roundId;
    }),
  );
  return context.em.findOneOrFail(FundingRound, roundId, { refresh: true });
}

export const launchRound = (input: LaunchRoundInput, context: Context): Promise<FundingRound> =>
  change('launchRound', input, context, ({ em, round, state }) => open(em, round, state, context));

export const closeRound = (input: CloseRoundInput, context: Context): Promise<FundingRound> =>
  change('closeRound', input, context, ({ em, round, state }) => {
    const wasOpen = round.state === 'OPEN';
    raise.fire({ ...context, em }, input.outcome === 'CLOSED' ? 'close' : 'withdraw', round);
    if (wasOpen) raiseChanged(em, state, null, context.clock());
  });
