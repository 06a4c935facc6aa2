import type { Confidence } from '#kit/fact';
import { byTable } from '#vocabulary/carry';
import { type DatePrecision, firstDayOf } from '#vocabulary/date-precision';
import type { MoneyInput } from '#vocabulary/money';
import type { RoundType } from '#vocabulary/round';
import data from './deals.facts.json' with { type: 'json' };
import { roundOfCode } from './round.mapping.ts';

interface Plain {
  readonly id: string;
  readonly startupId: string;
  readonly datePrecision: DatePrecision | null;
  /** The sum as reported, in its own currency. */
  readonly amount: MoneyInput | null;
  /** In US dollars, as a decimal string; null where no source gives dollars. */
  readonly amountUsd: string | null;
  readonly investorIds: readonly string[];
  /** Names of participants that are not among our investors. */
  readonly otherInvestors: readonly string[];
  readonly confidence: Confidence;
  readonly source: string | null;
  readonly note: string | null;
}

/** A deal as it stands in the facts file: a raw round code, the date as precise as it is known (`2025-07`). */
export interface RawDeal extends Plain {
  readonly date: string | null;
  readonly round: string;
}

/** A real deal in the alliance's words. */
export interface DealFact extends Plain {
  /** The first day of the day, month or year that is known; read it with `datePrecision`. */
  readonly date: string | null;
  readonly round: RoundType;
}

function deal(raw: RawDeal): DealFact {
  return {
    ...raw,
    date: raw.date === null ? null : firstDayOf(raw.date),
    round: byTable('roundOfCode', roundOfCode)(raw.round),
  };
}

/** The raw records, for tests of the mapping tables. */
export const rawDeals = data as unknown as readonly RawDeal[];

/** 204 real deals. */
export const deals: readonly DealFact[] = rawDeals.map(deal);
