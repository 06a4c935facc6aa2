/** The numbers that learning tastes moves: vectors and biases, with AdaGrad's sums of squares beside them. */
import { newSquares, step } from './adagrad.ts';
import { randomFrom } from './sampling.ts';
import type { TasteSettings } from './tastes.settings.ts';
import type { Lesson, TaughtRound } from './tastes.ts';

export interface TasteState {
  readonly dimensions: number;
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

export function newState(
  { rounds, features, shown: investorsShow }: Lesson,
  { dimensions: d, pullFeatures, pullInvestors, seed }: TasteSettings,
): TasteState {
  const normal = normalFrom(seed, 0.3 / Math.sqrt(d));
  const vectors = Float32Array.from({ length: features * d }, normal);
  const own = Float32Array.from({ length: investorsShow.length * d }, normal);
  const attributes = numbered(investorsShow);
  const shared = new Float32Array(attributes.numbers.size * d);
  const squares = [vectors, own, shared].map(({ length }) => newSquares(length));
  const [ofFeature, ofOwn, ofShared] = squares as [Float32Array, Float32Array, Float32Array];
  const joined = joinedOf(rounds, investorsShow.length);
  const bias = Float32Array.from(joined, biasOf);
  const ofBias = newSquares(bias.length);
  const investors = own.slice();
  const refresh = (row: number) => {
    for (let k = 0; k < d; k++) {
      let sum = own[row * d + k]!;
      for (const attribute of attributes.of[row]!) sum += shared[attribute * d + k]!;
      investors[row * d + k] = sum;
    }
  };
  return {
    dimensions: d,
    investors,
    features: vectors,
    bias,
    joined,
    shared: () =>
      new Map([...attributes.numbers].map(([name, at]) => [name, shared.slice(at * d, at * d + d)] as const)),
    refresh,
    sumOf: (shown) => {
      const sum = new Float32Array(d);
      for (const feature of shown) for (let k = 0; k < d; k++) sum[k]! += vectors[feature * d + k]!;
      return sum;
    },
    moveInvestor: (row, gradient, ofItsBias, rate, pulled) => {
      for (const attribute of attributes.of[row]!)
        step(shared, ofShared, attribute * d, gradient, rate * ATTRIBUTE_RATE, 0);
      step(own, ofOwn, row * d, gradient, rate, pullInvestors * pulled);
      ofBias[row]! += ofItsBias * ofItsBias;
      bias[row]! -= (rate * ofItsBias) / Math.sqrt(ofBias[row]!);
      refresh(row);
    },
    moveFeature: (row, gradient, rate, pulled) =>
      step(vectors, ofFeature, row * d, gradient, rate, pullFeatures * pulled),
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
