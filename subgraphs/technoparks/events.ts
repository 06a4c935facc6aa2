import type { Event } from '#kit/event';
import type { Fact } from '#kit/fact';
import type { Texts } from '#kit/locale';
import type { Language } from '#vocabulary/language';
import type { Sector } from '#vocabulary/sector';
import type { Stage } from '#vocabulary/stage';
import type { ResidencyState } from './residency.states.ts';

/** A technopark was entered, or what is known of it changed. Carries the whole technopark. */
export type TechnoparkChanged = Event<
  'technopark.changed',
  {
    id: string;
    names: Texts;
    country: string;
    city: string | null;
    lat: number | null;
    lon: number | null;
    sectors: Sector[];
    /** Stages it takes; empty: not known. */
    stages: Stage[];
    languages: Language[];
    access24x7: Fact<boolean>;
    housing: Fact<boolean>;
    taxWaiver: Fact<boolean>;
    noLocalEntityNeeded: Fact<boolean>;
    visaHelp: Fact<boolean>;
    softLanding: Fact<boolean>;
    taxRegime: Fact<string>;
    visa: Fact<string>;
    grants: Fact<string>;
    /** How many there are in all; null: not known. */
    desks: number | null;
    beds: number | null;
    /** The day on which the park said how many; null: not known, as in what was told before it was kept. */
    placesAsOf?: string | null;
    synthetic: boolean;
    website: string | null;
  }
>;

/** A residency was granted, suspended, resumed or ended. Days are half-open; `to` is null while it lasts. */
export type ResidencyChanged = Event<
  'residency.changed',
  { id: string; startupId: string; technoparkId: string; state: ResidencyState; from: string; to: string | null }
>;

/** The alliance accredited a technopark for a half-open range of days. */
export type AccreditationChanged = Event<
  'accreditation.changed',
  { id: string; technoparkId: string; validFrom: string; validTo: string }
>;
