import type { Event } from '#kit/event';
import type { Texts } from '#kit/locale';
import type { DatePrecision } from '#vocabulary/date-precision';
import type { Language } from '#vocabulary/language';
import type { RoundType } from '#vocabulary/round';
import type { Sector } from '#vocabulary/sector';
import type { DealKind } from './deal.mapping.ts';
import type { InvestorKind } from './investor.mapping.ts';

/** An investor's mandate; null: unknown, which is neither "none" nor "all". */
export interface MandateState {
  readonly sectors: readonly Sector[] | null;
  readonly rounds: readonly RoundType[] | null;
  readonly countries: readonly string[] | null;
  readonly languages: readonly Language[] | null;
  readonly ticketMinUsd: number | null;
  readonly ticketMaxUsd: number | null;
}

/** An investor appeared or its mandate changed. `dryPowderUsd` is private: consumers must not show it. */
export type InvestorChanged = Event<
  'investor.changed',
  {
    id: string;
    names: Texts;
    kind: InvestorKind | null;
    country: string | null;
    foundedYear: number | null;
    mandate: MandateState;
    dryPowderUsd: number | null;
    synthetic: boolean;
    heldForReview: boolean;
  }
>;

/** A deal was done. `date` is the first day of what `datePrecision` says is known; both null when unknown. */
export type DealRecorded = Event<
  'deal.recorded',
  {
    id: string;
    startupId: string;
    investorIds: readonly string[];
    date: string | null;
    datePrecision: DatePrecision | null;
    round: RoundType;
    kind: DealKind;
    amountUsd: number | null;
    synthetic: boolean;
  }
>;
