/**
 * An investor's nearness by place, trade and call: a sum over its deals of a product over the three, so deals of one trade
 * are added once for a place. What lies far in place or trade counts alike everywhere; only near deals are told apart.
 */
import { expectedOfPlace, expectedOfTrade, FAR, placeNearness } from '../../learn/precedents.ts';
import type { Cells } from '../form.ts';
import { classesOf, type Deals, dealsOf, type Ground, type Near, nearnessOfCalls } from './precedents.deals.ts';

/** Amounts are nearness over what is expected, `investors` times. */
export class InvestorCells implements Omit<Cells, 'valueOf'> {
  readonly classes: number;
  readonly classOf: Uint16Array;
  readonly scale: Float64Array;
  readonly #ground: Ground;
  readonly #deals: Deals;
  readonly #near: readonly Near[];
  readonly #width: number;
  /** `[call of deals * calls + call]`, over what is expected of the call. */
  readonly #ofCall: Float64Array;
  /** By deal: the most of that, by its weight. */
  readonly #most: Float64Array;
  /** `[trade of deals * calls + call]`: if all were far in place; and in the place last asked for. */
  readonly #far: Float64Array;
  readonly #here: Float64Array;
  /** Of that place: its row, the sum over all trades as if they were far, and one over what is expected. */
  #place = -1;
  readonly #all: Float64Array;
  #perUnit = 0;

  constructor(ground: Ground, investor: number, trades: Uint32Array, calls: Uint32Array) {
    const { precedents, startups, investors } = ground;
    const { total } = precedents;
    this.#ground = ground;
    this.scale = Float64Array.from(trades, (row) => investors / (total * expectedOfTrade(precedents, startups, row)));
    this.#deals = dealsOf(precedents, investor);
    const { classOf, near } = classesOf(ground, this.#deals.trades, trades);
    [this.classOf, this.#near, this.classes] = [classOf, near, near.length];
    this.#width = calls.length;
    this.#ofCall = nearnessOfCalls(ground, this.#deals.calls, calls);
    this.#most = this.#mostOfCalls();
    this.#far = new Float64Array(this.#deals.trades.length * calls.length);
    this.#here = new Float64Array(this.#far.length);
    this.#all = new Float64Array(calls.length);
    for (let deal = 0; deal < this.#most.length; deal++)
      this.#add(this.#far, deal, this.#deals.weight[deal]! * FAR.place);
  }

  ceilings(place: number, into: Float64Array): void {
    const { weight, trades, tradeOf } = this.#deals;
    const here = new Float64Array(trades.length);
    for (let deal = 0; deal < weight.length; deal++)
      here[tradeOf[deal]!]! += this.#placeNearness(deal, place) * this.#most[deal]!;
    const scale = 1 / this.#expectedOf(place);
    let all = 0;
    for (let trade = 0; trade < here.length; trade++) all += FAR.trade * here[trade]!;
    for (let of = 0; of < this.classes; of++) {
      const { trades, beyond } = this.#near[of]!;
      let sum = all;
      for (let at = 0; at < trades.length; at++) sum += beyond[at]! * here[trades[at]!]!;
      into[of] = sum * scale;
    }
  }

  shares(place: number, of: number, into: Float64Array): void {
    if (place !== this.#place) this.#enter(place);
    const { trades, beyond } = this.#near[of]!;
    into.set(this.#all);
    for (let at = 0; at < trades.length; at++) addScaled(into, this.#here, trades[at]!, beyond[at]!);
    for (let call = 0; call < into.length; call++) into[call]! *= this.#perUnit;
  }

  #enter(place: number): void {
    const [here, all, { weight }] = [this.#here, this.#all, this.#deals];
    here.set(this.#far);
    for (let deal = 0; deal < weight.length; deal++) {
      const beyond = this.#placeNearness(deal, place) - FAR.place;
      if (beyond > 0) this.#add(here, deal, weight[deal]! * beyond);
    }
    all.fill(0);
    for (let trade = 0; trade < this.#deals.trades.length; trade++) addScaled(all, here, trade, FAR.trade);
    this.#perUnit = 1 / this.#expectedOf(place);
    this.#place = place;
  }

  #placeNearness(deal: number, place: number): number {
    const { country, region } = this.#ground.startups;
    return placeNearness(this.#deals.country[deal] === country[place], this.#deals.region[deal] === region[place]);
  }

  #expectedOf(place: number): number {
    return expectedOfPlace(this.#ground.precedents, this.#ground.startups, place);
  }

  #add(into: Float64Array, deal: number, weight: number): void {
    const width = this.#width;
    const [to, from] = [this.#deals.tradeOf[deal]! * width, this.#deals.callOf[deal]! * width];
    for (let call = 0; call < width; call++) into[to + call]! += weight * this.#ofCall[from + call]!;
  }

  #mostOfCalls(): Float64Array {
    const { weight, callOf, calls } = this.#deals;
    const most = new Float64Array(calls.length);
    for (let at = 0; at < this.#ofCall.length; at++) {
      const call = Math.floor(at / this.#width);
      if (this.#ofCall[at]! > most[call]!) most[call] = this.#ofCall[at]!;
    }
    return weight.map((one, deal) => one * most[callOf[deal]!]!);
  }
}

/** @param from rows as wide as `into`, one after another */
function addScaled(into: Float64Array, from: Float64Array, row: number, scale: number): void {
  const start = row * into.length;
  for (let at = 0; at < into.length; at++) into[at]! += scale * from[start + at]!;
}
