import { CALIBRATION_OF_ADDITIVE, CALIBRATION_OF_SMALL } from './calibration.small.table.ts';
import { CALIBRATION } from './calibration.table.ts';
import type { Calibration } from './calibration.ts';
import type { AffinitySettings } from './learn/affinity.ts';
import type { FactorSettings, SelectionSettings } from './learn/tastes.settings.ts';
import type { PairModel } from './learn/train.ts';
import type { Tree } from './learn/tree.ts';
import type { MarketCriterionName, ModelKind, PairCriterionName, TechnoparkCriterionName } from './match.ts';
import { MODEL } from './model.table.ts';
import { MARKET, PAIR, TECHNOPARK } from './settings.weights.ts';
import { MODEL_OF_SMALL } from './small.table.ts';

/** Everything stated by people rather than learned from deals. Part of the model version. */
export interface Settings {
  /** Raised whenever the criteria or what they learn change, so that two forms never share a version. */
  readonly form: number;
  /** Usable deals (equity or convertible, with an investor we know) from which the model is ADDITIVE; below these it is PRIORS. */
  readonly additiveDeals: number;
  /** And from which it is LEARNED. */
  readonly minimumDeals: number;
  /** Pseudo-deals that pull an investor's preferences to its mandate, or to the average without one. */
  readonly shrink: number;
  /** Years after which a deal counts half. */
  readonly halfLifeYears: number;
  /** The same for what an investor's activity and co-investments tell: they age otherwise than tastes. */
  readonly activityHalfLifeYears: number;
  /** And what momentum tells. */
  readonly momentumHalfLifeYears: number;
  readonly affinity: AffinitySettings;
  readonly factors: FactorSettings;
  readonly selection: SelectionSettings;
  /** Age given to a deal without a date. */
  readonly undatedAgeYears: number;
  /** How much a stated mandate is believed, 0..1: the rest goes to the average. */
  readonly mandateTrust: number;
  readonly pair: Readonly<Record<PairCriterionName, number>>;
  readonly market: Readonly<Record<MarketCriterionName, number>>;
  readonly technopark: Readonly<Record<TechnoparkCriterionName, number>>;
  /** Learned with the weights of `pair`: how values count by the investor's traits. */
  readonly trees: readonly Tree[];
  /** How a market of few deals is judged instead; settled when an index is built. */
  readonly small?: SmallMarket | undefined;
  /** From a pair's score to a probability; null: nobody has calibrated these. */
  readonly calibration: Calibration | null;
}

interface SmallMarket {
  /** Usable deals. */
  readonly below: number;
  /** In the place of those of `pair` and of `trees`. */
  readonly model: PairModel;
  /** In the place of that of large ones, which says nothing of these; releases of before had none. */
  readonly calibration?: Calibration | undefined;
}

const SHARED = {
  form: 7,
  additiveDeals: 250,
  minimumDeals: 500,
  shrink: 3,
  halfLifeYears: 2,
  activityHalfLifeYears: 2,
  momentumHalfLifeYears: 0.5,
  affinity: { lambda: 60, halfLifeYears: 3, minimumRounds: 6, maximumFeatures: 1500 },
  factors: {
    dimensions: 32,
    epochs: 10,
    rate: 0.1,
    pullFeatures: 3e-4,
    pullInvestors: 1e-3,
    sample: 1000,
    seed: 1,
  },
  selection: {
    dimensions: 128,
    epochs: 10,
    rate: 0.1,
    pullFeatures: 0.32,
    pullInvestors: 0.32,
    span: 1000,
    offered: 500,
    halfLifeYears: 6,
    seed: 1,
  },
  undatedAgeYears: 4,
  mandateTrust: 0.8,
  market: MARKET,
  technopark: TECHNOPARK,
} as const;

/** All that deals can teach. */
const LEARNED: Settings = {
  ...SHARED,
  calibration: CALIBRATION,
  trees: MODEL.trees,
  shrink: 5,
  pair: PAIR.LEARNED,
  small: { below: 6000, model: MODEL_OF_SMALL, calibration: CALIBRATION_OF_SMALL },
};

/** What few deals teach, and soon: no latent tastes, no bends. */
const ADDITIVE: Settings = {
  ...SHARED,
  calibration: CALIBRATION_OF_ADDITIVE,
  trees: [],
  shrink: 5,
  pair: PAIR.ADDITIVE,
};

/** Stated by the project: mandates lead, the few deals nudge. */
const PRIORS: Settings = {
  ...SHARED,
  calibration: null,
  trees: [],
  pair: PAIR.PRIORS,
};

const STATED: Readonly<Record<ModelKind, Settings>> = { LEARNED, ADDITIVE, PRIORS };

export function settingsFor(model: ModelKind): Settings {
  return STATED[model];
}

/** The settings of the LEARNED model with another model in the place of the committed ones, on small markets too. */
export function overridesOf({ weights, trees }: PairModel): Partial<Settings> {
  return { pair: { ...LEARNED.pair, ...weights }, trees, small: undefined };
}
