/** The numbers that learning tastes moves: vectors and biases, with AdaGrad's sums of squares beside them. */
import { MatchingError } from '../error.ts';
import { EPSILON } from './adagrad.ts';
import { MovingTable } from './moving.ts';
import { randomFrom } from './sampling.ts';
import type { TasteSettings } from './tastes.settings.ts';
import type { Lesson, TaughtRound } from './tastes.ts';
import { Vectors } from './vectors.ts';

export interface TasteState {
  readonly dimensions: number;
  /** What the numbers lie in, with room for what the descent asked. */
  readonly vectors: Vectors;
  /** `[investor * dimensions + k]`: own vector and that of its attributes together. */
  readonly investors: Float32Array;
  readonly features: Float32Array;
  readonly bias: Float32Array;
  /** Decayed first deals by investor. */
  readonly joined: Float64Array;
  /** Vectors of what many investors share, by its name. */
  readonly shared: () => ReadonlyMap<string, Float32Array>;
  readonly sumOf: (features: readonly number[]) => Float32Array;
  /** Brings what it shares with others up to date in its vector: they move it too. */
  readonly refresh: (row: number) => void;
  /** @param pulled how many rounds' pull to zero the step brings */
  readonly moveInvestor: (row: number, gradient: Float32Array, bias: number, rate: number, pulled: number) => void;
  readonly moveFeature: (row: number, gradient: Float32Array, rate: number, pulled: number) => void;
}

/** Attributes are shared by many investors: they move slower. */
const ATTRIBUTE_RATE = 0.3;

/** @param words that the descent wants of the memory beside, numbers of four bytes. @throws MatchingError BAD_OPTION */
export function newState(
  { rounds, features, shown: investorsShow }: Lesson,
  { dimensions: d, pullFeatures, pullInvestors, seed }: TasteSettings,
  words: number,
): TasteState {
  if (d % 4 !== 0) throw new MatchingError('BAD_OPTION', `a taste has a multiple of four numbers, not ${d}`);
  const attributes = numbered(investorsShow);
  const [investorCount, sharedCount] = [investorsShow.length, attributes.numbers.size];
  const moved = 2 * (features + investorCount + sharedCount) * d;
  const vectors = new Vectors(moved + investorCount * (d + 1) + words);
  const ofFeatures = new MovingTable(vectors, features * d);
  const own = new MovingTable(vectors, investorCount * d);
  const shared = new MovingTable(vectors, sharedCount * d);
  const normal = normalFrom(seed, 0.3 / Math.sqrt(d));
  for (const { numbers } of [ofFeatures, own]) for (let k = 0; k < numbers.length; k++) numbers[k] = normal();
  const joined = joinedOf(rounds, investorCount);
  const bias = vectors.array(Float32Array, investorCount);
  bias.set(Float32Array.from(joined, biasOf));
  const ofBias = new Float32Array(investorCount).fill(EPSILON);
  const investors = vectors.array(Float32Array, investorCount * d);
  investors.set(own.numbers);
  const refresh = (row: number) => {
    for (let k = 0; k < d; k++) {
      let sum = own.numbers[row * d + k]!;
      for (const attribute of attributes.of[row]!) sum += shared.numbers[attribute * d + k]!;
      investors[row * d + k] = sum;
    }
  };
  return {
    dimensions: d,
    vectors,
    investors,
    features: ofFeatures.numbers,
    bias,
    joined,
    shared: () =>
      new Map([...attributes.numbers].map(([name, at]) => [name, shared.numbers.slice(at * d, at * d + d)] as const)),
    refresh,
    sumOf: (shown) => {
      const sum = new Float32Array(d);
      for (const feature of shown) for (let k = 0; k < d; k++) sum[k]! += ofFeatures.numbers[feature * d + k]!;
      return sum;
    },
    moveInvestor: (row, gradient, ofItsBias, rate, pulled) => {
      for (const attribute of attributes.of[row]!) shared.move(attribute, gradient, rate * ATTRIBUTE_RATE, 0);
      own.move(row, gradient, rate, pullInvestors * pulled);
      ofBias[row]! += ofItsBias * ofItsBias;
      bias[row]! -= (rate * ofItsBias) / Math.sqrt(ofBias[row]!);
      refresh(row);
    },
    moveFeature: (row, gradient, rate, pulled) => ofFeatures.move(row, gradient, rate, pullFeatures * pulled),
  };
}

/** Where learning starts: of decayed first deals, none included. */
export function biasOf(joined: number): number {
  return Math.log(joined + 0.05);
}

function numbered(shown: readonly (readonly string[])[]): {
  readonly numbers: ReadonlyMap<string, number>;
  readonly of: readonly (readonly number[])[];
} {
  const numbers = new Map<string, number>();
  const number = (name: string) => numbers.get(name) ?? numbers.set(name, numbers.size).get(name)!;
  const of = shown.map((names) => names.map(number));
  return { numbers, of };
}

function joinedOf(rounds: readonly TaughtRound[], investors: number): Float64Array {
  const joined = new Float64Array(investors);
  for (const { targets, weight } of rounds) for (const investor of targets) joined[investor]! += weight;
  return joined;
}

/** Normal numbers of a spread, by Box and Muller 1958. */
function normalFrom(seed: number, spread: number): () => number {
  const next = randomFrom(seed);
  return () => spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}
