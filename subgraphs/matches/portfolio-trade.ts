import { type Match, rankMarkets, type StartupProfile, startupOf, type Weights } from '#matching';
import { DEPTH, options } from './lists.ts';
import type { Moment } from './moment.ts';

/** One company of a portfolio could sell in the home market of another. */
export interface PortfolioTrade {
  /** `seller>buyer` */
  readonly id: string;
  readonly seller: StartupProfile;
  readonly buyer: StartupProfile;
  /** The buyer's home market in the seller's own list: its score, rank, parts and reasons. */
  readonly match: Match;
  /** Fields both work in: there they are rivals rather than each other's customers. */
  readonly sharedSectors: readonly string[];
}

/** Companies the investor put money into, as far as they are known and not held for review; by id. */
function heldBy({ index }: Moment, investorId: string): StartupProfile[] {
  const ids = new Set((index.dealsOf.get(investorId) ?? []).map(({ startupId }) => startupId));
  const held = [...ids].sort().flatMap((id) => startupOf(index, id) ?? []);
  return held.filter(({ heldForReview }) => !heldForReview);
}

/** Country -> the market there, for those that the seller may yet enter: not its home, nor where it sells already. */
function openMarkets(
  { index }: Moment,
  countryOf: ReadonlyMap<string, string>,
  seller: StartupProfile,
  weights: Weights | undefined,
): Map<string, Match> {
  const ranked = rankMarkets(index, seller.id, options(weights, DEPTH));
  return new Map(ranked.map((match) => [countryOf.get(match.id)!, match]));
}

/**
 * Pairs of a portfolio, likeliest first: the score is that of the market for the seller, as in its own list of markets.
 * That two share no field does not prove that one buys; that they share one says that they compete.
 */
export function portfolioTrades(moment: Moment, investorId: string, weights: Weights | undefined): PortfolioTrade[] {
  const held = heldBy(moment, investorId);
  const countryOf = new Map(moment.index.markets.map(({ id, country }) => [id, country]));
  const trades = held.flatMap((seller) => {
    const markets = openMarkets(moment, countryOf, seller, weights);
    return held.flatMap((buyer) => {
      const match = buyer.id !== seller.id && buyer.country !== null && markets.get(buyer.country);
      if (!match) return [];
      const sharedSectors = seller.sectors.filter((sector) => buyer.sectors.includes(sector));
      return [{ id: `${seller.id}>${buyer.id}`, seller, buyer, match, sharedSectors }];
    });
  });
  return trades.sort((x, y) => y.match.score - x.match.score || (x.id < y.id ? -1 : 1)).slice(0, DEPTH);
}
