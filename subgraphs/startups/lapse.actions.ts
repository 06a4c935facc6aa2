import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '#kit/context';
import { dayOf } from '#kit/day';
import type { Sweep } from '#kit/subgraph';
import { SYSTEM_VIEWER } from '#kit/viewer';
import { raiseChanged } from './round.actions.ts';
import { FundingRound } from './round.entity.ts';
import { isOver, raise } from './round.states.ts';
import { stateOf } from './startup.actions.ts';
import { Startup } from './startup.entity.ts';

/** A startup that somebody else is changing is left to them, and to the next sweep. */
const LEFT_TO_OTHERS = { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE } as const;

async function lapse(em: EntityManager, startupId: string, clock: Clock): Promise<void> {
  const startup = await em.findOne(Startup, startupId, LEFT_TO_OTHERS);
  const state = startup && (await stateOf(em, startup));
  if (!state?.openRound || !isOver(state.openRound, clock())) return;
  raise.fire({ em, clock, viewer: SYSTEM_VIEWER }, 'lapse', state.openRound);
  raiseChanged(em, state, null, clock());
}

/**
 * Writes down that raises are past their last day, and tells. Each in a transaction of its own, which the lock on its startup
 * begins: see `alone`. One that fails leaves the others theirs; its error is thrown when all had their turn.
 */
export const lapseRaises: Sweep = async ({ em, clock }) => {
  const overdue = await em.find(FundingRound, { state: 'OPEN', closesOn: { $lt: dayOf(clock()) } });
  const failures: unknown[] = [];
  for (const { startupId } of overdue)
    await em
      .fork()
      .transactional((own) => lapse(own, startupId, clock))
      .catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
};
