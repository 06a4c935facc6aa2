import type { Confidence } from '#kit/fact';
import { type Applicant, applicantOfCode, stagesBetween } from './applicant.ts';
import { byTable } from './carry.ts';
import type { MoneyInput } from './money.ts';
import { providerParty } from './provider.ts';
import type { Stage } from './stage.ts';
import { SupportKind } from './support-kind.ts';

/** The sums of a programme or measure, as decimal strings in its currency; null is unknown or not applicable. */
export interface SupportSums {
  readonly min: string | null;
  readonly max: string | null;
  readonly maxAtMvp: string | null;
  readonly prizeMin: string | null;
  readonly prizeMax: string | null;
  /** What the thing given is worth a year, e.g. a free office. */
  readonly valuePerYear: string | null;
  /** All that is given out in a year, to everybody together. */
  readonly poolPerYear: string | null;
  /** Whether `max` is a yearly ceiling. */
  readonly perYear: boolean;
  /** Share of the costs that is paid, in percent. */
  readonly sharePercent: number | null;
  /** Share of the costs that the applicant must bring, in percent. */
  readonly coFinancePercent: number | null;
}

/** A programme or measure as it stands in the facts files: raw codes, names and texts. */
export interface RawSupport {
  readonly id: string;
  readonly country: string;
  readonly name: string;
  readonly mainKind: string;
  readonly kinds: readonly string[];
  readonly stages: readonly string[];
  readonly amount: SupportSums | null;
  readonly currency: string | null;
  readonly equityTaken: number | string | null;
  readonly repayment: string | null;
  readonly duration: string | null;
  readonly eligibility: string;
  readonly provider: string;
  readonly confidence: Confidence;
  readonly source: string;
  readonly asOf: string | null;
  readonly notes: string | null;
}

/** A programme or measure in the alliance's words. `confidence`, `source` and `asOf` hold for the whole record. */
export interface SupportFact
  extends Omit<RawSupport, 'mainKind' | 'kinds' | 'stages' | 'amount' | 'equityTaken' | 'provider'> {
  readonly mainKind: SupportKind;
  readonly kinds: readonly SupportKind[];
  readonly applicant: Applicant;
  readonly stages: readonly Stage[];
  readonly sums: SupportSums | null;
  /** The most an applicant can get, where a ceiling and a currency are known. */
  readonly ceiling: MoneyInput | null;
  /** Percent of equity given up; null when unknown. */
  readonly equityPercent: number | null;
  readonly equityNote: string | null;
  readonly providerName: string;
  readonly providerId: string | null;
}

/** What texts in place of a percentage of equity mean: nobody knows the number, the text stays as a note. */
export const equityTexts: Readonly<Record<string, null>> = {
  'convertible debenture or debt': null,
  'with VC partners': null,
};

const kindOf = byTable<SupportKind>('SupportKind', SupportKind);
const applicantOf = byTable('applicantOfCode', applicantOfCode);
const partyOf = byTable('providerParty', providerParty);
const equityOf = byTable('equityTexts', equityTexts);

function ceilingOf({ amount, currency }: RawSupport): MoneyInput | null {
  return amount?.max && currency ? { amount: amount.max, currency } : null;
}

/** @throws Error when a code is in none of the tables. */
export function supportFact(raw: RawSupport): SupportFact {
  const { amount, equityTaken, provider, stages: codes, ...rest } = raw;
  const applicants = codes.map(applicantOf);
  const isText = typeof equityTaken === 'string';
  return {
    ...rest,
    mainKind: kindOf(raw.mainKind),
    kinds: raw.kinds.map(kindOf),
    applicant: applicants[0]!.applicant,
    stages: stagesBetween(applicants.flatMap((entry) => entry.stages)),
    sums: amount,
    ceiling: ceilingOf(raw),
    equityPercent: isText ? equityOf(equityTaken) : equityTaken,
    equityNote: isText ? equityTaken : null,
    providerName: provider,
    providerId: partyOf(provider),
  };
}
