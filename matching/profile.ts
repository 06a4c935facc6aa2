/**
 * What the engine knows of the parties. Every type is plain JSON: strings, numbers, booleans, null, arrays, objects.
 * `null` (or an empty list where a list is a limit) always means "unknown", never "none" and never zero.
 *
 * Words (`sectors`, `category`, `stage`, `round`, `languages`, `blocs`, ...) are compared for equality only: the engine
 * has no vocabulary of its own, the caller uses one spelling throughout. Countries are ISO 3166-1 alpha-2.
 * Dates are ISO: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a full UTC timestamp (a shorter date means the middle of its period).
 */

/** A official page seen, B press or secondary source, C compiler's knowledge. */
export type Confidence = 'A' | 'B' | 'C';

/** A fact from outside; `value: null` = looked for and not found. `asOf` is its year or date. */
export interface Datum<T> {
  readonly value: T | null;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly confidence: Confidence;
}

/** Where a fact is known from, the year or day it speaks of, and how sure it is. */
export type Origin = Omit<Datum<never>, 'value'>;

export interface Raise {
  /** Sum sought, USD, > 0. */
  readonly amountUsd: number | null;
  /** Round sought, in the words of `DealEvent.round` and `Mandate.rounds`. */
  readonly round: string | null;
}

export interface StartupProfile {
  readonly id: string;
  readonly country: string | null;
  /** Where its headquarters are, at home or abroad: exclusions of either country hold for it. */
  readonly hqCountry: string | null;
  /** A smaller area than the country (city, metropolitan area). */
  readonly region: string | null;
  readonly sectors: readonly string[];
  /** A finer word than the sector, where the source has one. */
  readonly category: string | null;
  /** Maturity of the company (idea, mvp, sales, ...), in the words of `TechnoparkProfile.stages`. */
  readonly stage: string | null;
  readonly foundedYear: number | null;
  /** Languages of the product, BCP 47. */
  readonly languages: readonly string[];
  /** What it asks for now; null = no open raise known. */
  readonly raise: Raise | null;
  /** Countries where it already sells, home included or not. */
  readonly presentIn: readonly string[];
  /** The park it resides in. */
  readonly technoparkId: string | null;
  readonly womenLed: boolean | null;
  readonly synthetic: boolean;
  /** Flagged for a check: shown to nobody until the check ends. */
  readonly heldForReview: boolean;
}

/** What an investor says it takes. An empty list or null is unknown: it limits nothing. */
export interface Mandate {
  readonly sectors: readonly string[];
  readonly rounds: readonly string[];
  readonly countries: readonly string[];
  readonly languages: readonly string[];
  readonly ticketMinUsd: number | null;
  readonly ticketMaxUsd: number | null;
}

export interface InvestorProfile {
  readonly id: string;
  readonly country: string | null;
  readonly kind: string | null;
  readonly foundedYear: number | null;
  readonly mandate: Mandate;
  /** Money left to invest, USD. */
  readonly dryPowderUsd: number | null;
  readonly synthetic: boolean;
  readonly heldForReview: boolean;
}

/** A programme or support measure as far as matching cares. */
export interface ProgrammeFact {
  readonly id: string;
  readonly kinds: readonly string[];
  /** Company stages it takes; empty = any or unknown. */
  readonly stages: readonly string[];
  readonly source: string | null;
  readonly asOf: string | null;
  readonly confidence: Confidence;
}

export interface TechnoparkProfile {
  readonly id: string;
  readonly country: string;
  readonly sectors: readonly string[];
  readonly stages: readonly string[];
  readonly languages: readonly string[];
  readonly access24x7: Datum<boolean>;
  readonly housing: Datum<boolean>;
  readonly taxWaiver: Datum<boolean>;
  readonly noLocalEntityNeeded: Datum<boolean>;
  readonly visaHelp: Datum<boolean>;
  readonly softLanding: Datum<boolean>;
  /** Places to work and to sleep in all, taken or free. */
  readonly desks: Datum<number>;
  readonly beds: Datum<number>;
  /** null = unknown. */
  readonly programmes: readonly ProgrammeFact[] | null;
  readonly synthetic: boolean;
  readonly heldForReview: boolean;
}

/** The way from a home country to a market. */
export interface CountryPair {
  readonly distanceKm: Datum<number>;
  readonly contiguous: Datum<boolean>;
  readonly commonLanguage: Datum<boolean>;
  /** Goods sent from home to the market, million USD a year. */
  readonly tradeMUsd: Datum<number>;
  /** Pushes and pull requests from home developers to the market's repositories, a year. */
  readonly collaboration: Datum<number>;
}

export interface MarketProfile {
  readonly id: string;
  readonly country: string;
  readonly officialLanguages: readonly string[];
  readonly widelyUsedLanguages: readonly string[];
  readonly blocs: readonly string[];
  /** Countries or blocs that the market, or a bloc of it, has a free-trade agreement with. */
  readonly freeTradeWith: readonly string[];
  /** Where the lists above are known from. */
  readonly origins: Readonly<Record<'officialLanguages' | 'widelyUsedLanguages' | 'blocs' | 'freeTradeWith', Origin>>;
  readonly landlocked: boolean | null;
  /** By the names of data/markets.json: population, internetUsersPct, gdpPerCapitaUsd, wgiMean01, govTech01, ... */
  readonly indicators: Readonly<Record<string, Datum<number>>>;
  /** By home country. */
  readonly pairs: Readonly<Record<string, CountryPair>>;
  /** Programmes open to foreigners or to all in this state; null = unknown. */
  readonly programmes: readonly ProgrammeFact[] | null;
}

/** Equity and convertible deals say what an investor prefers; the others only happened. */
export type DealKind =
  | 'EQUITY'
  | 'CONVERTIBLE'
  | 'DEBT'
  | 'GRANT'
  | 'PRIZE'
  | 'ACCELERATOR'
  | 'ACQUISITION'
  | 'SECONDARY';

export interface DealEvent {
  readonly id: string;
  readonly startupId: string;
  readonly investorIds: readonly string[];
  readonly date: string | null;
  readonly round: string | null;
  readonly amountUsd: number | null;
  readonly kind: DealKind;
}

export type ExclusionKind = 'SANCTION_BAR' | 'DECLARED' | 'VISA_BAR' | 'NEVER';

/** Two that must not be brought together while it is valid: `validFrom <= asOf < validTo` (null = open). */
export interface Exclusion {
  /** A party id, or a country code for all parties of that country, by home or by headquarters. */
  readonly a: string;
  readonly b: string;
  readonly kind: ExclusionKind;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** The newest decision of `by` about `about` holds; those after `asOf` are not seen. */
export interface Decision {
  readonly by: string;
  readonly about: string;
  readonly verdict: 'INTERESTED' | 'PASSED';
  /** Why it passed; a pass for lack of capacity says nothing of taste. */
  readonly passReason?: 'NOT_FOR_ME' | 'NO_CAPACITY' | null;
  readonly at: string;
}

/** A meeting of a startup with another party that took place. */
export interface Encounter {
  readonly startupId: string;
  readonly otherId: string;
  readonly at: string;
}

/** Everything a list is computed from. Same market, same bytes. */
export interface Alliance {
  readonly startups: readonly StartupProfile[];
  readonly investors: readonly InvestorProfile[];
  readonly technoparks: readonly TechnoparkProfile[];
  readonly markets: readonly MarketProfile[];
  readonly deals: readonly DealEvent[];
  readonly exclusions: readonly Exclusion[];
  readonly decisions: readonly Decision[];
  /** Those after `asOf` are not seen; absent = none. */
  readonly meetings?: readonly Encounter[];
  /** The moment the lists are computed for. */
  readonly asOf: string;
}

export type AnyProfile =
  | ({ readonly type: 'startup' } & StartupProfile)
  | ({ readonly type: 'investor' } & InvestorProfile)
  | ({ readonly type: 'technopark' } & TechnoparkProfile)
  | ({ readonly type: 'market' } & MarketProfile);
