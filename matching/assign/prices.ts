import { BELOW_FLOOR } from './assignment.ts';
import type { Choice } from './choice.ts';
import type { Market } from './market.ts';

/** What a floor adds to a meeting that it rests on: more than its neighbours can weigh together. */
const FLOOR = 4;

/**
 * Weights of the pairs for a timetable that knows neither floors nor states: their worth, and what their participants' seats
 * are in want of. The wants are prices in the sense of Lagrange, raised from round to round where something is missing.
 */
export class Prices {
  private readonly ofParticipant: Float64Array;
  private readonly ofState: Float64Array;

  constructor(private readonly market: Market) {
    this.ofParticipant = new Float64Array(market.people);
    this.ofState = new Float64Array(market.states.length);
  }

  /** Of a pair, beside a choice: the chosen weigh more where a floor rests on them, or the shares of the states. */
  weights({ chosen, of }: Choice): (e: number) => number {
    const { between, worth, floor, fairness } = this.market;
    return (e) => {
      const ends = [between[2 * e]!, between[2 * e + 1]!];
      const resting = chosen[e] === 1 ? ends.filter((p) => of[p]!.length <= floor[p]!).length : 0;
      const prices = ends.reduce((sum, p) => sum + this.priceOf(p), 0);
      return Math.max(LEAST, worth[e]! + prices + FLOOR * resting + fairness * chosen[e]!);
    };
  }

  private priceOf(p: number): number {
    const state = this.market.stateOf[p]!;
    return this.ofParticipant[p]! + (state < 0 ? 0 : this.ofState[state]!);
  }

  /** Dearer where the choice lacks something, cheaper where it has more than enough. */
  heed(choice: Choice): void {
    const { floor, share, fairness } = this.market;
    for (const [p, least] of floor.entries())
      this.ofParticipant[p] = raised(this.ofParticipant[p]!, least - choice.of[p]!.length, BELOW_FLOOR / 2);
    const taken = choice.seats.reduce((sum, seats) => sum + seats, 0);
    if (fairness === 0) return;
    for (const [state, seats] of choice.seats.entries())
      this.ofState[state] = Math.min(
        fairness,
        raised(this.ofState[state]!, share[state]! * taken - seats, fairness / 2),
      );
  }
}

/** A timetable takes no meeting that weighs nothing. */
const LEAST = 1e-6;

function raised(price: number, missing: number, step: number): number {
  if (missing > 0) return price + step;
  return missing < 0 ? Math.max(0, price - step / 2) : price;
}
