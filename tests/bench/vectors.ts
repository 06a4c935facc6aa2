/**
 * `npm run bench -- vectors`: what latent tastes are learned by (matching/learn/vectors.ts) beside the same as plain loops, each twice (A/A),
 * in turns: 500 contexts of 128 numbers, 1,000 investors of 32 against 32 rounds, as in learning. Both give the same numbers.
 */
import { randomFrom } from '../../matching/learn/sampling.ts';
import { Vectors } from '../../matching/learn/vectors.ts';
import { PLAIN } from '../matching/plain-vectors.ts';
import { quantile } from './speed/measure.ts';

const [ROUNDS, LONG, INVESTORS, SHORT, BATCH] = [500, 128, 1000, 32, 32] as const;
const TURNS = 400;
/** Turns until both are compiled. */
const WARM_UP = 100;

type Way = typeof PLAIN;

export async function run(): Promise<void> {
  const { vectors, floats, doubles, numbers } = worldOf();
  const times = (name: string, work: (way: Way) => void) =>
    console.log(lineOf(name, [vectors, vectors, PLAIN, PLAIN], work));
  console.log(`${'microseconds, median of 400'.padEnd(34)}compiled   again   plain   again   plain / compiled`);

  const [contexts, toContexts] = [doubles(ROUNDS * LONG), floats(ROUNDS * LONG)];
  const [places, agreed] = [numbers(ROUNDS), doubles(INVESTORS * BATCH)];
  const [vector, slope, pulls] = [floats(LONG), floats(LONG), floats(ROUNDS)];
  times('500 inner products of 128', (way) => way.agree(contexts, places, vector, agreed));
  times('500 pulls of 128', (way) => way.pullBoth({ contexts, toContexts }, places, pulls, 1e-4, vector, slope));

  const squares = floats(ROUNDS * LONG).fill(1);
  times('500 steps of 128', (way) => {
    for (let row = 0; row < ROUNDS; row++) way.step(toContexts, squares, row * LONG, slope, 1e-3, 1e-3);
  });

  const investors = { vectors: floats(INVESTORS * SHORT), biases: floats(INVESTORS), length: SHORT };
  const [rows, across] = [numbers(INVESTORS), doubles(SHORT * BATCH)];
  times('1,000 x 32 inner products of 32', (way) => way.agreeAcross(investors, rows, across, agreed));
}

/** Arrays in one memory, of random numbers; `numbers` counts from 0. */
function worldOf() {
  const vectors = new Vectors(1_000_000);
  const next = randomFrom(1);
  const random = () => Math.fround(next() - 0.5);
  return {
    vectors,
    floats: (length: number) => filled(vectors.array(Float32Array, length), random),
    doubles: (length: number) => filled(vectors.array(Float64Array, length), random),
    numbers: (length: number) => filled(vectors.array(Uint32Array, length), (at) => at),
  };
}

function filled<T extends Float32Array | Float64Array | Uint32Array>(array: T, by: (at: number) => number): T {
  for (let at = 0; at < array.length; at++) array[at] = by(at);
  return array;
}

function lineOf(name: string, ways: readonly Way[], work: (way: Way) => void): string {
  const times = ways.map((): number[] => []);
  for (let turn = -WARM_UP; turn < TURNS; turn++) {
    ways.forEach((way, at) => {
      const started = performance.now();
      work(way);
      if (turn >= 0) times[at]!.push(1000 * (performance.now() - started));
    });
  }
  const medians = times.map((each) => quantile(each, 0.5));
  const cells = medians.map((median) => median.toFixed(1).padStart(8));
  return `${name.padEnd(34)}${cells.join('')}${(medians[2]! / medians[0]!).toFixed(1).padStart(11)}`;
}
