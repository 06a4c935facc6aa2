/** The simulated market of `npm run bench -- market`, as tests/bench/README.md fixes it. Changing it changes every figure. */
import { randomFrom } from '../../../matching/learn/sampling.ts';
import { sigmoid } from '../../../matching/logistic.ts';

export const STARTUPS = 300;
export const INVESTORS = 60;
const TASTES = 6;
const SEEN_TASTES = 4;

/** What is true, and what of it a ranker sees. Matrices are row-major, one row a startup. */
export interface SimulatedMarket {
  /** Chance that the startup writes to the investor it looks at, and that the investor accepts a letter it answers. */
  readonly wish: Float64Array;
  readonly answer: Float64Array;
  /** What features say of either: no probability, and never the utility. */
  readonly wishFeature: Float64Array;
  readonly answerFeature: Float64Array;
  /** Letters a startup writes, and an investor answers, at most. */
  readonly writes: readonly number[];
  readonly answers: readonly number[];
}

export function simulatedMarket(seed: number): SimulatedMarket {
  const chance = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const vector = () => Array.from({ length: TASTES }, normal);
  const party = () => ({ taste: vector(), offer: vector(), quality: normal() });
  const startups = Array.from({ length: STARTUPS }, party).map((one) => ({ ...one, seen: seenOf(one, normal) }));
  const investors = Array.from({ length: INVESTORS }, party).map((one) => ({ ...one, seen: seenOf(one, normal) }));
  const over = (value: (s: (typeof startups)[number], i: (typeof investors)[number]) => number) =>
    Float64Array.from(startups.flatMap((s) => investors.map((i) => value(s, i))));
  return {
    wish: over((s, i) => sigmoid(utility(s, i) + 0.7 * normal())),
    answer: over((s, i) => sigmoid(utility(i, s) + 0.7 * normal())),
    wishFeature: over((s, i) => feature(s.seen, i.seen)),
    answerFeature: over((s, i) => feature(i.seen, s.seen)),
    writes: startups.map(() => 2 + Math.floor(5 * chance())),
    answers: investors.map(() => 1 + Math.floor(-4 * Math.log(1 - chance()))),
  };
}

interface Party {
  readonly taste: readonly number[];
  readonly offer: readonly number[];
  readonly quality: number;
}

/** Two tastes in six are never seen, the rest and the quality through noise. */
function seenOf({ taste, offer, quality }: Party, normal: () => number): Party {
  const blurred = (values: readonly number[]) => values.slice(0, SEEN_TASTES).map((value) => value + 0.5 * normal());
  return { taste: blurred(taste), offer: blurred(offer), quality: quality + 0.7 * normal() };
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** Logit of the chance that `of` wants `other`, but for what nobody can foresee of a pair. */
const utility = (of: Party, other: Party) => dot(of.taste, other.offer) / Math.sqrt(TASTES) + other.quality - 0.5;

const feature = (of: Party, other: Party) => dot(of.taste, other.offer) / Math.sqrt(SEEN_TASTES) + other.quality;
