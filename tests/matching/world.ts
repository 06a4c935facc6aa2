/** Small made-up parties for tests of the engine. All facts given in full; nothing here is real. */
import type {
  Alliance,
  CountryPair,
  Datum,
  DealEvent,
  InvestorProfile,
  Mandate,
  MarketProfile,
  StartupProfile,
  TechnoparkProfile,
} from '#matching';

export const AS_OF = '2026-11-23';

export function startup(id: string, given: Partial<StartupProfile> = {}): StartupProfile {
  return {
    id,
    country: 'KZ',
    hqCountry: null,
    region: null,
    sectors: ['fintech'],
    category: null,
    stage: 'sales',
    foundedYear: null,
    languages: ['ru'],
    raise: { amountUsd: 300_000, round: 'seed' },
    presentIn: [],
    technoparkId: null,
    womenLed: null,
    synthetic: true,
    heldForReview: false,
    ...given,
  };
}

type InvestorGiven = Partial<Omit<InvestorProfile, 'mandate'>> & { readonly mandate?: Partial<Mandate> };

export function investor(id: string, { mandate, ...given }: InvestorGiven = {}): InvestorProfile {
  return {
    id,
    country: null,
    kind: null,
    foundedYear: null,
    mandate: {
      sectors: [],
      rounds: [],
      countries: [],
      languages: [],
      ticketMinUsd: null,
      ticketMaxUsd: null,
      ...mandate,
    },
    dryPowderUsd: null,
    synthetic: true,
    heldForReview: false,
    ...given,
  };
}

export function deal(id: string, startupId: string, investorIds: string[], given: Partial<DealEvent> = {}): DealEvent {
  return {
    id,
    startupId,
    investorIds,
    date: '2026-01-01',
    round: 'seed',
    amountUsd: 300_000,
    kind: 'EQUITY',
    ...given,
  };
}

export function datum<T>(value: T | null, given: Partial<Datum<T>> = {}): Datum<T> {
  return {
    value,
    source: value === null ? null : 'a test',
    asOf: value === null ? null : '2025',
    confidence: 'A',
    ...given,
  };
}

export function technopark(id: string, given: Partial<TechnoparkProfile> = {}): TechnoparkProfile {
  const unknown = datum<boolean>(null);
  return {
    id,
    country: 'UZ',
    sectors: ['fintech'],
    stages: ['sales'],
    languages: ['ru', 'uz'],
    access24x7: unknown,
    housing: unknown,
    taxWaiver: unknown,
    noLocalEntityNeeded: unknown,
    visaHelp: unknown,
    softLanding: unknown,
    desks: datum<number>(null),
    beds: datum<number>(null),
    programmes: null,
    synthetic: true,
    heldForReview: false,
    ...given,
  };
}

export function market(country: string, given: Partial<MarketProfile> = {}): MarketProfile {
  return {
    id: `market_${country}`,
    country,
    officialLanguages: ['uz'],
    widelyUsedLanguages: ['ru'],
    blocs: ['CIS', 'WTO'],
    freeTradeWith: [],
    origins: {
      officialLanguages: { source: 'constitutions', asOf: '2024', confidence: 'A' },
      widelyUsedLanguages: { source: 'a census', asOf: '2021', confidence: 'B' },
      blocs: { source: 'treaties', asOf: '2025', confidence: 'A' },
      freeTradeWith: { source: 'agreements', asOf: '2016', confidence: 'B' },
    },
    landlocked: null,
    indicators: {
      population: datum(36_000_000),
      internetUsersPct: datum(89),
      gdpPerCapitaUsd: datum(2_500),
      wgiMean01: datum(0.4),
      easeOfDoingBusinessRank: datum(69),
      githubOrganizations: datum(2_000),
    },
    pairs: { KZ: pair() },
    programmes: null,
    ...given,
  };
}

export function pair(given: Partial<CountryPair> = {}): CountryPair {
  return {
    distanceKm: datum(800),
    contiguous: datum(true),
    commonLanguage: datum(true),
    tradeMUsd: datum(2_000),
    collaboration: datum(500),
    ...given,
  };
}

export function alliance(given: Partial<Alliance> = {}): Alliance {
  return {
    startups: [],
    investors: [],
    technoparks: [],
    markets: [],
    deals: [],
    exclusions: [],
    decisions: [],
    asOf: AS_OF,
    ...given,
  };
}
