/** What the engine answers. Plain JSON, no localised text: reasons are codes with numbers. */
import type { Confidence, ExclusionKind } from './profile.ts';

/** Below a stated number of deals the pair score runs on stated priors (mandates), above it on what deals taught. */
export type ModelKind = 'LEARNED' | 'ADDITIVE' | 'PRIORS';

/** Startup and investor. Values are natural logarithms of a ratio to the average, except where the criterion says so. */
export type PairCriterionName =
  | 'category'
  | 'sector'
  | 'country'
  | 'region'
  | 'round'
  | 'size'
  | 'ticket'
  | 'coInvestors'
  | 'affinity'
  | 'circle'
  | 'factors'
  | 'selection'
  | 'precedents'
  | 'usualSize'
  | 'appeal'
  | 'attraction'
  | 'activity'
  | 'momentum'
  | 'experience'
  | 'syndicate'
  | 'standing'
  | 'language'
  | 'interest'
  | 'responses';

/** Startup to market; values 0..1. */
export type MarketCriterionName =
  | 'demand'
  | 'access'
  | 'marketLanguage'
  | 'marketDistance'
  | 'bloc'
  | 'regime'
  | 'ties'
  | 'competition'
  | 'marketProgrammes'
  | 'marketSpace';

/** Startup to technopark; values 0..1. */
export type TechnoparkCriterionName =
  | 'parkSector'
  | 'parkStage'
  | 'parkLanguage'
  | 'parkDistance'
  | 'space'
  | 'aroundTheClock'
  | 'housing'
  | 'tax'
  | 'localEntity'
  | 'visa'
  | 'softLanding'
  | 'parkProgrammes';

export type CriterionName = PairCriterionName | MarketCriterionName | TechnoparkCriterionName;

/** A fact behind a part. */
export interface Evidence {
  readonly name: string;
  readonly value: number | string | boolean | null;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly confidence: Confidence;
}

/** Whose wish a part expresses: the investor's in the startup, or the startup's in the other side. */
export type Side = 'STARTUP' | 'INVESTOR';

export interface Part {
  readonly criterion: CriterionName;
  readonly side: Side;
  /** null = unknown; then the contribution is 0 and the confidence is lower. */
  readonly value: number | null;
  /** The model's weight times the caller's factor (destinations: also normalised over what is known). */
  readonly weight: number;
  /** weight * value, and what the learned steps add at this value (bends.ts). The contributions of a match, added in order, are its score. */
  readonly contribution: number;
  readonly evidence: readonly Evidence[];
}

/** e.g. `{ code: 'SECTOR_FOR', parameters: { ratio: 3.2, deals: 4, of: 11 }, deals: [...] }` */
export interface Reason {
  /** `<CRITERION>_FOR`, `<CRITERION>_AGAINST` or `<CRITERION>_UNKNOWN`, upper snake case. */
  readonly code: string;
  readonly criterion: CriterionName;
  readonly contribution: number;
  readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
  /** Ids of past deals that show it, newest first, at most three. */
  readonly dealIds: readonly string[];
}

export interface Match {
  /** The candidate: investor, startup, technopark or market. */
  readonly id: string;
  /** From 1. */
  readonly rank: number;
  /** Pairs: any real number, the same in every list. Destinations: 0..1. */
  readonly score: number;
  /** Of a new deal of the pair within 12 months of `asOf`, 0..1: see calibration.ts. Null: not calibrated, as destinations never are. */
  readonly probability: number | null;
  /** The score cut by whose wish it is; their sum is the score. */
  readonly sides: { readonly startup: number; readonly investor: number };
  readonly parts: readonly Part[];
  /** Strongest first. */
  readonly reasons: readonly Reason[];
  /** Share of the weight that rests on known facts, 0..1. */
  readonly confidence: number;
  readonly model: ModelKind;
  readonly modelVersion: string;
  readonly asOf: string;
}

export interface DestinationMatch extends Match {
  readonly marketId: string;
  readonly technoparkId: string;
}

export type StopCode =
  | 'EXCLUDED'
  | 'PASSED'
  | 'IN_PORTFOLIO'
  | 'HELD_FOR_REVIEW'
  | 'OUTSIDE_TICKET'
  | 'OUTSIDE_ROUNDS'
  | 'OUTSIDE_COUNTRIES'
  | 'OUTSIDE_SECTORS'
  | 'ALREADY_PRESENT'
  | 'OWN_TECHNOPARK';

/** Why a pair is never shown. */
export interface Stop {
  readonly code: StopCode;
  readonly exclusion?: ExclusionKind;
  readonly parameters: Readonly<Record<string, number | string | null>>;
}

/** Criterion -> factor 0..4 on its weight; 1 = as the model has it. */
export type Weights = Readonly<Partial<Record<CriterionName, number>>>;

export interface RankOptions {
  /** How many, 1..1000; default 20. */
  readonly k?: number;
  readonly weights?: Weights;
  /** Only these candidates; others are not even scored. */
  readonly among?: readonly string[];
  /** Candidates to keep; must be pure. Asked only of those that would enter the list. */
  readonly filter?: (candidateId: string) => boolean;
  /** Of markets and technoparks: let no stop that is private keep one out, so that the list tells none to whoever reads it. */
  readonly openly?: boolean;
}

export interface WhyNot {
  readonly stops: readonly Stop[];
  /** The match as it would be, ranked among those not stopped; rank is null when it is stopped. */
  readonly match: Match;
  readonly rank: number | null;
}

/** How one candidate moved between two lists. `changes` are differences of contributions, largest first. */
export interface Move {
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly scoreChange: number | null;
  readonly changes: readonly { readonly criterion: CriterionName; readonly change: number }[];
}

/** One participant of an event: a startup, an investor or a technopark by its party id. */
export interface Participant {
  readonly id: string;
  /** Most meetings it may have; default: `Quotas.perParticipant`. */
  readonly quota?: number;
}

export interface Preference {
  readonly by: string;
  readonly about: string;
  readonly kind: 'MUST' | 'WANT' | 'NEVER';
}

export interface Quotas {
  readonly perParticipant: number;
  /** Most meetings of the event. */
  readonly total?: number;
}

export interface MeetingProposal {
  /** `startupId` meets `withId` (an investor or a technopark). */
  readonly startupId: string;
  readonly withId: string;
  /** MUST: one asked for it as a must; WANT: one wants it; FIT: the score alone. */
  readonly because: 'MUST' | 'WANT' | 'FIT';
  /** 0..1: mean of the places each has in the other's list (1 = first). */
  readonly mutual: number;
  /** The match in the startup's list. */
  readonly match: Match;
}
