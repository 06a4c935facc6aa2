/** Whether learned chances that meetings are kept can be believed: judged on events that taught them nothing. */
import { fitKeeping, type KeptOrNot } from './keeping.fit.ts';
import { keepingChance } from './keeping.ts';
import { expectedCalibrationError, type Forecast, logLoss, reliabilityBins } from './reliability.ts';

/** How chances learned from earlier events held on the latest. Log-losses in nats, the error 0..1. */
export interface KeepingJudged {
  readonly outcomes: number;
  readonly calibrationError: number;
  readonly logLoss: number;
  /** Of one chance for all: the share that was kept before. */
  readonly constantLogLoss: number;
}

/** The latest events hold at least so much of all outcomes. */
const HELD_BACK = 0.2;

/** @param events what became of each one's pairs, oldest first; null with fewer than two that had any */
export function judgeKeeping(events: readonly (readonly KeptOrNot[])[]): KeepingJudged | null {
  const some = events.filter((event) => event.length > 0);
  if (some.length < 2) return null;
  const all = some.reduce((sum, event) => sum + event.length, 0);
  let [from, held] = [some.length, 0];
  while (from > 1 && held < HELD_BACK * all) held += some[--from]!.length;
  const [earlier, latest] = [some.slice(0, from).flat(), some.slice(from).flat()];
  const weights = fitKeeping(earlier);
  const rate = (earlier.filter(({ kept }) => kept).length + 1) / (earlier.length + 2);
  const forecasts = latest.map((one): Forecast => ({ probability: keepingChance(weights, one), happened: one.kept }));
  return {
    outcomes: latest.length,
    calibrationError: expectedCalibrationError(reliabilityBins(forecasts)),
    logLoss: logLoss(forecasts),
    constantLogLoss: logLoss(forecasts.map(({ happened }) => ({ probability: rate, happened }))),
  };
}
