/** What a criterion is. Each lives in its own file; `list.ts` holds their order. */
import type { MatchIndex } from '../build.ts';
import type {
  Evidence,
  MarketCriterionName,
  PairCriterionName,
  Side,
  Stop,
  TechnoparkCriterionName,
} from '../match.ts';
import type { InvestorProfile, MarketProfile, StartupProfile, TechnoparkProfile } from '../profile.ts';
import type { Form, StartupField } from './form.ts';

/** What a reason says of a part. */
export interface Account {
  readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
  readonly evidence: readonly Evidence[];
  /** Newest first, at most three. */
  readonly dealIds: readonly string[];
}

/** By rows: usually the logarithm of a ratio to the average; NaN = unknown. */
export type PairValue = (startup: number, investor: number) => number;

/** The side of the pair that a scan holds still; the returned function is asked of no other row on that side. */
export interface Fixed {
  readonly side: Side;
  readonly row: number;
}

/** Startup and investor, by rows of the index. */
export interface PairCriterion {
  readonly name: PairCriterionName;
  readonly side: Side;
  /** |value| never exceeds it. */
  readonly bound: number;
  /** Binds the columns it reads, so that a scan over a million pairs looks nothing up twice. null = unknown all along the scan. */
  readonly over: (index: MatchIndex, fixed: Fixed) => PairValue | null;
  /** How well founded the value is, 0..1; null = says nothing of how much we know. */
  readonly support: (index: MatchIndex, startup: number, investor: number) => number | null;
  readonly account: (index: MatchIndex, startup: number, investor: number) => Account;
  /** How the value depends on the startup, for an index that skips most of them. Without it nothing but `bound` is known. */
  readonly form?: Form;
}

/** A stated expert prior over facts of a place. */
export interface Judgement {
  /** 0..1, null = unknown. */
  readonly value: number | null;
  readonly evidence: readonly Evidence[];
  readonly parameters?: Readonly<Record<string, number | string | boolean | null>>;
}

export interface MarketCriterion {
  readonly name: MarketCriterionName;
  readonly judge: (index: MatchIndex, startup: StartupProfile, market: MarketProfile) => Judgement;
}

export interface TechnoparkCriterion {
  readonly name: TechnoparkCriterionName;
  readonly judge: (index: MatchIndex, startup: StartupProfile, technopark: TechnoparkProfile) => Judgement;
}

/** Says why two must not meet, or null. */
export interface HardCriterion<Other> {
  readonly stop: (index: MatchIndex, startup: StartupProfile, other: Other) => Stop | null;
  /** The affair of the two alone, and of those who watch over them. */
  readonly isPrivate?: true;
}

/** Bound to one investor a list asks it of many startups. */
export interface InvestorStop extends HardCriterion<InvestorProfile> {
  /** Whether it stops the startup of a row; null = it stops none. */
  readonly over: (index: MatchIndex, investor: InvestorProfile) => ((startup: number) => boolean) | null;
  /** The fields of the startup on which it depends alone. Without them it depends on who the startup is. */
  readonly fields?: readonly StartupField[];
}
