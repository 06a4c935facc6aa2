/** How far probabilities can be believed, as a table and as a plot. */
import {
  brierScore,
  equalWidthBins,
  expectedCalibrationError,
  type Forecast,
  fitIsotonic,
  logLoss,
  probabilityAt,
  reliabilityBins,
} from '#matching';
import type { ShownPair } from '../shown.ts';

/** What says how likely a pair is. */
export type Says<P extends ShownPair = ShownPair> = (pair: P) => number;

const COLUMNS = ['model', 'lists', 'pairs', 'happened', 'stated', 'ECE', 'ECE widths', 'log-loss', 'Brier'];
const WIDTHS = [16, ...new Array<number>(COLUMNS.length - 1).fill(12)];
const lineOf = (cells: readonly (string | number)[]): string =>
  cells.map((cell, at) => String(cell).padEnd(WIDTHS[at]!)).join('');

/** What any model has to beat, taught by the same earlier pairs: the share that happened, and popularity. */
export function baselinesOf(taught: readonly ShownPair[]): { readonly constant: Says; readonly popularity: Says } {
  const rate = taught.filter(({ happened }) => happened).length / taught.length;
  const famous = fitIsotonic(taught.map(({ popularity, happened }) => ({ score: popularity, happened })));
  return { constant: () => rate, popularity: ({ popularity }) => probabilityAt(famous, popularity) };
}

export const forecastsOf = <P extends ShownPair>(pairs: readonly P[], says: Says<P>): Forecast[] =>
  pairs.map((pair) => ({ probability: says(pair), happened: pair.happened }));

export function report<P extends ShownPair>(
  pairs: readonly P[],
  models: Readonly<Record<string, Says<P>>>,
  tasks: readonly string[] = ['A', 'B', 'A and B'],
): void {
  console.log(lineOf(COLUMNS));
  for (const [name, says] of Object.entries(models)) {
    for (const task of tasks) {
      const of = pairs.filter((pair) => task.includes(pair.task));
      const numbers = numbersOf(forecastsOf(of, says)).map((one) => one.toFixed(5));
      console.log(lineOf([name, task, of.length, ...numbers]));
    }
  }
}

function numbersOf(forecasts: readonly Forecast[]): readonly number[] {
  const mean = (value: (one: Forecast) => number) =>
    forecasts.reduce((sum, one) => sum + value(one), 0) / forecasts.length;
  return [
    mean(({ happened }) => Number(happened)),
    mean(({ probability }) => probability),
    expectedCalibrationError(reliabilityBins(forecasts)),
    expectedCalibrationError(equalWidthBins(forecasts)),
    logLoss(forecasts),
    brierScore(forecasts),
  ];
}

/** Stated against observed, one line a bin: o is what happened, | what was said. */
export function plot(forecasts: readonly Forecast[]): void {
  const bins = reliabilityBins(forecasts);
  const most = Math.max(...bins.flatMap(({ stated, observed }) => [stated, observed]));
  console.log(
    `\nreliability, bins of equally many pairs, A and B (right edge ${most.toFixed(3)})\nstated  observed  pairs`,
  );
  for (const { stated, observed, forecasts: n } of bins) {
    const line = new Array<string>(61).fill('.');
    line[Math.round((60 * stated) / most)] = '|';
    line[Math.round((60 * observed) / most)] = 'o';
    console.log(`${stated.toFixed(4)}  ${observed.toFixed(4)}  ${String(n).padStart(7)}  ${line.join('')}`);
  }
}
