import { conflict, invalid } from '#kit/failure';
import type { MoneyInput } from '#vocabulary/money';
import { convertOn } from '#vocabulary/rates';
import { isPreference, type RoundType } from '#vocabulary/round';

/** The failure behind the database's rule that a startup has one open raise. */
export const ONE_OPEN = {
  funding_round_one_open: conflict(
    'RAISE_ALREADY_OPEN',
    'This startup has an open raise: close or withdraw it first.',
    ['startupId'],
  ),
};

/** @throws INVALID_AMOUNT, INVALID_ROUND */
export function mustBeRaise(amount: MoneyInput, round: RoundType): void {
  if (Number(amount.amount) <= 0) throw invalid('INVALID_AMOUNT', 'A raise asks for more than nothing.', ['amount']);
  if (!isPreference(round))
    throw invalid('INVALID_ROUND', 'A raise sells a stake: name a priced round or a note.', ['round']);
}

/** The sum in US dollars at the rate of a day; null when no rate of the currency is known. */
export const usdOn = (amount: MoneyInput, day: string): string | null =>
  convertOn(amount, 'USD', day)?.money.amount ?? null;
