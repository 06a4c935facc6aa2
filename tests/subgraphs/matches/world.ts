import type { Event } from '#kit/event';
import type { StartSubgraphsOptions } from '#subgraphs';
import type { ExclusionChanged } from '../../../subgraphs/alliance/events.ts';
import type { DealRecorded, InvestorChanged } from '../../../subgraphs/investors/events.ts';
import type { MarketChanged } from '../../../subgraphs/markets/events.ts';
import type {
  EventChanged,
  MeetingChanged,
  MeetingOutcomeChanged,
  ParticipationChanged,
  PreferenceChanged,
} from '../../../subgraphs/meetings/events.ts';
import type { EntryRecorded, StartupChanged } from '../../../subgraphs/startups/events.ts';
import type { ResidencyChanged, TechnoparkChanged } from '../../../subgraphs/technoparks/events.ts';
import { connected } from '../../harness/server.ts';
import { type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';

/** The matches subgraph alone, told by events of a test's own making, at a clock that the test moves. */
export interface MatchesWorld extends SubgraphUnderTest {
  tell(...events: Event[]): Promise<void>;
  advance(days: number): void;
  now(): Date;
}

export async function matchesWorld(
  options: Pick<StartSubgraphsOptions, 'onError' | 'log'> = {},
): Promise<MatchesWorld> {
  let now = new Date('2026-11-23T08:00:00Z');
  const subgraph = await startUnderTest(['matches'], { clock: () => now, seed: false, ...options });
  return {
    ...subgraph,
    now: () => now,
    advance: (days) => {
      now = new Date(now.getTime() + days * 24 * 3600 * 1000);
    },
    async tell(...events) {
      await connected(subgraph.databaseUrl, async (client) => {
        for (const { type, payload } of events) {
          await client.query('insert into kit.outbox (type, payload) values ($1, $2)', [type, JSON.stringify(payload)]);
        }
      });
      await subgraph.running.settle();
    },
  };
}

export const startup = (key: string, change: Partial<StartupChanged['payload']> = {}): StartupChanged => ({
  type: 'startup.changed',
  payload: {
    id: `startup_${key}`,
    names: { en: key },
    country: 'KZ',
    hqCountry: 'KZ',
    region: null,
    city: null,
    sectors: ['FINTECH'],
    category: null,
    stage: 'SALES',
    foundedYear: 2022,
    status: 'ACTIVE',
    productLanguages: ['RU', 'EN'],
    usualLanguages: null,
    deckLanguages: ['EN'],
    womenLed: null,
    founderFreeToTravel: null,
    synthetic: true,
    heldForReview: false,
    website: null,
    raise: { amount: '200000.00', currency: 'USD', amountUsd: 200_000, round: 'SEED', closesOn: null },
    presentIn: [],
    ...change,
  },
});

export const investor = (key: string, change: Partial<InvestorChanged['payload']> = {}): InvestorChanged => ({
  type: 'investor.changed',
  payload: {
    id: `investor_${key}`,
    names: { en: key },
    kind: 'FUND',
    country: 'KZ',
    foundedYear: null,
    mandate: {
      sectors: ['FINTECH'],
      rounds: ['SEED'],
      countries: ['KZ', 'UZ'],
      languages: ['RU'],
      ticketMinUsd: 50_000,
      ticketMaxUsd: 500_000,
    },
    dryPowderUsd: 2_000_000,
    synthetic: true,
    heldForReview: false,
    ...change,
  },
});

export const deal = (key: string, startupId: string, investorIds: string[], date: string): DealRecorded => ({
  type: 'deal.recorded',
  payload: {
    id: `deal_${key}`,
    startupId,
    investorIds,
    date,
    datePrecision: 'DAY',
    round: 'SEED',
    kind: 'EQUITY',
    amountUsd: 200_000,
    synthetic: true,
  },
});

export const exclusion = (key: string, a: string, b: string, validTo: string | null = null): ExclusionChanged => ({
  type: 'exclusion.changed',
  payload: { id: `exclusion_${key}`, a, b, kind: 'DECLARED', validFrom: '2026-01-01', validTo },
});

export const residency = (
  startupId: string,
  technoparkId: string,
  state: ResidencyChanged['payload']['state'] = 'ACTIVE',
): ResidencyChanged => ({
  type: 'residency.changed',
  payload: { id: `residency_${startupId}`, startupId, technoparkId, state, from: '2026-01-01', to: null },
});

export const meeting = (
  key: string,
  a: string,
  b: string,
  state: MeetingChanged['payload']['state'] = 'SCHEDULED',
): MeetingChanged => ({
  type: 'meeting.changed',
  payload: {
    id: `meeting_${key}`,
    eventId: 'event_x',
    a,
    b,
    startsAt: '2026-12-01T08:00:00Z',
    endsAt: '2026-12-01T08:20:00Z',
    table: 't1',
    state,
    heldUntil: null,
    absent: [],
  },
});

/** A party at the event of these tests; no longer, when `active` is false. */
export const entrant = (partyId: string, active = true): ParticipationChanged => ({
  type: 'participation.changed',
  payload: {
    ...{ id: `participation_${partyId}`, eventId: 'event_x', partyId, partyType: partyId.split('_')[0]! },
    ...{ languages: ['RU'], days: [], quota: null, active },
  },
});

/** What a party there wishes about another; null takes it back. */
export const wish = (byId: string, aboutId: string, said: PreferenceChanged['payload']['wish']): PreferenceChanged => ({
  type: 'preference.changed',
  payload: { eventId: 'event_x', byId, aboutId, wish: said },
});

/** An event of which nothing matters but that it is. */
export const event = (id: string): EventChanged => ({
  type: 'event.changed',
  payload: {
    ...{ id, names: { en: id }, venue: 'here', country: 'KZ', timeZone: 'Asia/Almaty' },
    ...{ days: [], slots: [], tables: [], synthetic: true, state: 'OPEN', organiserId: null },
  },
});

/** What the first side says followed from a meeting of this name. */
export const followed = (
  key: string,
  a: string,
  b: string,
  kind: MeetingOutcomeChanged['payload']['kind'],
  holds = true,
): MeetingOutcomeChanged => ({
  type: 'meeting-outcome.changed',
  payload: {
    ...{ id: `meeting-outcome_${key}-${kind}`, meetingId: `meeting_${key}`, eventId: 'event_x' },
    ...{ a, b, byId: a, kind, holds, at: '2026-12-01T09:00:00.000Z' },
  },
});

const STATED = { source: 'https://example.org/', asOf: '2024', confidence: 'A' } as const;

/** A market of which nothing is known but, when said, how many people live online there, at USD 10,000 a head. */
export const market = (country: string, population: number | null = null): MarketChanged => ({
  type: 'market.changed',
  payload: {
    id: `market_${country}`,
    country,
    names: { en: country },
    officialLanguages: [],
    widelyUsedLanguages: [],
    blocs: [],
    freeTradeWith: [],
    landlocked: false,
    indicators: {
      population: { value: population, ...STATED },
      internetUsersPct: { value: 100, ...STATED },
      gdpPerCapitaUsd: { value: 10_000, ...STATED },
    },
    pairs: {},
    pairOrigins: {
      distanceKm: STATED,
      contiguous: STATED,
      commonLanguage: STATED,
      tradeMUsd: STATED,
      collaboration: STATED,
    },
  },
});

const unknown = { value: null, source: null, asOf: null, confidence: 'C' } as const;

/** A technopark of which nothing is known. */
export const park = (key: string, country: string): TechnoparkChanged => ({
  type: 'technopark.changed',
  payload: {
    id: `technopark_${key}`,
    names: { en: key },
    country,
    city: null,
    lat: null,
    lon: null,
    sectors: [],
    stages: [],
    languages: [],
    access24x7: unknown,
    housing: unknown,
    taxWaiver: unknown,
    noLocalEntityNeeded: unknown,
    visaHelp: unknown,
    softLanding: unknown,
    taxRegime: unknown,
    visa: unknown,
    grants: unknown,
    desks: null,
    beds: null,
    synthetic: true,
    website: null,
  },
});

export const entry = (key: string, startupId: string, country: string, since: number | null): EntryRecorded => ({
  type: 'entry.recorded',
  payload: {
    id: `market-entry_${key}`,
    startupId,
    country,
    since,
    until: null,
    confidence: 'A',
    source: null,
  },
});

/** A query on one party through the door that the gateway uses. */
export const of = (type: 'Startup' | 'Investor', id: string, selection: string): string =>
  `{ _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} { ${selection} } } }`;
