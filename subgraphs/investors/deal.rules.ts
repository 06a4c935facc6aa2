import { denied, invalid } from '#kit/failure';
import type { Viewer } from '#kit/viewer';
import type { MoneyInput } from '#vocabulary/money';

export interface DealTerms {
  readonly startupId: string;
  readonly investorIds: readonly string[];
  readonly otherInvestors: readonly string[];
  readonly date: string;
  readonly amount: MoneyInput | null;
}

/** A deal is recorded by one of its parties, or by the secretariat. @throws FORBIDDEN */
export function mustTakePart({ startupId, investorIds }: DealTerms, { role, organisationId }: Viewer): void {
  const parties: (string | null)[] = [startupId, ...investorIds];
  if (role !== 'SECRETARIAT' && !parties.includes(organisationId))
    throw denied('Only a party to a deal may record it.');
}

/** @throws NO_INVESTOR, DUPLICATE_INVESTOR, FUTURE_DATE, INVALID_AMOUNT */
export function mustBeDeal({ investorIds, otherInvestors, date, amount }: DealTerms, today: string): void {
  if (investorIds.length + otherInvestors.length === 0)
    throw invalid('NO_INVESTOR', 'Name who put the money in.', ['investorIds']);
  if (new Set(investorIds).size < investorIds.length)
    throw invalid('DUPLICATE_INVESTOR', 'Name each investor once.', ['investorIds']);
  if (date > today) throw invalid('FUTURE_DATE', 'A deal is recorded when it is done.', ['date']);
  if (amount && Number(amount.amount) <= 0)
    throw invalid('INVALID_AMOUNT', 'A sum is more than nothing; leave it out when it is not told.', ['amount']);
}
