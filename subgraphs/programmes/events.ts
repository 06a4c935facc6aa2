import type { Event } from '#kit/event';
import type { Confidence } from '#kit/fact';
import type { Texts } from '#kit/locale';
import type { Applicant } from '#vocabulary/applicant';
import type { Stage } from '#vocabulary/stage';
import type { SupportKind } from '#vocabulary/support-kind';

/** A programme was listed or changed. Carries the whole programme. */
export type ProgrammeChanged = Event<
  'programme.changed',
  {
    id: string;
    names: Texts;
    /** The country it takes place in; null: in several. */
    country: string | null;
    mainKind: SupportKind;
    kinds: SupportKind[];
    applicant: Applicant;
    /** Empty: unknown. */
    stages: Stage[];
    /** The most a participant can get; null: none or unknown. */
    amount: { amount: string; currency: string } | null;
    /** Percent; null: unknown. */
    equityTaken: number | null;
    providerId: string | null;
    /** The provider when it is a technopark. */
    technoparkId: string | null;
    /** Home countries that may take part. */
    homeCountries: string[];
    /** Whether startups of other home countries may take part; null: unknown. */
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
>;

/** A cohort was planned or its dates moved. Carries the whole cohort; its state follows from the dates and the clock. */
export type CohortChanged = Event<
  'cohort.changed',
  {
    id: string;
    programmeId: string;
    names: Texts;
    seats: number;
    /** Instants in UTC. */
    callOpensAt: string;
    callClosesAt: string;
    /** The zone the instants were announced in. */
    timeZone: string;
    startsOn: string;
    demoDayOn: string;
    endsOn: string;
    synthetic: boolean;
  }
>;
