import { dayOf } from '#kit/day';
import { invalid } from '#kit/failure';
import { stateMachine } from '#kit/state-machine';
import type { FundingRound, RoundState } from './round.entity.ts';

function mustNotBeOver({ closesOn }: FundingRound, now: Date): void {
  if (closesOn !== null && closesOn < dayOf(now))
    throw invalid('INVALID_PERIOD', 'The last day of the raise is past.', ['closesOn']);
}

/** The life of a raise. */
export const raise = stateMachine<RoundState, FundingRound>()({
  draft: { from: [], to: 'DRAFT' },
  open: { from: ['DRAFT'], to: 'OPEN', guard: mustNotBeOver },
  close: { from: ['OPEN'], to: 'CLOSED' },
  withdraw: { from: ['DRAFT', 'OPEN'], to: 'WITHDRAWN' },
});
