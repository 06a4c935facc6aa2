import type { Confidence, Fact } from '#kit/fact';
import type { Origin, Origins } from '#kit/origin';
import type { MarketChanged, PairState } from './events.ts';
import { indicatorFact } from './indicator.fact.ts';
import type { FreeTrade, Market } from './market.entity.ts';
import { type Indicator, indicatorOfCode } from './market.mapping.ts';
import type { MarketIndicator } from './market-indicator.entity.ts';
import type { MarketPair } from './market-pair.entity.ts';
import {
  freeTrade,
  type IndicatorFact,
  type MarketFact,
  marketFactsAsOf,
  marketFieldSources,
  marketSources,
} from './markets.facts.ts';
import { pairOrigins } from './pair.origins.ts';
import { pairs, sharedLanguages } from './pairs.facts.ts';

function originOf(key: string): { source: string; confidence: Confidence } {
  const { name, confidence } = marketSources[key]!;
  return { source: name, confidence };
}

/** Sources that are this file alone; the others have a date of their own, which it does not tell. */
const STATED_HERE = ['plain-facts', 'analyst'];

const fieldOrigin = (key: string): Origin => ({
  ...originOf(key),
  asOf: STATED_HERE.includes(key) ? marketFactsAsOf : null,
});

const origins: Origins = Object.fromEntries(
  Object.entries(marketFieldSources).map(([field, key]) => [field, fieldOrigin(key)]),
);

/** The agreements in which the market is one side, itself or through a bloc. */
function freeTradeOf({ iso2, blocs }: MarketFact): FreeTrade[] {
  const sides = new Set<string>([iso2, ...blocs]);
  return freeTrade.flatMap(({ a, b, since, source }) => {
    const partner = sides.has(a) ? b : sides.has(b) ? a : null;
    return partner === null || sides.has(partner) ? [] : [{ partner, since, ...originOf(source) }];
  });
}

export function marketRow(market: MarketFact): Market {
  return {
    id: market.id,
    country: market.iso2,
    names: market.name,
    region: market.region,
    capital: market.capital,
    landlocked: market.landlocked,
    borders: [...market.borders],
    currencies: [...market.currencies],
    timeZones: [...market.timeZones],
    officialLanguages: [...market.officialLanguages],
    widelyUsedLanguages: [...market.widelyUsedLanguages],
    blocs: [...market.blocs],
    freeTrade: freeTradeOf(market),
    origins,
  };
}

function indicatorRow(market: MarketFact, indicator: Indicator, figure: IndicatorFact): MarketIndicator {
  const { value, year, quarter, rank, source } = figure;
  return {
    id: `market-indicator_${market.iso2}-${indicator}`,
    marketId: market.id,
    country: market.iso2,
    indicator,
    value,
    year,
    asOf: quarter ? `${year}-Q${quarter}` : String(year),
    ...originOf(source),
    note: rank ? `Rank ${rank} in the world.` : null,
  };
}

/** The figures a market has; where there is none there is no row. */
export function indicatorRows(market: MarketFact): MarketIndicator[] {
  const figures = Object.entries(market.indicators) as [Indicator, IndicatorFact | null][];
  return figures.flatMap(([indicator, figure]) => (figure ? [indicatorRow(market, indicator, figure)] : []));
}

export function pairRows(markets: readonly MarketFact[]): MarketPair[] {
  const marketOf = new Map(markets.map((market) => [market.iso2, market]));
  return pairs.map((pair) => ({
    id: `market-pair_${pair.from}-${pair.to}`,
    home: pair.from,
    country: pair.to,
    marketId: marketOf.get(pair.to)!.id,
    sharedLanguages: sharedLanguages(marketOf.get(pair.from)!, marketOf.get(pair.to)!),
    distanceKm: pair.distanceKm,
    contiguous: pair.contiguous,
    spokenLanguage: pair.spokenLanguage,
    commonColoniser: pair.commonColoniser,
    sameCountry: pair.sameCountry,
    tradeMUsd: pair.goodsTrade2006MillionUsd,
    collaboration: pair.developerCollaboration,
  }));
}

const pairState = (pair: MarketPair): PairState => ({
  distanceKm: pair.distanceKm,
  contiguous: pair.contiguous,
  commonLanguage: pair.sharedLanguages.length > 0,
  tradeMUsd: pair.tradeMUsd,
  collaboration: pair.collaboration,
});

const codeOf = Object.fromEntries(Object.entries(indicatorOfCode).map(([code, indicator]) => [indicator, code]));

/** What others are told of a market: all its facts, and the ways that lead to it. */
export function marketState(market: MarketFact, ways: readonly MarketPair[]): MarketChanged['payload'] {
  const row = marketRow(market);
  const indicators = indicatorRows(market).map((figure): [string, Fact<number>] => [
    codeOf[figure.indicator]!,
    indicatorFact(figure),
  ]);
  return {
    id: row.id,
    country: row.country,
    names: row.names,
    officialLanguages: row.officialLanguages,
    widelyUsedLanguages: row.widelyUsedLanguages,
    blocs: row.blocs,
    freeTradeWith: row.freeTrade.map(({ partner }) => partner),
    origins: { ...origins, freeTradeWith: fieldOrigin('analyst') },
    landlocked: row.landlocked,
    indicators: Object.fromEntries(indicators),
    pairs: Object.fromEntries(ways.map((pair) => [pair.home, pairState(pair)])),
    pairOrigins,
  };
}
