/** The rounds of a time as sums over their features, and the slopes that go back to them. */
import type { Sought } from './selection.sought.ts';
import type { SelectionSettings } from './tastes.settings.ts';
import type { TasteState } from './tastes.state.ts';
import type { TaughtRound } from './tastes.ts';
import type { Vectors } from './vectors.ts';

/** Filled anew for each time; of a short one the rest is not looked at. */
export interface Time {
  /** `[round * dimensions + k]` */
  readonly contexts: Float64Array;
  readonly toContexts: Float32Array;
  /** What each round is worth to all alike. */
  readonly sought: Float32Array;
  readonly toSought: Float32Array;
  /** Of one choice: the rounds offered, how well each agrees, what each pulls, and the slope of the investor. */
  readonly places: Uint32Array;
  readonly agreed: Float64Array;
  readonly pulls: Float32Array;
  readonly slope: Float32Array;
}

/** What a time takes of the memory, in numbers of four bytes. */
export function wordsOfTime({ span, dimensions: d }: SelectionSettings): number {
  return (3 * d + 4) * span + d;
}

export function newTime(vectors: Vectors, { span, dimensions: d }: SelectionSettings): Time {
  return {
    contexts: vectors.array(Float64Array, span * d),
    toContexts: vectors.array(Float32Array, span * d),
    sought: new Float32Array(span),
    toSought: new Float32Array(span),
    places: vectors.array(Uint32Array, span),
    agreed: vectors.array(Float64Array, span),
    pulls: vectors.array(Float32Array, span),
    slope: vectors.array(Float32Array, d),
  };
}

export function beginTime(time: Time, rounds: readonly TaughtRound[], state: TasteState, sought: Sought): void {
  time.toContexts.fill(0);
  time.toSought.fill(0);
  rounds.forEach(({ features }, at) => {
    time.contexts.set(state.sumOf(features), at * state.dimensions);
    time.sought[at] = sought.sumOf(features);
  });
}

/** Moves each feature by what went back to the rounds that show it. */
export function endTime(time: Time, rounds: readonly TaughtRound[], state: TasteState, sought: Sought, rate: number) {
  const { dimensions: d } = state;
  rounds.forEach(({ features, weight }, at) => {
    const slope = time.toContexts.subarray(at * d, at * d + d);
    for (const feature of features) {
      state.moveFeature(feature, slope, rate, weight);
      sought.move(feature, time.toSought.subarray(at, at + 1), rate);
    }
  });
}
