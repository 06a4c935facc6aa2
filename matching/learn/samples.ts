/** Questions with candidates, right and wrong: what the pair model is learned from. */
import type { PairCriterionName } from '../match.ts';
import { TRAITS } from './traits.ts';

/**
 * Question q has the rows `starts[q] .. starts[q + 1])`, at least one of them right.
 * Columns first, as learning reads them: the value of criterion c in row r is `values[c][r]`, NaN = unknown.
 */
export interface Samples {
  readonly names: readonly PairCriterionName[];
  readonly values: readonly Float32Array[];
  /** By trait of the investor (traits.ts), by row. */
  readonly traits: readonly Float32Array[];
  /** By row: 1 = right. */
  readonly right: Uint8Array;
  /** By row: how many candidates it stands for, one over its chance of having been drawn. */
  readonly stands: Float32Array;
  readonly starts: Uint32Array;
  /** By question: how much each of its right answers counts. */
  readonly counts: Float64Array;
}

/** Of no question. */
export function noSamples(names: readonly PairCriterionName[]): Samples {
  const none = new Float32Array(0);
  return {
    names,
    values: names.map(() => none),
    traits: TRAITS.map(() => none),
    right: new Uint8Array(0),
    stands: none,
    starts: Uint32Array.of(0),
    counts: new Float64Array(0),
  };
}

/** One after the other. @param parts of the same criteria, at least one */
export function joined(parts: readonly Samples[]): Samples {
  const rows = parts.map(({ right }) => right.length);
  let total = 0;
  const from = rows.map((n) => {
    total += n;
    return total - n;
  });
  const starts = parts.flatMap((part, at) => Array.from(part.starts.subarray(0, -1), (start) => start + from[at]!));
  const floats = (of: (part: Samples) => Float32Array) => {
    const all = new Float32Array(total);
    parts.forEach((part, at) => {
      all.set(of(part), from[at]!);
    });
    return all;
  };
  const { names } = parts[0]!;
  return {
    names,
    values: names.map((_, column) => floats((part) => part.values[column]!)),
    traits: parts[0]!.traits.map((_, column) => floats((part) => part.traits[column]!)),
    right: Uint8Array.from(floats(({ right }) => Float32Array.from(right))),
    stands: floats(({ stands }) => stands),
    starts: Uint32Array.from([...starts, total]),
    counts: Float64Array.from(parts.flatMap(({ counts }) => [...counts])),
  };
}

/** First and second derivative of the loss by the score, by row. */
export interface Slopes {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

/**
 * The loss of a question is -ln of the chance that the softmax over all its candidates gives each right answer: the
 * conditional logit of McFadden 1974, with candidates drawn from a larger set weighted by what they stand for.
 * @returns the mean loss; `slopes` are written
 */
export function slopesOf({ right, stands, starts, counts }: Samples, scores: Float64Array, slopes: Slopes): number {
  const { first, second } = slopes;
  let loss = 0;
  for (let q = 0; q + 1 < starts.length; q++) {
    const [from, to] = [starts[q]!, starts[q + 1]!];
    let highest = Number.NEGATIVE_INFINITY;
    let answers = 0;
    for (let row = from; row < to; row++) {
      if (scores[row]! > highest) highest = scores[row]!;
      answers += right[row]!;
    }
    let total = 0;
    for (let row = from; row < to; row++) {
      const share = stands[row]! * Math.exp(scores[row]! - highest);
      first[row] = share;
      total += share;
    }
    const count = counts[q]!;
    for (let row = from; row < to; row++) {
      const chance = first[row]! / total;
      if (right[row] === 1) loss -= count * (scores[row]! - highest - Math.log(total));
      first[row] = count * (answers * chance - right[row]!);
      second[row] = count * answers * chance * (1 - chance);
    }
  }
  return loss / Math.max(1, starts.length - 1);
}
