/** How far stated probabilities can be believed, from what happened. */

/** What was foreseen with which probability (0..1, exclusive), and whether it happened. */
export interface Forecast {
  readonly probability: number;
  readonly happened: boolean;
}

/** Mean of -ln(probability given to what happened): nats, 0 is perfect. */
export function logLoss(forecasts: readonly Forecast[]): number {
  return mean(forecasts, ({ probability, happened }) => -Math.log(happened ? probability : 1 - probability));
}

/** Mean squared error of the probabilities (Brier 1950): 0..1, 0 is perfect. */
export function brierScore(forecasts: readonly Forecast[]): number {
  return mean(forecasts, ({ probability, happened }) => (probability - Number(happened)) ** 2);
}

/** Forecasts near each other in probability. */
export interface ReliabilityBin {
  readonly forecasts: number;
  /** Mean probability stated. */
  readonly stated: number;
  /** Share of them that happened. */
  readonly observed: number;
}

/** Bins of equally many forecasts, lowest probabilities first; forecasts of one probability may fall into two bins. */
export function reliabilityBins(forecasts: readonly Forecast[], bins = 15): ReliabilityBin[] {
  const sorted = [...forecasts].sort((a, b) => a.probability - b.probability);
  const cuts = Array.from({ length: bins + 1 }, (_, at) => Math.round((at * sorted.length) / bins));
  return cuts.slice(1).flatMap((end, at) => binOf(sorted.slice(cuts[at]!, end)));
}

/** Bins of equal widths between 0 and 1; empty ones are left out. */
export function equalWidthBins(forecasts: readonly Forecast[], bins = 15): ReliabilityBin[] {
  const groups = Array.from({ length: bins }, (): Forecast[] => []);
  for (const one of forecasts) groups[Math.min(bins - 1, Math.floor(one.probability * bins))]!.push(one);
  return groups.flatMap(binOf);
}

/** Expected calibration error: mean |stated - observed| over the forecasts' bins, 0..1 (Naeini et al. 2015, Guo et al. 2017). */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number {
  const all = bins.reduce((sum, { forecasts }) => sum + forecasts, 0);
  const gap = bins.reduce((sum, bin) => sum + bin.forecasts * Math.abs(bin.stated - bin.observed), 0);
  return all === 0 ? 0 : gap / all;
}

function binOf(forecasts: readonly Forecast[]): ReliabilityBin[] {
  if (forecasts.length === 0) return [];
  const stated = mean(forecasts, ({ probability }) => probability);
  return [{ forecasts: forecasts.length, stated, observed: mean(forecasts, ({ happened }) => Number(happened)) }];
}

function mean(forecasts: readonly Forecast[], measure: (forecast: Forecast) => number): number {
  return forecasts.reduce((sum, one) => sum + measure(one), 0) / Math.max(1, forecasts.length);
}
