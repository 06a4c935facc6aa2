/**
 * `npm run bench -- calibration --in <folder>/input --answers <folder>/answers [--every <n>]`: how far the probabilities
 * shown beside scores can be believed. Fitted on the top 20 of both tasks in the windows 2009-2011, judged on those of the
 * folder's own window, beside a constant and beside calibrated popularity over the same pairs. With `--sparse` the same of small
 * markets cut out of the folder (calibration/sparse.ts).
 */
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { calibratedTo } from '#matching';
import { readDeals } from '../../subgraphs/matches/deals.reader.ts';
import { type Window, windowOf } from '../../subgraphs/matches/deals.windows.ts';
import { chosen, probabilityIn } from './calibration/forms.ts';
import { baselinesOf, forecastsOf, plot, report, type Says } from './calibration/report.ts';
import { calibrateSparse } from './calibration/sparse.ts';
import { constantOf, EVENT } from './calibration/table.ts';
import { askedOf } from './cuts/asked.ts';
import { judgeOf } from './judge.ts';
import { shownIn } from './shown.ts';

const YEARS = [2009, 2010, 2011];

export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { in: text, answers: text, every: text, sparse: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (!values.in || !values.answers || (values.sparse && values.every))
    throw new Error('usage: npm run bench -- calibration --in <folder> --answers <folder> [--every <n> | --sparse]');
  const folder = await readDeals(values.in);
  const whole = await askedOf(folder, { answers: values.answers });
  const past = YEARS.map((year) => windowOf(folder, year));
  const origin = `${YEARS[0]}-${YEARS.at(-1)}, ${basename(dirname(join(values.in, '.')))}`;
  if (values.sparse) return calibrateSparse(past, whole, origin);
  calibrateWhole(past, whole, origin, Number(values.every ?? 1));
}

/** @param past what it is fitted on, year by year; @param whole what it is judged on */
function calibrateWhole(past: readonly Window[], whole: Window, origin: string, every: number): void {
  const shown = (window: Window) => shownIn(window.folder, window.answersA, window.answersB, every);
  const windows = past.map((window) => shown(window).pairs);
  const { pairs, index } = shown(whole);
  console.log(`event: ${EVENT}; ${judgeOf(index)}; as of ${index.asOf}; fitted on ${origin}`);
  const fitted = chosen(windows);
  const ours: Says = (pair) => probabilityIn(fitted, pair);
  report(pairs, { ...baselinesOf(windows.flat()), ours });
  plot(forecastsOf(pairs, ours));
  const source = { fittedOn: `top 20 of both tasks, ${origin}`, fittedTo: calibratedTo(index.settings) };
  console.log(`\nfor matching/calibration.table.ts:\n${constantOf('CALIBRATION', fitted, source)}`);
}
