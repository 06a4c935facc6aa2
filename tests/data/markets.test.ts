import { describe, expect, test } from 'vitest';
import { Indicator, indicatorOfCode, TradeBloc } from '../../subgraphs/markets/market.mapping.ts';
import {
  freeTrade,
  marketFieldSources,
  marketSources,
  markets,
  rawMarkets,
} from '../../subgraphs/markets/markets.facts.ts';
import { pairSources, pairs, sharedLanguages } from '../../subgraphs/markets/pairs.facts.ts';
import { repeated } from './origins.ts';

const market = (iso2: string) => markets.find((candidate) => candidate.iso2 === iso2)!;

describe('the facts of markets', () => {
  test('are of 45 markets with a place for each of the 23 indicators, 1,025 of them filled', () => {
    expect(markets).toHaveLength(45);
    expect(repeated(markets.map(({ id }) => id))).toEqual([]);
    expect(markets.filter(({ indicators }) => Object.keys(indicators).length !== 23)).toEqual([]);
    expect(
      markets.flatMap(({ indicators }) => Object.values(indicators)).filter((figure) => figure !== null),
    ).toHaveLength(1025);
  });

  test('map every indicator and every bloc, and nothing that does not occur', () => {
    expect(Object.keys(rawMarkets[0]!.indicators).sort()).toEqual(Object.keys(indicatorOfCode).sort());
    expect(Object.values(indicatorOfCode).sort()).toEqual(Object.values(Indicator).sort());
    expect([...new Set(markets.flatMap(({ blocs }) => blocs))].sort()).toEqual(Object.values(TradeBloc).sort());
  });

  test('give year and source with each figure, and the source is in the table', () => {
    const figures = markets.flatMap(({ indicators }) => Object.values(indicators)).filter((figure) => figure !== null);
    expect(figures.filter(({ year, source }) => !Number.isInteger(year) || !(source in marketSources))).toEqual([]);
    expect(Object.values(marketFieldSources).filter((key) => !(key in marketSources))).toEqual([]);
    expect(freeTrade.filter(({ source }) => !(source in marketSources))).toEqual([]);
    expect(
      Object.values(marketSources).filter(({ name, confidence }) => !name || !['A', 'B', 'C'].includes(confidence)),
    ).toEqual([]);
  });

  test('leave unknown figures null', () => {
    expect(market('TM').indicators.LOGISTICS_CUSTOMS).toBeNull();
    expect(market('KZ').indicators.LOGISTICS_CUSTOMS).toEqual({ value: 2.6, year: 2022, source: 'lpi' });
    expect(market('RS').capitalLocation).toBeNull();
  });
});

describe('the facts of pairs', () => {
  test('are of all 1,980 directed pairs of two different markets', () => {
    expect(pairs).toHaveLength(45 * 44);
    expect(repeated(pairs.map(({ from, to }) => `${from}>${to}`))).toEqual([]);
    const known = new Set(markets.map(({ iso2 }) => iso2));
    expect(pairs.filter(({ from, to }) => from === to || !known.has(from) || !known.has(to))).toEqual([]);
  });

  test('keep unknown trade and collaboration unknown', () => {
    expect(pairs.filter((pair) => pair.goodsTrade2006MillionUsd === null)).toHaveLength(813);
    expect(pairs.filter((pair) => pair.developerCollaboration === null)).toHaveLength(1192);
  });

  test('name a source for every column', () => {
    const columns = Object.keys(pairs[0]!).filter((column) => column !== 'from' && column !== 'to');
    expect(Object.keys(pairSources).sort()).toEqual(columns.sort());
  });

  test('share languages where the flag of the source misses them', () => {
    expect(pairs.find(({ from, to }) => from === 'UZ' && to === 'RU')!.officialLanguageFlag).toBe(false);
    expect(sharedLanguages(market('UZ'), market('RU'))).toEqual(['EN', 'RU']);
    expect(sharedLanguages(market('BY'), market('RU'))).toContain('RU');
  });
});
