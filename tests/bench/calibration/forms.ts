/** Ways to read a probability from a score, and which of them foretells best the years that it was not fitted on. */
import {
  asOneMarket,
  type CalibrationMap,
  fitIsotonic,
  fitPlatt,
  fitShift,
  logLoss,
  type MarketOutcome,
  type Outcome,
  probabilityAt,
} from '#matching';

/** A map over the scores that pairs would have among 1,000 deals; with a shift of 0, over their own. */
export interface Fitted {
  readonly map: CalibrationMap;
  readonly shift: number;
}

export type Form = (outcomes: readonly MarketOutcome[]) => Fitted;
type Fit = (outcomes: readonly Outcome[]) => CalibrationMap;

const ofScore =
  (learn: Fit): Form =>
  (outcomes) => ({ map: learn(outcomes), shift: 0 });

const ofScoreAndVolume =
  (learn: Fit): Form =>
  (outcomes) => {
    const shift = fitShift(outcomes);
    return { map: learn(asOneMarket(outcomes, shift)), shift };
  };

export const OF_SCORE = { isotonic: ofScore(fitIsotonic), platt: ofScore(fitPlatt) };
export const OF_SCORE_AND_VOLUME = {
  'isotonic, volume': ofScoreAndVolume(fitIsotonic),
  'platt, volume': ofScoreAndVolume(fitPlatt),
};

export function probabilityIn({ map, shift }: Fitted, outcome: MarketOutcome): number {
  return probabilityAt(map, asOneMarket([outcome], shift)[0]!.score);
}

/** The form with the least log-loss on years it was not fitted on; then fitted on all. @param windows outcomes of each year */
export function chosen(
  windows: readonly (readonly MarketOutcome[])[],
  forms: Readonly<Record<string, Form>> = OF_SCORE,
): Fitted {
  const losses = Object.entries(forms).map(([name, form]) => ({ name, form, loss: leftOut(windows, form) }));
  for (const { name, loss } of losses)
    console.log(`${name.padEnd(18)}log-loss ${loss.toFixed(5)}, each year left out once`);
  const best = losses.reduce((least, one) => (one.loss < least.loss ? one : least));
  console.log(`taken: ${best.name}`);
  return best.form(windows.flat());
}

function leftOut(windows: readonly (readonly MarketOutcome[])[], form: Form): number {
  return logLoss(
    windows.flatMap((judged, at) => {
      const fitted = form(windows.filter((_, other) => other !== at).flat());
      return judged.map((one) => ({ probability: probabilityIn(fitted, one), happened: one.happened }));
    }),
  );
}
