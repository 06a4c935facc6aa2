/** The pair model as it is learned by one who knows the home market alone, before a year. */
import { joined, LEARNABLE, overridesOf, type PairModel, type Settings, trainModel } from '#matching';
import { marketOf } from '../../../subgraphs/matches/deals.cuts.ts';
import type { DealsFolder } from '../../../subgraphs/matches/deals.reader.ts';
import { samplesOf } from '../../../subgraphs/matches/deals.samples.ts';
import { type Window, windowOf } from '../../../subgraphs/matches/deals.windows.ts';
import type { Market } from './markets.ts';

export interface Learned {
  readonly model: PairModel;
  readonly windows: readonly number[];
  readonly questions: number;
  readonly seconds: number;
}

/** As `npm run train`: a window begins every half year from here. */
const FIRST = 2008;

/** What the first candidates are drawn by: all criteria alike, for the served weights know the markets abroad. */
const EVEN = 0.3;

/** @throws where no window of twelve months ends by `year`, or none has an answer at home */
export function learnedAt(home: Market, folder: DealsFolder, year: number): Learned {
  const started = performance.now();
  const windows = Array.from({ length: Math.max(0, 2 * (year - FIRST) - 1) }, (_, n) => FIRST + n / 2);
  const market = marketOf(folder, home.companies);
  const cuts = windows.map((from) => windowOf(market, from));
  const questions = cuts.reduce((sum, { answersA, answersB }) => sum + answersA.size + answersB.size, 0);
  if (questions === 0)
    throw new Error(`nothing to learn from in ${home.name} before ${year}: windows begin with ${FIRST}`);
  const rough = learnedFrom(cuts, evenly());
  const model = learnedFrom(cuts, overridesOf(rough));
  return { model, windows, questions, seconds: (performance.now() - started) / 1000 };
}

/** @param present the model by which candidates are drawn, made to judge where deals are few too */
function learnedFrom(cuts: readonly Window[], present: Partial<Settings>): PairModel {
  return trainModel(joined(cuts.map((cut) => samplesOf(cut, 1, { minimumDeals: 0, ...present }))));
}

function evenly(): Partial<Settings> {
  const pair = Object.fromEntries(LEARNABLE.map(({ name }) => [name, EVEN]));
  return overridesOf({ weights: pair, trees: [] });
}
