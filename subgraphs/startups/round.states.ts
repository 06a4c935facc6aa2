import { dayOf } from '#kit/day';
import { invalid } from '#kit/failure';
import { stateMachine } from '#kit/state-machine';
import type { FundingRound, RoundState } from './round.entity.ts';

/** Whether its last day is past. */
export const isOver = ({ closesOn }: FundingRound, now: Date): boolean => closesOn !== null && closesOn < dayOf(now);

function mustNotBeOver(round: FundingRound, now: Date): void {
  if (isOver(round, now)) throw invalid('INVALID_PERIOD', 'The last day of the raise is past.', ['closesOn']);
}

/** The life of a raise. */
export const raise = stateMachine<RoundState, FundingRound>()({
  draft: { from: [], to: 'DRAFT' },
  open: { from: ['DRAFT'], to: 'OPEN', guard: mustNotBeOver },
  lapse: { from: ['OPEN'], to: 'EXPIRED' },
  close: { from: ['OPEN', 'EXPIRED'], to: 'CLOSED' },
  withdraw: { from: ['DRAFT', 'OPEN', 'EXPIRED'], to: 'WITHDRAWN' },
});
