import { Exchange } from './exchange.ts';
import { problemOf } from './problem.ts';
import type { Random } from './random.ts';
import { Seating } from './seating.ts';

const COOLING = 20;
const STEPS = 20_000;

/** Of an event of mode ALL that cannot all be held, as much as fits: most meetings, then fewest breaks. */
export function fillUp(whole: Seating, random: Random): void {
  const partial = problemOf({ ...whole.problem.event, mode: 'MAX', breakPenalty: 0.01 });
  const seating = new Seating(partial);
  seating.copy(whole.slot, whole.interpreter);
  const exchange = new Exchange(partial, seating, random);
  exchange.fill();
  for (let n = 0; n < COOLING; n++) {
    exchange.cool(n / COOLING);
    exchange.run(STEPS);
  }
  exchange.keepBest();
  whole.copy(seating.slot, seating.interpreter);
}
