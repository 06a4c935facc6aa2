import type { Event } from '#kit/event';
import type { Confidence } from '#kit/fact';
import type { Texts } from '#kit/locale';
import type { Language } from '#vocabulary/language';
import type { RoundType } from '#vocabulary/round';
import type { Sector } from '#vocabulary/sector';
import type { Stage } from '#vocabulary/stage';
import type { StartupStatus } from './startup.mapping.ts';

/** The open raise, as consumers see it. `amount` is the exact sum asked for; `amountUsd` null when no rate is known. */
export interface OpenRaise {
  readonly amount: string;
  readonly currency: string;
  readonly amountUsd: number | null;
  readonly round: RoundType;
  /** The last day it takes money, `2027-01-31`; null when it was not said. */
  readonly closesOn: string | null;
}

/** A startup was registered or something of it changed: its profile, its raise, where it sells. Unknown is null. */
export type StartupChanged = Event<
  'startup.changed',
  {
    id: string;
    names: Texts;
    country: string | null;
    /** Part of the country or metropolitan area, as its source words it. */
    region: string | null;
    hqCountry: string | null;
    city: string | null;
    sectors: readonly Sector[];
    category: string | null;
    stage: Stage | null;
    foundedYear: number | null;
    status: StartupStatus | null;
    /** Languages the product speaks, as the startup says; null: nobody said. */
    productLanguages: readonly Language[] | null;
    /** The usual languages of its country: weaker than `productLanguages`. */
    usualLanguages: readonly Language[] | null;
    deckLanguages: readonly Language[] | null;
    womenLed: boolean | null;
    founderFreeToTravel: boolean | null;
    synthetic: boolean;
    heldForReview: boolean;
    website: string | null;
    raise: OpenRaise | null;
    /** Foreign countries where it sells now. */
    presentIn: readonly string[];
  }
>;

/** A startup entered (or left) a foreign market. Years; null when unknown. */
export type EntryRecorded = Event<
  'entry.recorded',
  {
    id: string;
    startupId: string;
    country: string;
    since: number | null;
    until: number | null;
    confidence: Confidence;
    source: string | null;
  }
>;
