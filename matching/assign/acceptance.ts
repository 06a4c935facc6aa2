import { likingIn } from './blocking.ts';
import { type Market, partnerOf } from './market.ts';

/** The stable pairs under these capacities, in any order. */
export type Acceptance = (capacities: ArrayLike<number>) => number[];

/**
 * Deferred acceptance (Gale and Shapley 1962; with quotas on both sides Roth 1984): each proposer asks down its list until it
 * has what it can hold; whoever is asked by more than it can hold refuses those it likes least.
 */
export function deferredAcceptance(market: Market, proposers: ReadonlySet<number>): Acceptance {
  const likingBy = likingIn(market);
  const lists = market.pairsOf.map((own, p) =>
    proposers.has(p) ? Array.from(own).sort((e, f) => compare(likingBy(f, p), likingBy(e, p)) || e - f) : [],
  );
  const worstOf = (pairs: readonly number[], p: number) =>
    pairs.reduce((worst, e) => {
      const less = compare(likingBy(e, p), likingBy(worst, p));
      return less < 0 || (less === 0 && e > worst) ? e : worst;
    });
  return (capacities) => {
    const held = market.pairsOf.map((): Set<number> => new Set());
    const next = new Int32Array(market.people);
    const waiting = [...proposers];
    while (waiting.length > 0) {
      const p = waiting.pop()!;
      while (held[p]!.size < capacities[p]! && next[p]! < lists[p]!.length) {
        const e = lists[p]![next[p]!++]!;
        const other = partnerOf(market, e, p);
        held[p]!.add(e);
        held[other]!.add(e);
        if (held[other]!.size <= capacities[other]!) continue;
        const refused = worstOf([...held[other]!], other);
        const sender = partnerOf(market, refused, other);
        held[other]!.delete(refused);
        held[sender]!.delete(refused);
        if (sender !== p) waiting.push(sender);
      }
    }
    return [...proposers].flatMap((p) => [...held[p]!]);
  };
}

/** Infinite likings are equal, where their difference is no number. */
const compare = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
