import { BELOW_FLOOR } from './assignment.ts';
import type { Market } from './market.ts';

/** An assignment being made: who meets whom so far, with its objective kept up to date. */
export class Choice {
  /** 1 where a pair is chosen. */
  readonly chosen: Uint8Array;
  /** The chosen pairs, in any order. */
  readonly all: number[] = [];
  /** The chosen pairs of each participant, in any order. */
  readonly of: readonly number[][];
  /** Seats taken by the participants of each state. */
  readonly seats: Int32Array;
  private worth = 0;
  private missing = 0;
  private readonly placeOf: Int32Array;

  constructor(readonly market: Market) {
    this.chosen = new Uint8Array(market.pairs);
    this.of = Array.from({ length: market.people }, () => []);
    this.seats = new Int32Array(market.states.length);
    this.placeOf = new Int32Array(market.pairs).fill(-1);
    this.missing = market.floor.reduce((sum, floor) => sum + floor, 0);
  }

  hasRoom(e: number): boolean {
    const { between, places } = this.market;
    return this.all.length < places && !this.isFull(between[2 * e]!) && !this.isFull(between[2 * e + 1]!);
  }

  isFull(p: number): boolean {
    return this.of[p]!.length >= this.market.capacity[p]!;
  }

  put(e: number): void {
    const { between, stateOf, floor, worth } = this.market;
    this.chosen[e] = 1;
    this.placeOf[e] = this.all.push(e) - 1;
    this.worth += worth[e]!;
    for (let side = 2 * e; side <= 2 * e + 1; side++) {
      const p = between[side]!;
      if (this.of[p]!.push(e) <= floor[p]!) this.missing--;
      if (stateOf[p]! >= 0) this.seats[stateOf[p]!]!++;
    }
  }

  lift(e: number): void {
    const { between, stateOf, floor, worth } = this.market;
    this.chosen[e] = 0;
    this.worth -= worth[e]!;
    const last = this.all.pop()!;
    if (last !== e) {
      this.all[this.placeOf[e]!] = last;
      this.placeOf[last] = this.placeOf[e]!;
    }
    for (let side = 2 * e; side <= 2 * e + 1; side++) {
      const p = between[side]!;
      const own = this.of[p]!;
      own.splice(own.indexOf(e), 1);
      if (own.length < floor[p]!) this.missing++;
      if (stateOf[p]! >= 0) this.seats[stateOf[p]!]!--;
    }
  }

  objective(): number {
    return this.worth - BELOW_FLOOR * this.missing - this.market.fairness * this.lacking();
  }

  /** Seats that the states lack of their share of all seats taken. */
  lacking(): number {
    const { fairness, share } = this.market;
    if (fairness === 0) return 0;
    let taken = 0;
    for (const seats of this.seats) taken += seats;
    let lacking = 0;
    for (let state = 0; state < share.length; state++)
      lacking += Math.max(0, share[state]! * taken - this.seats[state]!);
    return lacking;
  }

  /** Makes this the same as another set of pairs. */
  copy(pairs: readonly number[]): void {
    for (const e of [...this.all]) this.lift(e);
    for (const e of pairs) this.put(e);
  }
}

export function choiceOf(market: Market, pairs: readonly number[]): Choice {
  const choice = new Choice(market);
  for (const e of pairs) choice.put(e);
  return choice;
}
