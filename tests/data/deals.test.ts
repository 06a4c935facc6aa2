import { describe, expect, test } from 'vitest';
import { isPreference } from '#vocabulary/round';
import { deals, rawDeals } from '../../subgraphs/investors/deals.facts.ts';
import { investors } from '../../subgraphs/investors/investors.facts.ts';
import { roundOfCode } from '../../subgraphs/investors/round.mapping.ts';
import { startups } from '../../subgraphs/startups/startups.facts.ts';
import { repeated, tally } from './origins.ts';

describe('the facts of deals', () => {
  test('are of 204 deals, 146 with a sum in US dollars, each with an id of its own', () => {
    expect(deals).toHaveLength(204);
    expect(deals.filter((deal) => deal.amountUsd !== null)).toHaveLength(146);
    expect(repeated(deals.map((deal) => deal.id))).toEqual([]);
  });

  test('keep the precision of their dates: 96 days, 55 months, 37 years, 16 unknown', () => {
    expect(tally(deals.map((deal) => deal.datePrecision))).toEqual({ DAY: 96, MONTH: 55, YEAR: 37, null: 16 });
    expect(deals.filter((deal) => (deal.date === null) !== (deal.datePrecision === null))).toEqual([]);
    expect(deals.find((deal) => deal.id === 'deal_uchi-ru-2021-02-unspecified')).toMatchObject({
      date: '2021-02-01',
      datePrecision: 'MONTH',
    });
  });

  test('leave 30 without an investor of ours, 13 of them without any name', () => {
    const without = deals.filter((deal) => deal.investorIds.length === 0);
    expect(without).toHaveLength(30);
    expect(without.filter((deal) => deal.otherInvestors.length === 0)).toHaveLength(13);
  });

  test('name only startups and investors there are', () => {
    const ids = new Set([...startups, ...investors].map((party) => party.id));
    expect(deals.flatMap((deal) => [deal.startupId, ...deal.investorIds]).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('map every round; 126 are events of no taste, 79 of them of a round nobody named', () => {
    expect([...new Set(rawDeals.map((raw) => raw.round))].filter((code) => !(code in roundOfCode))).toEqual([]);
    expect(deals.filter((deal) => deal.round === 'UNSPECIFIED')).toHaveLength(79);
    const outside = ['UNSPECIFIED', 'ACCELERATOR', 'PRIZE', 'ACQUISITION', 'SECONDARY'];
    expect(deals.filter((deal) => outside.includes(deal.round))).toHaveLength(126);
    expect(deals.filter((deal) => outside.includes(deal.round) && isPreference(deal.round))).toEqual([]);
    expect(deals.filter((deal) => isPreference(deal.round))).toHaveLength(68);
  });

  test('never call a deal supported without a source', () => {
    expect(deals.filter((deal) => deal.confidence !== 'C' && !deal.source)).toEqual([]);
  });

  test('agree with themselves: a sum in dollars is the sum in dollars', () => {
    const inDollars = deals.filter((deal) => deal.amount?.currency === 'USD');
    expect(inDollars).toHaveLength(143);
    expect(inDollars.filter((deal) => deal.amount!.amount !== deal.amountUsd)).toEqual([]);
  });
});
