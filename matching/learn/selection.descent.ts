/** The passes over the times: chances of each investor's rounds among those of the time, and steps down the slope of the loss. */
import { ratesOf } from './passes.ts';
import { randomFrom, shuffled } from './sampling.ts';
import { choicesIn, learnChoice } from './selection.choice.ts';
import { Sought } from './selection.sought.ts';
import { beginTime, endTime, newTime, type Time } from './selection.time.ts';
import type { SelectionSettings } from './tastes.settings.ts';
import type { TasteState } from './tastes.state.ts';
import type { Lesson, TaughtRound } from './tastes.ts';

const MOST_TIMES = 250;
/** A time of fewer rounds is no choice. */
const LEAST_SPAN = 8;

/** @returns by feature, what it is worth to all alike; `state` is moved */
export function descendSelection(state: TasteState, { rounds, features }: Lesson, settings: SelectionSettings) {
  const sought = new Sought(features);
  const time = newTime(state.vectors, settings);
  const next = randomFrom(settings.seed ^ 0x2545f491);
  for (const rate of ratesOf(settings, rounds.length / settings.span, MOST_TIMES)) {
    for (const within of timesOf(rounds, settings.span, next)) {
      if (within.length < LEAST_SPAN) continue;
      const drawn = shuffled(within.length, next).slice(0, settings.offered).sort();
      learnTime(state, sought, time, within, drawn, rate);
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
  return Array.from(shuffled(count, next), (at) => times[at]!);
}

function learnTime(
  state: TasteState,
  sought: Sought,
  time: Time,
  rounds: readonly TaughtRound[],
  drawn: Uint32Array,
  rate: number,
): void {
  beginTime(time, rounds, state, sought);
  for (const choice of choicesIn(rounds, drawn, time.places)) learnChoice(state, time, choice, rate);
  endTime(time, rounds, state, sought, rate);
}
