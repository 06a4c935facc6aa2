/**
 * An investor's nearness by place, trade and call: a sum over its deals of a product over the three. What lies far in place or
 * trade counts alike everywhere, so it is added once for all; only near deals are told apart.
 */
import { FAR, placeNearness } from '../../learn/precedents.ts';
import type { Cells } from '../form.ts';
import { classesOf, type Deals, dealsOf, type Ground, type Near, nearnessOfCalls } from './precedents.deals.ts';

/** Amounts are nearness over what is expected, `investors` times. */
export class InvestorCells implements Omit<Cells, 'valueOf'> {
  readonly classes: number;
  readonly classOf: Uint32Array;
  readonly scale: Float64Array;
  readonly #ground: Ground;
  readonly #deals: Deals;
  readonly #near: readonly Near[];
  readonly #width: number;
  /** `[call of deals * calls + call]`, over what is expected of the call. */
  readonly #ofCall: Float64Array;
  /** By deal: the most of that, by its weight. */
  readonly #most: Float64Array;
  /** `[trade of deals * calls + call]`, and of all trades as if they were far: if all deals were far in place. */
  readonly #far: Float64Array;
  readonly #allFar: Float64Array;
  /** `[class * trades of deals + trade]` */
  readonly #nearness: Float64Array;
  /** Of the place last asked for: its row, how many deals are near, which and how much beyond a far one, and one over what is expected. */
  #place = -1;
  #count = 0;
  readonly #nearDeals: Uint32Array;
  readonly #beyond: Float64Array;
  #perUnit = 0;
  readonly #ofTrade: Float64Array;

  constructor(ground: Ground, investor: number, trades: Uint32Array, calls: Uint32Array) {
    const { precedents, expected, investors } = ground;
    const perUnit = investors / precedents.total;
    this.#ground = ground;
    this.scale = new Float64Array(trades.length);
    for (let at = 0; at < trades.length; at++) this.scale[at] = perUnit / expected.trade[trades[at]!]!;
    this.#deals = dealsOf(precedents, investor);
    const { classOf, near } = classesOf(ground, this.#deals.trades, trades);
    [this.classOf, this.#near, this.classes] = [classOf, near, near.length];
    this.#width = calls.length;
    this.#ofCall = nearnessOfCalls(ground, this.#deals.calls, calls);
    this.#most = this.#mostOfCalls();
    const { weight, trades: ofDeals } = this.#deals;
    this.#far = new Float64Array(ofDeals.length * calls.length);
    this.#allFar = new Float64Array(calls.length);
    this.#addFar();
    this.#nearness = nearnessOf(near, ofDeals.length);
    this.#nearDeals = new Uint32Array(weight.length);
    this.#beyond = new Float64Array(weight.length);
    this.#ofTrade = new Float64Array(ofDeals.length);
  }

  ceilings(place: number, into: Float64Array): void {
    const { weight, tradeOf } = this.#deals;
    const here = this.#ofTrade.fill(0);
    for (let deal = 0; deal < weight.length; deal++)
      here[tradeOf[deal]!]! += this.#placeNearness(deal, place) * this.#most[deal]!;
    const scale = 1 / this.#ground.expected.place[place]!;
    let all = 0;
    for (let trade = 0; trade < here.length; trade++) all += FAR.trade * here[trade]!;
    for (let of = 0; of < this.classes; of++) {
      const { trades, beyond } = this.#near[of]!;
      let sum = all;
      for (let at = 0; at < trades.length; at++) sum += beyond[at]! * here[trades[at]!]!;
      into[of] = sum * scale;
    }
  }

  share(place: number, of: number, call: number): number {
    if (place !== this.#place) this.#enter(place);
    const { trades, beyond } = this.#near[of]!;
    let sum = this.#allFar[call]!;
    for (let at = 0; at < trades.length; at++) sum += beyond[at]! * this.#far[trades[at]! * this.#width + call]!;
    return (sum + this.#nearIn(of, call)) * this.#perUnit;
  }

  /** What deals near to the place last asked for count beyond far ones. */
  #nearIn(of: number, call: number): number {
    const { tradeOf, callOf, trades } = this.#deals;
    let sum = 0;
    for (let n = 0; n < this.#count; n++) {
      const deal = this.#nearDeals[n]!;
      const ofCall = this.#ofCall[callOf[deal]! * this.#width + call]!;
      sum += this.#beyond[n]! * ofCall * this.#nearness[of * trades.length + tradeOf[deal]!]!;
    }
    return sum;
  }

  #enter(place: number): void {
    const { weight } = this.#deals;
    this.#count = 0;
    for (let deal = 0; deal < weight.length; deal++) {
      const beyond = this.#placeNearness(deal, place) - FAR.place;
      if (beyond <= 0) continue;
      this.#nearDeals[this.#count] = deal;
      this.#beyond[this.#count++] = weight[deal]! * beyond;
    }
    this.#perUnit = 1 / this.#ground.expected.place[place]!;
    this.#place = place;
  }

  #placeNearness(deal: number, place: number): number {
    const { country, region } = this.#ground.startups;
    return placeNearness(this.#deals.country[deal] === country[place], this.#deals.region[deal] === region[place]);
  }

  #addFar(): void {
    const { weight, tradeOf, callOf } = this.#deals;
    const width = this.#width;
    for (let deal = 0; deal < weight.length; deal++) {
      const [to, from] = [tradeOf[deal]! * width, callOf[deal]! * width];
      for (let call = 0; call < width; call++) {
        const far = weight[deal]! * FAR.place * this.#ofCall[from + call]!;
        this.#far[to + call]! += far;
        this.#allFar[call]! += FAR.trade * far;
      }
    }
  }

  #mostOfCalls(): Float64Array {
    const { weight, callOf, calls } = this.#deals;
    const most = new Float64Array(calls.length);
    for (let call = 0, at = 0; call < calls.length; call++)
      for (const end = at + this.#width; at < end; at++)
        if (this.#ofCall[at]! > most[call]!) most[call] = this.#ofCall[at]!;
    return weight.map((one, deal) => one * most[callOf[deal]!]!);
  }
}

/** @returns `[class * trades of deals + trade]` */
function nearnessOf(near: readonly Near[], trades: number): Float64Array {
  const found = new Float64Array(near.length * trades).fill(FAR.trade);
  near.forEach((own, of) => {
    own.trades.forEach((trade, at) => {
      found[of * trades + trade]! += own.beyond[at]!;
    });
  });
  return found;
}
