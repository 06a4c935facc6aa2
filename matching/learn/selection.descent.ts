/** The passes over the times: chances of each investor's rounds among those of the time, and steps down the slope of the loss. */
import { randomFrom } from './sampling.ts';
import type { TasteState, VectorSettings } from './tastes.state.ts';
import type { Lesson, TaughtRound } from './tastes.ts';

export interface SelectionSettings extends VectorSettings {
  /** Passes over the rounds. */
  readonly epochs: number;
  readonly rate: number;
  /** Rounds in a row that are one time. */
  readonly span: number;
  /** How many of them are drawn for a choice, beside those joined. */
  readonly offered: number;
  /** Of what a round counts. */
  readonly halfLifeYears: number;
}

/** From here on steps are shorter. */
const SETTLE = 0.6;
const SETTLED_RATE = 0.3;
/** What a feature is worth to all moves slower, and is pulled to 0 a little. */
const SOUGHT_RATE = 0.5;
const SOUGHT_PULL = 1e-3;
/** A weaker pull moves nothing that could be seen. */
const LEAST_PULL = 1e-4;
/** A time of fewer rounds is no choice. */
const LEAST_SPAN = 8;

/** @returns by feature, what it is worth to all alike; `state` is moved */
export function descendSelection(state: TasteState, { rounds, features }: Lesson, settings: SelectionSettings) {
  const sought = new Sought(features);
  const next = randomFrom(settings.seed ^ 0x2545f491);
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    const rate = settings.rate * (epoch < SETTLE * settings.epochs ? 1 : SETTLED_RATE);
    for (const time of timesOf(rounds, settings.span, next)) {
      if (time.length >= LEAST_SPAN) learnTime(state, sought, time, rate, settings, next);
    }
  }
  for (let row = 0; row < state.joined.length; row++) state.refresh(row);
  return sought.worth;
}

/** Cut anew each pass, taken in any order. */
function timesOf(rounds: readonly TaughtRound[], span: number, next: () => number): (readonly TaughtRound[])[] {
  const first = Math.floor(next() * span) - span;
  const count = Math.ceil((rounds.length - first) / span);
  const times = Array.from({ length: count }, (_, n) =>
    rounds.slice(Math.max(0, first + n * span), Math.max(0, first + (n + 1) * span)),
  );
  return shuffled(times, times.length, next);
}

/** The first `count` of a random order. */
function shuffled<T>(items: readonly T[], count: number, next: () => number): T[] {
  const order = [...items];
  const taken = Math.min(count, order.length);
  for (let at = 0; at < taken; at++) {
    const other = at + Math.floor(next() * (order.length - at));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order.slice(0, taken);
}

/** The rounds of a time as sums over their features, and the slopes that go back to them. */
interface Time {
  readonly contexts: Float32Array;
  readonly sought: Float32Array;
  readonly toContexts: Float32Array;
  readonly toSought: Float32Array;
}

function learnTime(
  state: TasteState,
  sought: Sought,
  rounds: readonly TaughtRound[],
  rate: number,
  settings: SelectionSettings,
  next: () => number,
): void {
  const { dimensions: d } = state;
  const time: Time = {
    contexts: new Float32Array(rounds.length * d),
    sought: Float32Array.from(rounds, ({ features }) => sought.sumOf(features)),
    toContexts: new Float32Array(rounds.length * d),
    toSought: new Float32Array(rounds.length),
  };
  rounds.forEach(({ features }, at) => {
    time.contexts.set(state.sumOf(features), at * d);
  });
  const drawn = shuffled([...rounds.keys()], settings.offered, next).sort((a, b) => a - b);
  for (const choice of choicesIn(rounds, drawn)) learnChoice(state, time, choice, rate);
  rounds.forEach(({ features, weight }, at) => {
    const slope = time.toContexts.subarray(at * d, at * d + d);
    for (const feature of features) {
      state.moveFeature(feature, slope, rate, weight);
      sought.move(feature, time.toSought[at]!, rate);
    }
  });
}

/** What one investor joined of what it could have joined. */
interface Choice {
  readonly investor: number;
  /** Places in the time, those joined first. */
  readonly places: readonly number[];
  /** By place: how many rounds it stands for. */
  readonly stands: readonly number[];
  /** Of those joined: what each counts. */
  readonly counts: readonly number[];
}

function choicesIn(rounds: readonly TaughtRound[], drawn: readonly number[]): Choice[] {
  const joined = placesBy(rounds, ({ targets }) => targets);
  const held = placesBy(rounds, ({ held: those }) => those);
  const share = rounds.length / Math.max(1, drawn.length);
  return [...joined]
    .sort(([a], [b]) => a - b)
    .map(([investor, own]) => {
      const closed = new Set([...own, ...(held.get(investor) ?? [])]);
      const others = drawn.filter((place) => !closed.has(place));
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

function learnChoice(state: TasteState, time: Time, choice: Choice, rate: number): void {
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

/** What each feature is worth to all alike, with AdaGrad's sums of squares beside. */
class Sought {
  readonly worth: Float32Array;
  readonly #squares: Float32Array;

  constructor(features: number) {
    this.worth = new Float32Array(features);
    this.#squares = new Float32Array(features).fill(1e-3);
  }

  sumOf(features: readonly number[]): number {
    return features.reduce((sum, feature) => sum + this.worth[feature]!, 0);
  }

  move(feature: number, gradient: number, rate: number): void {
    const slope = gradient + SOUGHT_PULL * this.worth[feature]!;
    this.#squares[feature]! += slope * slope;
    this.worth[feature]! -= (SOUGHT_RATE * rate * slope) / Math.sqrt(this.#squares[feature]!);
  }
}
