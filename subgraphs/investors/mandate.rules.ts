import { invalid } from '#kit/failure';
import type { MoneyInput } from '#vocabulary/money';
import { isPreference, type RoundType } from '#vocabulary/round';

export interface MandateTerms {
  readonly sectors: readonly string[] | null;
  readonly rounds: readonly RoundType[] | null;
  readonly countries: readonly string[] | null;
  readonly languages: readonly string[] | null;
  readonly ticketMinUsd: string | null;
  readonly ticketMaxUsd: string | null;
}

const LISTS = ['sectors', 'rounds', 'countries', 'languages'] as const;

/** @throws EMPTY_LIST, DUPLICATE_WORD, INVALID_ROUND, INVALID_TICKET */
export function mustBeMandate(terms: MandateTerms): void {
  for (const key of LISTS) {
    const list = terms[key];
    if (list?.length === 0)
      throw invalid('EMPTY_LIST', `Name at least one of ${key}, or null when you do not say.`, [key]);
    if (new Set(list).size < (list?.length ?? 0)) throw invalid('DUPLICATE_WORD', `Name each of ${key} once.`, [key]);
  }
  const event = terms.rounds?.find((round) => !isPreference(round));
  if (event) throw invalid('INVALID_ROUND', `${event} is no round an investor looks for.`, ['rounds']);
  mustBeTicket(terms);
}

function mustBeTicket({ ticketMinUsd, ticketMaxUsd }: MandateTerms): void {
  const [min, max] = [Number(ticketMinUsd ?? 0), Number(ticketMaxUsd ?? Number.POSITIVE_INFINITY)];
  if (min < 0 || max <= 0) throw invalid('INVALID_TICKET', 'A ticket is more than nothing.', ['ticketMinUsd']);
  if (min > max) throw invalid('INVALID_TICKET', 'The least ticket is above the most.', ['ticketMaxUsd']);
}

/** @throws INVALID_AMOUNT */
export function mustBeDryPowder(dryPowder: MoneyInput): void {
  if (Number(dryPowder.amount) < 0) throw invalid('INVALID_AMOUNT', 'Nobody has less than nothing.', ['dryPowder']);
}
