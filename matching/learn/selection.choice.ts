/** What an investor chose among the rounds of a time, and the step that it teaches. */
import type { TasteState } from './tastes.state.ts';
import type { TaughtRound } from './tastes.ts';

/** A weaker pull moves nothing that could be seen. */
const LEAST_PULL = 1e-4;

/** The rounds of a time as sums over their features, and the slopes that go back to them. */
export interface Time {
  readonly contexts: Float32Array;
  readonly sought: Float32Array;
  readonly toContexts: Float32Array;
  readonly toSought: Float32Array;
}

/** What one investor joined of what it could have joined. */
export interface Choice {
  readonly investor: number;
  /** Places in the time, those joined first. */
  readonly places: readonly number[];
  /** By place: how many rounds it stands for. */
  readonly stands: readonly number[];
  /** Of those joined: what each counts. */
  readonly counts: readonly number[];
}

export function choicesIn(rounds: readonly TaughtRound[], drawn: Uint32Array): Choice[] {
  const joined = placesBy(rounds, ({ targets }) => targets);
  const held = placesBy(rounds, ({ held: those }) => those);
  const share = rounds.length / Math.max(1, drawn.length);
  return [...joined]
    .sort(([a], [b]) => a - b)
    .map(([investor, own]) => {
      const closed = new Set([...own, ...(held.get(investor) ?? [])]);
      const others = Array.from(drawn).filter((place) => !closed.has(place));
      return {
        investor,
        places: [...own, ...others],
        stands: [...own.map(() => 1), ...others.map(() => share)],
        counts: own.map((place) => rounds[place]!.weight),
      };
    });
}

function placesBy(rounds: readonly TaughtRound[], of: (round: TaughtRound) => readonly number[]) {
  const places = new Map<number, number[]>();
  rounds.forEach((round, at) => {
    for (const investor of of(round)) {
      const known = places.get(investor);
      if (known === undefined) places.set(investor, [at]);
      else known.push(at);
    }
  });
  return places;
}

export function learnChoice(state: TasteState, time: Time, choice: Choice, rate: number): void {
  const { dimensions: d } = state;
  const { investor, places, counts } = choice;
  state.refresh(investor);
  const vector = state.investors.slice(investor * d, investor * d + d);
  const pulls = pullsOf(time, choice, vector);
  const slope = new Float32Array(d);
  places.forEach((place, n) => {
    const pull = pulls[n]!;
    if (pull < LEAST_PULL && pull > -LEAST_PULL) return;
    time.toSought[place]! += pull;
    const from = place * d;
    for (let k = 0; k < d; k++) {
      slope[k]! += pull * time.contexts[from + k]!;
      time.toContexts[from + k]! += pull * vector[k]!;
    }
  });
  state.moveInvestor(
    investor,
    slope,
    0,
    rate,
    counts.reduce((sum, count) => sum + count, 0),
  );
}

/** Derivatives of the loss by the logit of each round offered: chance times what was joined, less what was joined of it. */
function pullsOf(time: Time, { places, stands, counts }: Choice, vector: Float32Array): Float32Array {
  const pulls = new Float32Array(places.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < places.length; n++) {
    const place = places[n]!;
    const logit = time.sought[place]! + agreement(time.contexts, place * vector.length, vector);
    pulls[n] = logit;
    if (logit > highest) highest = logit;
  }
  let total = 0;
  for (let n = 0; n < pulls.length; n++) total += pulls[n] = stands[n]! * Math.exp(pulls[n]! - highest);
  const all = counts.reduce((sum, count) => sum + count, 0) / total;
  for (let n = 0; n < pulls.length; n++) pulls[n]! *= all;
  counts.forEach((count, n) => {
    pulls[n]! -= count;
  });
  return pulls;
}

/** The inner product; four sums at once are faster. */
function agreement(contexts: Float32Array, from: number, vector: Float32Array): number {
  let [a, b, c, e] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < vector.length; k += 4) {
    a += contexts[from + k]! * vector[k]!;
    b += contexts[from + k + 1]! * vector[k + 1]!;
    c += contexts[from + k + 2]! * vector[k + 2]!;
    e += contexts[from + k + 3]! * vector[k + 3]!;
  }
  for (; k < vector.length; k++) a += contexts[from + k]! * vector[k]!;
  return a + b + (c + e);
}
