/** What an investor chose among the rounds of a time, and the step that it teaches. */
import type { Time } from './selection.time.ts';
import type { TasteState } from './tastes.state.ts';
import type { TaughtRound } from './tastes.ts';

/** A weaker pull moves nothing that could be seen. */
const LEAST_PULL = 1e-4;

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

/** In the order of investors. @param places to write them into, as many as there are rounds */
export function* choicesIn(rounds: readonly TaughtRound[], drawn: Uint32Array, places: Uint32Array): Generator<Choice> {
  const joined = placesBy(rounds, ({ targets }) => targets);
  const held = placesBy(rounds, ({ held: those }) => those);
  const share = rounds.length / Math.max(1, drawn.length);
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
  const { dimensions: d, vectors, investors } = state;
  const { investor, places, counts } = choice;
  state.refresh(investor);
  const vector = investors.subarray(investor * d, investor * d + d);
  vectors.agree(time.contexts, places, vector, time.agreed);
  const pulls = pullsOf(time, choice);
  pulls.forEach((pull, n) => {
    if (pull >= LEAST_PULL || pull <= -LEAST_PULL) time.toSought[places[n]!]! += pull;
  });
  time.slope.fill(0);
  vectors.pullBoth(time, places, pulls, LEAST_PULL, vector, time.slope);
  state.moveInvestor(investor, time.slope, 0, rate, sumOf(counts));
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

/** Derivatives of the loss by the logit of each round offered: chance times what was joined, less what was joined of it. */
function pullsOf(time: Time, { places, share, counts }: Choice): Float32Array {
  const pulls = time.pulls.subarray(0, places.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let n = 0; n < places.length; n++) {
    const logit = time.sought[places[n]!]! + time.agreed[n]!;
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
