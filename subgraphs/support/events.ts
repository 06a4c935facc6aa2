import type { Event } from '#kit/event';
import type { Confidence } from '#kit/fact';
import type { Texts } from '#kit/locale';
import type { Applicant } from '#vocabulary/applicant';
import type { Stage } from '#vocabulary/stage';
import type { SupportKind } from '#vocabulary/support-kind';

/** What a measure and a call have in common. */
export interface OfferState {
  id: string;
  names: Texts;
  /** The country that gives it; null: several together. */
  country: string | null;
  mainKind: SupportKind;
  kinds: SupportKind[];
  applicant: Applicant;
  /** Empty: unknown. */
  stages: Stage[];
  /** The most an applicant can get; null: none or unknown. */
  amount: { amount: string; currency: string } | null;
  /** Percent; null: unknown. */
  equityTaken: number | null;
  providerId: string | null;
  /** The provider when it is a technopark. */
  technoparkId: string | null;
  /** Home countries that may apply. */
  homeCountries: string[];
  /** Whether startups of other home countries may apply; null: unknown. */
  openToForeigners: boolean | null;
  /** The park one must be a resident of. */
  residentOf: string | null;
  womenLedOnly: boolean;
  /** What else is asked, in words; null: nothing else. */
  conditions: string | null;
  synthetic: boolean;
  source: string | null;
  asOf: string | null;
  confidence: Confidence | null;
}

/** A support measure was listed or changed. Carries the whole measure. */
export type MeasureChanged = Event<'measure.changed', OfferState>;

/** A call was announced or its dates moved. Carries the whole call; its state follows from the dates and the clock. */
export type CallChanged = Event<
  'call.changed',
  OfferState & {
    budget: { amount: string; currency: string };
    /** Instants in UTC. */
    opensAt: string;
    closesAt: string;
    /** The zone the instants were announced in. */
    timeZone: string;
    decidedOn: string | null;
  }
>;
