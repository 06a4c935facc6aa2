/**
 * `npm run bench -- market`: accepted matches of a simulated market in which neither side can answer everybody, under
 * one-sided, product and capacity-aware rankings. What is simulated is fixed in tests/bench/README.md.
 */
import {
  type CalibrationMap,
  type CapacityMarket,
  examinationAt,
  fitPlatt,
  type Outcome,
  probabilityAt,
  rankUnderCapacity,
} from '#matching';
import { randomFrom } from '../../../matching/learn/sampling.ts';
import { INVESTORS, type SimulatedMarket, STARTUPS, simulatedMarket } from './generator.ts';
import { type Dice, diceFrom, type Lists, season } from './process.ts';

const SEEDS = [1, 2, 3, 4, 5];
const RUNS = 200;
const DEPTH = 20;
const PAST_PAIRS = 20;

/** What a ranker believes of wishes and answers. */
type Beliefs = Pick<SimulatedMarket, 'wish' | 'answer'>;
type Ranking = (beliefs: Beliefs, market: SimulatedMarket, seed: number) => Lists;

const byWorth = (worth: (pair: number) => number): Lists =>
  Array.from({ length: STARTUPS }, (_, startup) =>
    Array.from({ length: INVESTORS }, (_, investor) => investor)
      .sort((a, b) => worth(startup * INVESTORS + b) - worth(startup * INVESTORS + a) || a - b)
      .slice(0, DEPTH),
  );

const product: Ranking = ({ wish, answer }) => byWorth((pair) => wish[pair]! * answer[pair]!);
const capacityAware: Ranking = (beliefs, { answers }) => {
  const size = { startups: STARTUPS, investors: INVESTORS, depth: DEPTH };
  return rankUnderCapacity({ ...size, ...beliefs, capacity: answers, looks: examinationAt } satisfies CapacityMarket);
};

const RANKINGS: Readonly<Record<string, { readonly rank: Ranking; readonly knowsTruth?: true }>> = {
  random: {
    rank: (_beliefs, _market, seed) => {
      const keys = Float64Array.from({ length: STARTUPS * INVESTORS }, randomFrom(seed + 7000));
      return byWorth((pair) => keys[pair]!);
    },
  },
  'one-sided': { rank: ({ wish }) => byWorth((pair) => wish[pair]!) },
  product: { rank: product },
  'product again (A/A)': { rank: product },
  'capacity-aware': { rank: capacityAware },
  'product, true chances': { rank: product, knowsTruth: true },
  'capacity-aware, true': { rank: capacityAware, knowsTruth: true },
};

/** Platt's lines of a past season: from what is seen to the chance of either wish. */
function learned(seed: number): { wish: CalibrationMap; answer: CalibrationMap } {
  const past = simulatedMarket(seed + 1000);
  const next = randomFrom(seed + 2000);
  const shown = Array.from({ length: STARTUPS * PAST_PAIRS }, (_, at) => {
    return Math.floor(at / PAST_PAIRS) * INVESTORS + Math.floor(next() * INVESTORS);
  });
  const outcomes = (features: Float64Array, chances: Float64Array) =>
    shown.map((pair): Outcome => ({ score: features[pair]!, happened: next() < chances[pair]! }));
  return {
    wish: fitPlatt(outcomes(past.wishFeature, past.wish)),
    answer: fitPlatt(outcomes(past.answerFeature, past.answer)),
  };
}

function beliefsOf(market: SimulatedMarket, seed: number): Beliefs {
  const maps = learned(seed);
  return {
    wish: market.wishFeature.map((feature) => probabilityAt(maps.wish, feature)),
    answer: market.answerFeature.map((feature) => probabilityAt(maps.answer, feature)),
  };
}

/** Means over the runs of one seed. */
function played(market: SimulatedMarket, lists: Lists, dice: readonly Dice[]) {
  const seasons = dice.map((one) => season(market, lists, one));
  const mean = (value: (one: (typeof seasons)[number]) => number) =>
    seasons.reduce((sum, one) => sum + value(one), 0) / seasons.length;
  return {
    accepted: mean((one) => one.accepted),
    letters: mean((one) => one.letters),
    served: mean((one) => one.served),
  };
}

export async function run(): Promise<void> {
  const rows = new Map(Object.keys(RANKINGS).map((name) => [name, [] as ReturnType<typeof played>[]]));
  for (const seed of SEEDS) {
    const market = simulatedMarket(seed);
    const beliefs = beliefsOf(market, seed);
    const next = randomFrom(seed + 3000);
    const dice = Array.from({ length: RUNS }, () => diceFrom(next));
    for (const [name, { rank, knowsTruth }] of Object.entries(RANKINGS))
      rows.get(name)!.push(played(market, rank(knowsTruth ? market : beliefs, market, seed), dice));
  }
  const base = rows.get('product')!;
  console.log(`${SEEDS.length} seeds, ${RUNS} runs each; ${STARTUPS} startups, ${INVESTORS} investors`);
  console.log('ranking                 accepted   against product       letters   startups served   accepted by seed');
  for (const [name, found] of rows) {
    const gains = found.map(({ accepted }, at) => accepted - base[at]!.accepted);
    const cells = [
      name.padEnd(22),
      meanOf(found.map(({ accepted }) => accepted))
        .toFixed(1)
        .padStart(9),
      `${signed(meanOf(gains))} ± ${errorOf(gains).toFixed(1)}`.padStart(17),
      meanOf(found.map(({ letters }) => letters))
        .toFixed(0)
        .padStart(13),
      meanOf(found.map(({ served }) => served))
        .toFixed(1)
        .padStart(17),
      found
        .map(({ accepted }) => accepted.toFixed(1))
        .join(' ')
        .padStart(31),
    ];
    console.log(cells.join(' '));
  }
}

const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(1)}`;

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function errorOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(spread / values.length);
}
