import type { Fact } from '#kit/fact';
import { typeOf } from '#kit/id';
import type { Origins } from '#kit/origin';
import type {
  Alliance,
  Datum,
  DealEvent,
  Exclusion,
  InvestorProfile,
  MarketProfile,
  Origin,
  ProgrammeFact,
  StartupProfile,
  Surroundings,
  TechnoparkProfile,
} from '#matching';
import { type Language, languageTag } from '#vocabulary/language';
import type { ExclusionChanged } from '../alliance/events.ts';
import type { DealRecorded, InvestorChanged } from '../investors/events.ts';
import type { MarketChanged } from '../markets/events.ts';
import type { ProgrammeChanged } from '../programmes/events.ts';
import type { StartupChanged } from '../startups/events.ts';
import type { ResidencyChanged, TechnoparkChanged } from '../technoparks/events.ts';
import type { Facts } from './facts.ts';

type Body<E extends { payload: object }> = E['payload'];

const tags = (languages: readonly Language[] | null): string[] => (languages ?? []).map(languageTag);

const datum = <T>({ value, source, asOf, confidence }: Fact<T>): Datum<T> => ({ value, source, asOf, confidence });

const unknown = <T>(): Datum<T> => ({ value: null, source: null, asOf: null, confidence: 'C' });

function startup(body: Body<StartupChanged>, technoparkId: string | null): StartupProfile {
  const {
    id,
    country,
    hqCountry,
    region,
    city,
    sectors,
    category,
    stage,
    foundedYear,
    raise,
    presentIn,
    womenLed,
    synthetic,
    heldForReview,
  } = body;
  return {
    id,
    country,
    hqCountry: hqCountry ?? null,
    region: region ?? city,
    sectors,
    category,
    stage,
    foundedYear,
    languages: tags(body.productLanguages ?? body.usualLanguages),
    raise: raise && { amountUsd: raise.amountUsd, round: raise.round },
    presentIn: country === null ? presentIn : [country, ...presentIn],
    technoparkId,
    womenLed,
    synthetic,
    heldForReview,
  };
}

function investor({ mandate, ...body }: Body<InvestorChanged>): InvestorProfile {
  const { id, country, kind, foundedYear, dryPowderUsd, synthetic, heldForReview } = body;
  const { sectors, rounds, countries, languages, ticketMinUsd, ticketMaxUsd } = mandate;
  return {
    id,
    country,
    kind,
    foundedYear,
    mandate: {
      sectors: sectors ?? [],
      rounds: rounds ?? [],
      countries: countries ?? [],
      languages: tags(languages),
      ticketMinUsd,
      ticketMaxUsd,
    },
    dryPowderUsd,
    synthetic,
    heldForReview,
  };
}

function programme({ id, kinds, stages, source, asOf, confidence }: Body<ProgrammeChanged>): ProgrammeFact {
  return { id, kinds, stages, source, asOf, confidence: confidence ?? 'C' };
}

/** How many places there are is the park's own statement; of the real parks it is not known. */
const places = (value: number | null, { synthetic, placesAsOf = null }: Body<TechnoparkChanged>): Datum<number> =>
  value === null
    ? unknown()
    : { value, source: synthetic ? 'SYNTHETIC' : 'the technopark', asOf: placesAsOf, confidence: 'A' };

function technopark(body: Body<TechnoparkChanged>, programmes: readonly ProgrammeFact[]): TechnoparkProfile {
  const { id, country, sectors, stages, languages, desks, beds, synthetic } = body;
  return {
    id,
    country,
    sectors,
    stages,
    languages: tags(languages),
    access24x7: datum(body.access24x7),
    housing: datum(body.housing),
    taxWaiver: datum(body.taxWaiver),
    noLocalEntityNeeded: datum(body.noLocalEntityNeeded),
    visaHelp: datum(body.visaHelp),
    softLanding: datum(body.softLanding),
    desks: places(desks, body),
    beds: places(beds, body),
    programmes: programmes.length > 0 ? programmes : null,
    synthetic,
    heldForReview: false,
  };
}

const mapValues = <A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const NOWHERE: Origin = { source: null, asOf: null, confidence: 'C' };

function originsOf(told: Origins = {}): MarketProfile['origins'] {
  const from = (field: string): Origin => {
    const { source, asOf, confidence } = told[field] ?? NOWHERE;
    return { source, asOf, confidence };
  };
  return {
    officialLanguages: from('officialLanguages'),
    widelyUsedLanguages: from('widelyUsedLanguages'),
    blocs: from('blocs'),
    freeTradeWith: from('freeTradeWith'),
  };
}

function market(body: Body<MarketChanged>, programmes: readonly ProgrammeFact[]): MarketProfile {
  const { id, country, blocs, freeTradeWith, landlocked, indicators, pairs, pairOrigins } = body;
  return {
    id,
    country,
    officialLanguages: tags(body.officialLanguages),
    widelyUsedLanguages: tags(body.widelyUsedLanguages),
    blocs,
    freeTradeWith,
    origins: originsOf(body.origins),
    landlocked,
    indicators: mapValues(indicators, datum),
    pairs: mapValues(pairs, (pair) => ({
      distanceKm: datum({ value: pair.distanceKm, ...pairOrigins.distanceKm }),
      contiguous: datum({ value: pair.contiguous, ...pairOrigins.contiguous }),
      commonLanguage: datum({ value: pair.commonLanguage, ...pairOrigins.commonLanguage }),
      tradeMUsd: datum({ value: pair.tradeMUsd, ...pairOrigins.tradeMUsd }),
      collaboration: datum({ value: pair.collaboration, ...pairOrigins.collaboration }),
    })),
    programmes: programmes.length > 0 ? programmes : null,
  };
}

function deal({
  id,
  startupId,
  investorIds,
  date,
  datePrecision,
  round,
  amountUsd,
  kind,
}: Body<DealRecorded>): DealEvent {
  const length = datePrecision === 'YEAR' ? 4 : datePrecision === 'MONTH' ? 7 : 10;
  return { id, startupId, investorIds, date: date?.slice(0, length) ?? null, round, amountUsd, kind };
}

/** A state stands for all its parties; the engine knows it by its country code. */
const side = (id: string): string => (typeOf(id) === 'State' ? id.slice('state_'.length) : id);

const exclusion = ({ a, b, kind, validFrom, validTo }: Body<ExclusionChanged>): Exclusion => ({
  a: side(a),
  b: side(b),
  kind,
  validFrom,
  validTo,
});

/** The park each startup resides in. */
function homes(residencies: readonly Body<ResidencyChanged>[]): Map<string, string> {
  const inForce = residencies.filter(({ state }) => state !== 'ENDED');
  return new Map(inForce.map(({ startupId, technoparkId }) => [startupId, technoparkId]));
}

/** What parties said of each other, and which of them met. */
export type Feedback = Pick<Alliance, 'decisions' | 'meetings'>;

/** From the facts of a moment to what the engine reads. `asOf` is the moment that decay and validity are counted from. */
export function assemble(facts: Facts, feedback: Feedback, asOf: string): Alliance {
  const homeOf = homes(facts.of<Body<ResidencyChanged>>('RESIDENCY'));
  return {
    startups: facts.of<Body<StartupChanged>>('STARTUP').map((body) => startup(body, homeOf.get(body.id) ?? null)),
    investors: facts.of<Body<InvestorChanged>>('INVESTOR').map(investor),
    deals: facts.of<Body<DealRecorded>>('DEAL').map(deal),
    ...surroundings(facts, feedback, asOf),
  };
}

/** Some startups as the engine reads them; those that are not known are left out. */
export function startupsAmong(facts: Facts, ids: ReadonlySet<string>): StartupProfile[] {
  const homeOf = homes(facts.of<Body<ResidencyChanged>>('RESIDENCY'));
  const bodies = [...ids].flatMap((id) => facts.get<Body<StartupChanged>>('STARTUP', id) ?? []);
  return bodies.map((body) => startup(body, homeOf.get(body.id) ?? null));
}

/** What nothing is learned from. */
export function surroundings(facts: Facts, feedback: Feedback, asOf: string): Surroundings {
  // By id, so that a list is the same whichever way its facts were read.
  const programmes = facts.of<Body<ProgrammeChanged>>('PROGRAMME').sort((a, b) => (a.id < b.id ? -1 : 1));
  const ofPark = Map.groupBy(programmes, ({ technoparkId }) => technoparkId);
  const ofCountry = Map.groupBy(
    programmes.filter(({ openToForeigners, synthetic }) => openToForeigners !== false && !synthetic),
    ({ country }) => country,
  );
  return {
    technoparks: facts
      .of<Body<TechnoparkChanged>>('TECHNOPARK')
      .map((body) => technopark(body, (ofPark.get(body.id) ?? []).map(programme))),
    markets: facts
      .of<Body<MarketChanged>>('MARKET')
      .map((body) => market(body, (ofCountry.get(body.country) ?? []).map(programme))),
    exclusions: facts.of<Body<ExclusionChanged>>('EXCLUSION').map(exclusion),
    ...feedback,
    asOf,
  };
}
