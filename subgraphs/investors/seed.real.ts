import { originOf } from '#kit/origin';
import type { WriteContext } from '#kit/subgraph';
import { Deal } from './deal.entity.ts';
import { kindOfRound } from './deal.mapping.ts';
import { deals } from './deals.facts.ts';
import { Investor } from './investor.entity.ts';
import { type InvestorFact, investors } from './investors.facts.ts';

const mutable = <T>(list: readonly T[] | null): T[] | null => list && [...list];

function originsOf(fact: InvestorFact) {
  const seen = fact.seen.filter((field) => field === 'name' || field === 'country');
  const origin = { source: fact.sources.join('; '), asOf: null, confidence: fact.confidence };
  return {
    ...Object.fromEntries(seen.map((field) => [field, origin])),
    city: originOf(fact.city),
    foundedYear: originOf(fact.founded),
    sectors: originOf(fact.sectors),
    rounds: originOf(fact.rounds),
    countries: originOf(fact.countries),
    ticketMinUsd: originOf(fact.ticketMinUsd),
    ticketMaxUsd: originOf(fact.ticketMaxUsd),
  };
}

/** What no source tells of a real investor stays null. */
const UNTOLD = { languages: null, thesis: null, dryPowderAmount: null, dryPowderCurrency: null } as const;

export function seedRealInvestors({ em }: WriteContext): Investor[] {
  return investors.map((fact) => {
    const { id, name, kind, country, website, multilateral } = fact;
    return em.create(Investor, {
      ...{ id, names: { en: name }, defaultName: name, kind, country, website, multilateral },
      ...{ city: fact.city.value, foundedYear: fact.founded.value },
      sectors: mutable(fact.sectors.value),
      rounds: mutable(fact.rounds.value),
      countries: mutable(fact.countries.value),
      ...{ ticketMinUsd: fact.ticketMinUsd.value, ticketMaxUsd: fact.ticketMaxUsd.value },
      ...{ heldForReview: fact.holdForReview, sources: [...fact.sources], origins: originsOf(fact) },
      ...{ ...UNTOLD, synthetic: false, version: 1 },
    });
  });
}

export function seedRealDeals({ em }: WriteContext): Deal[] {
  return deals.map(({ amount, ...fact }) =>
    em.create(Deal, {
      ...fact,
      investorIds: [...fact.investorIds],
      otherInvestors: [...fact.otherInvestors],
      kind: kindOfRound[fact.round],
      ...{ amount: amount?.amount ?? null, currency: amount?.currency ?? null, synthetic: false },
    }),
  );
}
