import type { StateTransition } from '#kit/state-machine';

/** Oldest first; of steps at one instant, in the order in which the states follow each other in their list. */
export function oldestFirst(history: readonly StateTransition[], states: object): StateTransition[] {
  const rank = Object.keys(states);
  const later = (x: StateTransition, y: StateTransition) => x.at.getTime() - y.at.getTime();
  return history.toSorted((x, y) => later(x, y) || rank.indexOf(x.after) - rank.indexOf(y.after));
}
