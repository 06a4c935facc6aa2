import { memberStates } from '#vocabulary/state';
import { listsOf, rankingQuality, redealt, type ShownList } from './quality.rules.ts';
import type { LoggedSuggestion } from './suggestion-log.reader.ts';

/** One member state: how many startups it has, and how much they are looked at. */
export interface StateExposure {
  readonly country: string;
  readonly supply: number;
  readonly exposure: number;
  /** Share of the exposure over share of the supply; null without startups, or when nothing was shown at all. */
  readonly ratio: number | null;
}

const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** Exposure of the members' startups, against how many each member has. */
export function exposureByState(
  rows: readonly Pick<LoggedSuggestion, 'country' | 'propensity'>[],
  supplyOf: ReadonlyMap<string | null, number>,
): StateExposure[] {
  const shown = Map.groupBy(rows, ({ country }) => country);
  const states = memberStates.map((country) => ({
    country,
    supply: supplyOf.get(country) ?? 0,
    exposure: total((shown.get(country) ?? []).map(({ propensity }) => propensity)),
  }));
  const supply = total(states.map((state) => state.supply));
  const exposure = total(states.map((state) => state.exposure));
  return states.map((state) => ({
    ...state,
    ratio: state.supply === 0 || exposure === 0 ? null : state.exposure / exposure / (state.supply / supply),
  }));
}

/** The worst-off state's ratio; null when no state has one. */
export const leastRatio = (states: readonly StateExposure[]): number | null => {
  const ratios = states.map(({ ratio }) => ratio).filter((ratio) => ratio !== null);
  return ratios.length === 0 ? null : Math.min(...ratios);
};

/**
 * The lists with each score lowered by strength x ln(ratio of the startup's state). Scores are logarithms of odds, so that
 * strength 1 divides a candidate's odds by its state's ratio. Startups of other states keep their scores.
 */
function reranked(lists: readonly ShownList[], states: readonly StateExposure[], strength: number): ShownList[] {
  const ratioOf = new Map(states.map(({ country, ratio }) => [country, ratio]));
  const lead = (country: string | null) => Math.log((country && ratioOf.get(country)) || 1);
  return lists.map((list) => redealt(list, ({ score, country }) => score - strength * lead(country)));
}

/** What a re-rank of the logged lists would have done to exposure, and what it would have cost. */
export function tradeOff(
  log: readonly LoggedSuggestion[],
  states: readonly StateExposure[],
  supplyOf: ReadonlyMap<string | null, number>,
  strength: number,
) {
  const lists = listsOf(log);
  const after = reranked(lists, states, strength);
  const judgedNdcg = (all: readonly ShownList[]) =>
    rankingQuality(all.map((list) => list.filter(({ judged }) => judged))).ndcgAt10;
  const [before, ndcgAt10] = [judgedNdcg(lists), judgedNdcg(after)];
  return {
    strength,
    leastRatio: leastRatio(exposureByState(after.flat(), supplyOf)),
    ndcgAt10,
    ndcgCost: before === null || ndcgAt10 === null ? null : before - ndcgAt10,
  };
}
