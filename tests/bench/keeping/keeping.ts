/**
 * `npm run bench -- keeping`: whether the chance that a meeting is kept can be believed, and what choosing by it brings. Twenty
 * simulated events teach it, ten later ones judge it (generator.ts; fixed in tests/bench/README.md).
 */
import {
  expectedCalibrationError,
  type Forecast,
  fitKeeping,
  keepingChance,
  logLoss,
  type MeetingProspect,
  PRIOR_KEEPING,
  reliabilityBins,
} from '#matching';
import { chosenBy, rankProduct, simulatedEvent } from './generator.ts';

export const SEEDS = [1, 2, 3, 4, 5];
const PAST = 20;
const LATER = 10;

type Chance = (prospect: MeetingProspect) => number;

/** The events of a seed, oldest first: those that teach, and those held back. */
export function simulatedHistory(seed: number) {
  const events = Array.from({ length: PAST + LATER }, (_, n) => simulatedEvent(1000 * seed + n));
  return { past: events.slice(0, PAST), later: events.slice(PAST) };
}

/** Never 0 or 1, which would cost without end. */
const forecast = (probability: number): number => Math.min(0.99, Math.max(0.01, probability));

interface Row {
  readonly name: string;
  readonly figures: readonly number[];
}

function row(name: string, chance: Chance, { later }: ReturnType<typeof simulatedHistory>): Row {
  const outcomes = later.flatMap((event) => event.outcomes);
  const forecasts = outcomes.map((one): Forecast => ({ probability: forecast(chance(one)), happened: one.kept }));
  const chosen = later.flatMap(({ pairs }) => chosenBy(pairs, chance));
  const sum = (of: (pair: (typeof chosen)[number]) => number) => chosen.reduce((all, pair) => all + of(pair), 0);
  const [expected, kept] = [sum(({ prospect }) => chance(prospect)) / LATER, sum(({ truth }) => truth) / LATER];
  const error = expectedCalibrationError(reliabilityBins(forecasts));
  return { name, figures: [error, logLoss(forecasts), chosen.length / LATER, expected, kept, expected / kept] };
}

const HEAD = ['ECE', 'log-loss', 'chosen', 'expected', 'kept', 'exp/kept'];
const DIGITS = [4, 4, 0, 1, 1, 2];

function print(rows: readonly Row[]): void {
  const line = (name: string, cells: readonly string[]) =>
    console.log(name.padEnd(24) + cells.map((cell) => cell.padStart(10)).join(''));
  line('', HEAD);
  for (const { name, figures } of rows)
    line(
      name,
      figures.map((figure, at) => figure.toFixed(DIGITS[at])),
    );
}

function rowsOf(seed: number): readonly Row[] {
  const history = simulatedHistory(seed);
  const outcomes = history.past.flatMap((event) => event.outcomes);
  const learned = fitKeeping(outcomes);
  const rate = outcomes.filter(({ kept }) => kept).length / outcomes.length;
  console.log(`\nseed ${seed}: ${outcomes.length} outcomes taught it, ${(100 * rate).toFixed(1)} % kept`);
  return [
    row('one chance for all', () => rate, history),
    row('product of places', rankProduct, history),
    row('the same again (A/A)', rankProduct, history),
    row('prior', (one) => keepingChance(PRIOR_KEEPING, one), history),
    row('learned', (one) => keepingChance(learned, one), history),
  ];
}

export async function run(): Promise<void> {
  const seeds = SEEDS.map((seed) => {
    const rows = rowsOf(seed);
    print(rows);
    return rows;
  });
  console.log(`\nmeans of ${SEEDS.length} seeds`);
  const mean = (at: number, figure: number) =>
    seeds.reduce((sum, rows) => sum + rows[at]!.figures[figure]!, 0) / seeds.length;
  print(seeds[0]!.map(({ name }, at) => ({ name, figures: HEAD.map((_, figure) => mean(at, figure)) })));
}
