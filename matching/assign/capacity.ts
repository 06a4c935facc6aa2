/**
 * Lists for one side of a market in which the other answers only so many: startups see investors, write to those they wish
 * for, and an investor answers its best `capacity` letters. Ranking by wish, or by the product of both wishes, crowds
 * everybody to the same few; what maximises the matches of all is to count what a letter takes from the letters behind it.
 *
 * Su, Bayoumi and Joachims 2022 ("Optimizing Rankings for Recommendation in Matching Markets", WWW) pose that objective; here
 * it is climbed by Frank and Wolfe's method over expected looks, letters taken as independent and so counted by Poisson.
 */
import { checkChances, checkMarket, must } from './capacity.refusal.ts';
import { poissonAt } from './poisson.ts';

/** All matrices row-major, one row a startup: `[startup * investors + investor]`. */
export interface CapacityMarket {
  readonly startups: number;
  readonly investors: number;
  /** Chance that the startup writes to the investor when it looks at it, 0..1. */
  readonly wish: Float64Array;
  /** Chance that the investor accepts when it answers, 0..1; its letters are answered in this order. */
  readonly answer: Float64Array;
  /** Letters each investor answers, 0 or more. */
  readonly capacity: readonly number[];
  /** Chance that a place of a list, from 1, is looked at. */
  readonly looks: (place: number) => number;
  /** Places of a list. */
  readonly depth: number;
}

/**
 * Investors of each startup, best first, at most `depth`; equal ones by row. @param rounds more come nearer to the optimum
 * @throws MatchingError BAD_OPTION
 */
export function rankUnderCapacity(market: CapacityMarket, rounds = 60): number[][] {
  checkMarket(market);
  must(Number.isInteger(rounds) && rounds >= 0, `rounds must be a whole number, not ${rounds}`);
  const queues = queuesOf(market);
  let exposure = exposureOf(
    market,
    market.wish.map((wish, at) => wish * market.answer[at]!),
  );
  for (let round = 1; round <= rounds; round++) {
    const step = 2 / (round + 2);
    const next = exposureOf(market, marginalMatches(market, queues, exposure));
    exposure = exposure.map((looks, at) => looks + step * (next[at]! - looks));
  }
  return listsOf(market, exposure);
}

/**
 * Expected accepted matches when places are looked at with these chances; letters counted by Poisson.
 * @throws MatchingError BAD_OPTION
 */
export function expectedMatches(market: CapacityMarket, exposure: Float64Array): number {
  checkMarket(market);
  checkChances('exposure', exposure, market.startups * market.investors);
  let matches = 0;
  for (const [investor, queue] of queuesOf(market).entries()) {
    let before = 0;
    for (const at of queue) {
      const letters = exposure[at]! * market.wish[at]!;
      matches += letters * market.answer[at]! * poissonAt(market.capacity[investor]!, before).below;
      before += letters;
    }
  }
  return matches;
}

/** What a look at each place of the matrix adds to the matches of all, the letters it pushes out of the answered included. */
function marginalMatches(market: CapacityMarket, queues: readonly (readonly number[])[], exposure: Float64Array) {
  const gain = new Float64Array(exposure.length);
  for (const [investor, queue] of queues.entries()) {
    const capacity = market.capacity[investor]!;
    const before = lettersBefore(market, queue, exposure);
    let price = 0; // what one more letter ahead costs those already passed on the way up
    for (let place = queue.length - 1; place >= 0; place--) {
      const at = queue[place]!;
      const accepted = market.answer[at]! * poissonAt(capacity, before[place]!).below;
      gain[at] = market.wish[at]! * (accepted - price);
      price += exposure[at]! * market.wish[at]! * market.answer[at]! * poissonAt(capacity - 1, before[place]!).at;
    }
  }
  return gain;
}

/** Of each investor its column of the matrix, whom it likes best first. */
function queuesOf({ startups, investors, answer }: CapacityMarket): number[][] {
  return Array.from({ length: investors }, (_, investor) =>
    Array.from({ length: startups }, (_, startup) => startup * investors + investor).sort(
      (a, b) => answer[b]! - answer[a]! || a - b,
    ),
  );
}

function lettersBefore({ wish }: CapacityMarket, queue: readonly number[], exposure: Float64Array): number[] {
  let sum = 0;
  return queue.map((at) => {
    const before = sum;
    sum += exposure[at]! * wish[at]!;
    return before;
  });
}

function exposureOf(market: CapacityMarket, worth: Float64Array): Float64Array {
  const exposure = new Float64Array(worth.length);
  for (const [startup, list] of listsOf(market, worth).entries()) {
    for (const [place, investor] of list.entries())
      exposure[startup * market.investors + investor] = market.looks(place + 1);
  }
  return exposure;
}

function listsOf({ startups, investors, depth }: CapacityMarket, worth: Float64Array): number[][] {
  return Array.from({ length: startups }, (_, startup) => {
    const row = worth.subarray(startup * investors, (startup + 1) * investors);
    const order = Array.from({ length: investors }, (_, investor) => investor);
    return order.sort((a, b) => row[b]! - row[a]! || a - b).slice(0, depth);
  });
}
