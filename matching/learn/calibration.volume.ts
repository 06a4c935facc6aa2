/**
 * One map for markets of unlike volume. A score says how much likelier a pair is than others of its market; the more there are, the
 * less is left for each: so the score that stands for a probability moves with the logarithm of the market's deals.
 */
import { logLoss } from '../reliability.ts';
import { type CalibrationMap, fitPlatt, type Outcome, probabilityAt } from './calibration.ts';

/** And how many usable deals its market had, at least one. */
export interface MarketOutcome extends Outcome {
  readonly deals: number;
}

/** Of so many deals the scores stand as they are. */
const STANDARD = 1000;
const [MOST, EXACT, GOLDEN] = [2, 0.01, (Math.sqrt(5) - 1) / 2];

/** @param shift how much of a score e times as many deals are worth */
const moved = (shift: number, deals: number): number => shift * Math.log(deals / STANDARD);

/** With the scores that the pairs would have among 1,000 deals. */
export function asOneMarket(outcomes: readonly MarketOutcome[], shift: number): Outcome[] {
  return outcomes.map(({ score, deals, happened }) => ({ score: score - moved(shift, deals), happened }));
}

/** The map of one market, out of one over scores among 1,000 deals. */
export function mapAmong<T extends CalibrationMap>(map: T, shift: number, deals: number): T {
  return {
    ...map,
    knots: map.knots.map(([score, probability]) => [score + moved(shift, deals), probability] as const),
  };
}

/**
 * The shift, 0..2, with which Platt's line has the least log-loss; by golden section, since the loss has one valley (a logistic
 * regression's is convex in both weights, and the shift is their ratio). @param outcomes at least one
 */
export function fitShift(outcomes: readonly MarketOutcome[]): number {
  const probe = (shift: number) => ({ shift, loss: lossOf(asOneMarket(outcomes, shift)) });
  let [low, high] = [0, MOST];
  let left = probe(high - GOLDEN * (high - low));
  let right = probe(low + GOLDEN * (high - low));
  while (high - low > EXACT) {
    if (left.loss <= right.loss) {
      high = right.shift;
      right = left;
      left = probe(high - GOLDEN * (high - low));
    } else {
      low = left.shift;
      left = right;
      right = probe(low + GOLDEN * (high - low));
    }
  }
  return (low + high) / 2;
}

function lossOf(outcomes: readonly Outcome[]): number {
  const line = fitPlatt(outcomes);
  return logLoss(outcomes.map(({ score, happened }) => ({ probability: probabilityAt(line, score), happened })));
}
