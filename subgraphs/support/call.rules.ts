import { conflict, invalid } from '#kit/failure';
import { wallTime } from '#kit/zone';
import type { CallWindow } from './eligibility.rules.ts';

export const GrantCallState = { ANNOUNCED: 'ANNOUNCED', OPEN: 'OPEN', CLOSED: 'CLOSED', DECIDED: 'DECIDED' } as const;
export type GrantCallState = (typeof GrantCallState)[keyof typeof GrantCallState];

/** When a call opens, closes and is decided; `decidedOn` is a day in `timeZone`, null until it is known. */
export interface CallDates extends CallWindow {
  readonly timeZone: string;
  readonly decidedOn: string | null;
}

/** Where a call stands: its dates say, so that no timer has to move it. */
export function callState({ opensAt, closesAt, timeZone, decidedOn }: CallDates, now: Date): GrantCallState {
  if (now < opensAt) return GrantCallState.ANNOUNCED;
  if (now < closesAt) return GrantCallState.OPEN;
  const today = wallTime(now, timeZone).slice(0, 10);
  return decidedOn !== null && decidedOn <= today ? GrantCallState.DECIDED : GrantCallState.CLOSED;
}

interface Terms {
  readonly ceiling: { readonly amount: string; readonly currency: string };
  readonly budget: { readonly amount: string; readonly currency: string };
  readonly equityPercent: number;
}

/** @throws INVALID_PERIOD, CURRENCY_MISMATCH, INVALID_AMOUNT, INVALID_EQUITY */
export function mustBeSound({ opensAt, closesAt, ceiling, budget, equityPercent }: CallWindow & Terms): void {
  if (opensAt >= closesAt) throw invalid('INVALID_PERIOD', 'The call must close after it opens.', ['closesAt']);
  if (ceiling.currency !== budget.currency)
    throw invalid('CURRENCY_MISMATCH', 'Ceiling and budget must be in one currency.', ['budget']);
  if (!(Number(ceiling.amount) > 0)) throw invalid('INVALID_AMOUNT', 'A grant is more than nothing.', ['ceiling']);
  if (Number(ceiling.amount) > Number(budget.amount))
    throw invalid('INVALID_AMOUNT', 'One grant cannot be more than the budget.', ['ceiling']);
  if (!(equityPercent >= 0 && equityPercent <= 100))
    throw invalid('INVALID_EQUITY', 'Equity lies between 0 and 100 percent.', ['equityPercent']);
}

/** A deadline moves only while it has not passed, and only to later: nobody who was in time may become late. */
export function mustBeExtendable(call: CallWindow, closesAt: Date, now: Date): void {
  if (now >= call.closesAt) throw conflict('CALL_CLOSED', 'The call has closed.');
  if (closesAt <= call.closesAt) throw invalid('NOT_LATER', 'A deadline can only be moved to later.', ['closesAt']);
}
