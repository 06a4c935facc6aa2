/** Choices made by a stated score: of forty candidates one is taken, each with the chance that the softmax of its score gives. */
import { joined, type Samples } from '../../../matching/learn/samples.ts';
import { randomFrom } from '../../../matching/learn/sampling.ts';
import { TRAITS } from '../../../matching/learn/traits.ts';
import type { PairCriterionName } from '../../../matching/match.ts';

const CANDIDATES = 40;
const BEST = 10;

interface Made {
  readonly questions: number;
  readonly seed: number;
  /** Of the candidates that were not taken, the ten best are kept, and so many of the others, which stand for all of these. */
  readonly drawn?: number;
}

export function choicesOf<Name extends PairCriterionName>(
  names: readonly Name[],
  score: (values: Readonly<Record<Name, number>>) => number,
  { questions, seed, drawn = CANDIDATES - 1 - BEST }: Made,
): Samples {
  const next = randomFrom(seed);
  const value = () => (next() < 0.1 ? Number.NaN : Math.fround(2 * (next() + next() + next()) - 3));
  const made = Array.from({ length: questions }, (): Samples => {
    const rows = Array.from({ length: CANDIDATES }, () => names.map(value));
    const scores = rows.map((row) =>
      score(Object.fromEntries(names.map((name, c) => [name, row[c]!])) as Record<Name, number>),
    );
    const taken = takenBy(scores, next());
    const wrong = [...rows.keys()].filter((at) => at !== taken).sort((a, b) => scores[b]! - scores[a]!);
    const best = wrong.slice(0, BEST);
    const others = wrong
      .slice(BEST)
      .sort((a, b) => a - b)
      .slice(0, drawn);
    const kept = [taken, ...best, ...others].map((at) => rows[at]!);
    const share = (CANDIDATES - 1 - BEST) / others.length;
    return {
      names,
      values: names.map((_, c) => Float32Array.from(kept, (row) => row[c]!)),
      traits: TRAITS.map(() => new Float32Array(kept.length)),
      right: Uint8Array.from(kept, (_, at) => Number(at === 0)),
      stands: Float32Array.from(kept, (_, at) => (at > BEST ? share : 1)),
      starts: Uint32Array.of(0, kept.length),
      counts: Float64Array.of(1),
    };
  });
  return joined(made);
}

function takenBy(scores: readonly number[], chance: number): number {
  const shares = scores.map(Math.exp);
  let left = chance * shares.reduce((sum, share) => sum + share, 0);
  return Math.max(
    0,
    shares.findIndex((share) => {
      left -= share;
      return left < 0;
    }),
  );
}
