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
  /** Places in the time, those joined first. Holds until the next choice. */
  readonly places: Uint32Array;
  /** Of those joined: what each counts. */
  readonly counts: readonly number[];
  /** How many rounds each of the others stands for. */
  readonly share: number;
}

/** In the order of investors. */
export function* choicesIn(rounds: readonly TaughtRound[], drawn: Uint32Array): Generator<Choice> {
  const joined = placesBy(rounds, ({ targets }) => targets);
  const held = placesBy(rounds, ({ held: those }) => those);
  const share = rounds.length / Math.max(1, drawn.length);
  const places = new Uint32Array(rounds.length + drawn.length);
  const closed = new Uint8Array(rounds.length);
  for (const [investor, own] of [...joined].sort(([a], [b]) => a - b)) {
    const shut = [...own, ...(held.get(investor) ?? [])];
    for (const place of shut) closed[place] = 1;
    places.set(own);
    let count = own.length;
    for (const place of drawn) if (closed[place] === 0) places[count++] = place;
    for (const place of shut) closed[place] = 0;
    yield { investor, places: places.subarray(0, count), counts: own.map((place) => rounds[place]!.weight), share };
  }
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
  for (let n = 0; n < places.length; n++) {
    const pull = pulls[n]!;
    if (pull < LEAST_PULL && pull > -LEAST_PULL) continue;
    const place = places[n]!;
    time.toSought[place]! += pull;
    const from = place * d;
    for (let k = 0; k < d; k++) {
      slope[k]! += pull * time.contexts[from + k]!;
      time.toContexts[from + k]! += pull * vector[k]!;
    }
  }
  state.moveInvestor(investor, slope, 0, rate, sumOf(counts));
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Derivatives of the loss by the logit of each round offered: chance times what was joined, less what was joined of it. */
function pullsOf(time: Time, { places, share, counts }: Choice, vector: Float32Array): Float32Array {
  const pulls = new Float32Array(places.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < places.length; n++) {
    const place = places[n]!;
    const logit = time.sought[place]! + agreement(time.contexts, place * vector.length, vector);
    pulls[n] = logit;
    if (logit > highest) highest = logit;
  }
  let total = 0;
  for (let n = 0; n < pulls.length; n++) {
    const stands = n < counts.length ? 1 : share;
    total += pulls[n] = stands * Math.exp(pulls[n]! - highest);
  }
  const all = sumOf(counts) / total;
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
