/** What no profile may say: sums, counts and years that are no numbers. Words are the caller's. */
import { MatchingError } from './error.ts';
import type {
  Alliance,
  AnyProfile,
  Datum,
  DealEvent,
  InvestorProfile,
  MarketProfile,
  StartupProfile,
  TechnoparkProfile,
} from './profile.ts';

/** One pass that makes no list, for there may be a million parties. @throws MatchingError BAD_PROFILE */
export function checkAlliance({ startups, investors, technoparks, markets, deals }: Alliance): void {
  for (const startup of startups) checkStartup(startup);
  for (const investor of investors) checkInvestor(investor);
  checkPlaces(technoparks, markets);
  for (const deal of deals) checkDeal(deal);
}

/** @throws MatchingError BAD_PROFILE, with its id and what is wrong */
export function checkProfile(profile: AnyProfile): void {
  if (profile.type === 'startup') checkStartup(profile);
  else if (profile.type === 'investor') checkInvestor(profile);
  else if (profile.type === 'technopark') checkPlaces([profile], []);
  else checkPlaces([], [profile]);
}

/** @throws MatchingError BAD_PROFILE */
export function checkPlaces(technoparks: readonly TechnoparkProfile[], markets: readonly MarketProfile[]): void {
  for (const { id, desks, beds } of technoparks) {
    mustBeAmount(id, 'desks', desks.value);
    mustBeAmount(id, 'beds', beds.value);
  }
  for (const { id, indicators, pairs } of markets) {
    mustBeNumbers(id, indicators);
    for (const pair of Object.values(pairs)) mustBeNumbers(id, { ...pair });
  }
}

/** @throws MatchingError BAD_PROFILE */
export function checkStartup({ id, raise, foundedYear }: StartupProfile): void {
  if (raise !== null) mustBeAmount(id, 'raise.amountUsd', raise.amountUsd);
  mustBeAmount(id, 'foundedYear', foundedYear);
}

function checkInvestor({ id, mandate, dryPowderUsd, foundedYear }: InvestorProfile): void {
  mustBeAmount(id, 'mandate.ticketMinUsd', mandate.ticketMinUsd);
  mustBeAmount(id, 'mandate.ticketMaxUsd', mandate.ticketMaxUsd);
  mustBeAmount(id, 'dryPowderUsd', dryPowderUsd);
  mustBeAmount(id, 'foundedYear', foundedYear);
}

function checkDeal({ id, amountUsd }: DealEvent): void {
  mustBeAmount(id, 'amountUsd', amountUsd);
}

/** Null is unknown. */
function mustBeAmount(id: string, what: string, amount: number | null): void {
  if (amount !== null && !(amount >= 0 && amount < Number.POSITIVE_INFINITY))
    throw new MatchingError('BAD_PROFILE', `${what} of ${id} must be 0 or more, or null, not ${amount}`);
}

/** Of any sign; facts that are no numbers are not asked about. */
function mustBeNumbers(id: string, facts: Readonly<Record<string, Datum<unknown>>>): void {
  for (const [what, { value }] of Object.entries(facts))
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new MatchingError('BAD_PROFILE', `${what} of ${id} must be a number, or null, not ${value}`);
}
