/**
 * `npm run bench -- calibration --in <folder>/input --answers <folder>/answers [--every <n>]`: how far the probabilities
 * shown beside scores can be believed. Fitted on the top 20 of both tasks in the windows 2009-2011, judged on those of the
 * folder's own window, beside a constant and beside calibrated popularity over the same pairs.
 */
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  brierScore,
  type Calibration,
  type CalibrationMap,
  calibratedTo,
  equalWidthBins,
  expectedCalibrationError,
  type Forecast,
  fitIsotonic,
  fitPlatt,
  logLoss,
  type Outcome,
  probabilityAt,
  reliabilityBins,
} from '#matching';
import { readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { windowOf } from '../../subgraphs/matches/deals.windows.ts';
import { readAnswers } from './quality.ts';
import { type ShownPair, shownIn } from './shown.ts';

const YEARS = [2009, 2010, 2011];
const EVENT = 'NEW_DEAL_WITHIN_12_MONTHS' satisfies Calibration['event'];
const FITS = { isotonic: fitIsotonic, platt: fitPlatt };
type Fit = (outcomes: readonly Outcome[]) => CalibrationMap;

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { in: text, answers: text, every: text } });
  if (!values.in || !values.answers)
    throw new Error('usage: npm run bench -- calibration --in <folder> --answers <folder> [--every <n>]');
  const every = Number(values.every ?? 1);
  const folder = await readDeals(values.in);
  const [a, b] = await Promise.all(
    ['a', 'b'].map((task) => readAnswers(join(values.answers!, `answers-${task}.ndjson.gz`))),
  );
  const windows = YEARS.map((year) => {
    const cut = windowOf(folder, year);
    return shownIn(cut.folder, cut.answersA, cut.answersB, every).pairs;
  });
  const { pairs, index } = shownIn(folder, a!.right, b!.right, every);
  console.log(`event: ${EVENT}; model ${index.modelVersion}; as of ${index.asOf}; fitted on ${YEARS.join(', ')}`);
  const map = chosen(windows);
  const famous = fitIsotonic(windows.flat().map(byPopularity));
  const rate = windows.flat().filter(({ happened }) => happened).length / windows.flat().length;
  report(pairs, {
    constant: () => rate,
    popularity: ({ popularity }) => probabilityAt(famous, popularity),
    ours: ({ score }) => probabilityAt(map, score),
  });
  plot(pairs.map(({ score, happened }) => ({ probability: probabilityAt(map, score), happened })));
  const data = basename(dirname(join(values.in, '.')));
  paste(map, `top 20 of both tasks, ${YEARS[0]}-${YEARS.at(-1)}, ${data}`, calibratedTo(index.settings));
}

const byPopularity = ({ popularity, happened }: ShownPair): Outcome => ({ score: popularity, happened });

/** The form with the least log-loss on years it was not fitted on; then fitted on all. */
function chosen(windows: readonly (readonly ShownPair[])[]): CalibrationMap {
  const losses = Object.entries(FITS).map(([name, fit]) => ({ name, fit, loss: leftOut(windows, fit) }));
  for (const { name, loss } of losses)
    console.log(`${name.padEnd(12)}log-loss ${loss.toFixed(5)}, each year left out once`);
  const best = losses.reduce((least, one) => (one.loss < least.loss ? one : least));
  console.log(`taken: ${best.name}`);
  return best.fit(windows.flat());
}

function leftOut(windows: readonly (readonly ShownPair[])[], learn: Fit): number {
  return logLoss(
    windows.flatMap((judged, at) => {
      const map = learn(windows.filter((_, other) => other !== at).flat());
      return judged.map(({ score, happened }) => ({ probability: probabilityAt(map, score), happened }));
    }),
  );
}

function report(pairs: readonly ShownPair[], models: Readonly<Record<string, (pair: ShownPair) => number>>): void {
  const columns = ['model', 'lists', 'pairs', 'happened', 'stated', 'ECE', 'ECE widths', 'log-loss', 'Brier'];
  console.log(columns.map((word) => word.padEnd(12)).join(''));
  for (const [name, probability] of Object.entries(models)) {
    for (const task of ['A', 'B', 'A and B']) {
      const of = pairs.filter((pair) => task.includes(pair.task));
      const forecasts = of.map((pair): Forecast => ({ probability: probability(pair), happened: pair.happened }));
      const mean = (value: (one: Forecast) => number) =>
        forecasts.reduce((sum, one) => sum + value(one), 0) / of.length;
      const numbers = [
        mean(({ happened }) => Number(happened)),
        mean((one) => one.probability),
        expectedCalibrationError(reliabilityBins(forecasts)),
        expectedCalibrationError(equalWidthBins(forecasts)),
        logLoss(forecasts),
        brierScore(forecasts),
      ];
      console.log(
        [name, task, of.length, ...numbers.map((one) => one.toFixed(5))]
          .map((cell) => String(cell).padEnd(12))
          .join(''),
      );
    }
  }
}

/** Stated against observed, one line a bin: o is what happened, | what was said. */
function plot(forecasts: readonly Forecast[]): void {
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

/** The committed table of this fit, as it goes into `matching/calibration.table.ts`. */
function paste({ knots, slope }: CalibrationMap, fittedOn: string, fittedTo: string): void {
  const number = (value: number) => Number(value.toPrecision(6));
  const points = knots.map((knot) => `    [${knot.map(number).join(', ')}],`);
  const lines = [
    'export const CALIBRATION: Calibration = {',
    `  event: '${EVENT}',`,
    `  fittedOn: '${fittedOn}',`,
    `  fittedTo: '${fittedTo}',`,
    '  knots: [',
    ...points,
    '  ],',
    `  slope: ${number(slope)},`,
    '};',
  ];
  console.log(`\nfor matching/calibration.table.ts:\n${lines.join('\n')}`);
}
