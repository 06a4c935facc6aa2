import { describe, expect, test } from 'vitest';
import { investorKindOfCode } from '../../subgraphs/investors/investor.mapping.ts';
import { investors, rawInvestors } from '../../subgraphs/investors/investors.facts.ts';
import { roundOfCode } from '../../subgraphs/investors/round.mapping.ts';
import { factsIn, repeated, tally, withoutOrigin } from './origins.ts';

describe('the facts of investors', () => {
  test('are of 191 investors, each with an id of its own', () => {
    expect(investors).toHaveLength(191);
    expect(repeated(investors.map((investor) => investor.id))).toEqual([]);
  });

  test('carry source or confidence with every datum', () => {
    expect(withoutOrigin(factsIn(investors))).toEqual([]);
    expect(investors.filter((investor) => investor.confidence !== 'C' && investor.sources.length === 0)).toEqual([]);
  });

  test('map every kind', () => {
    expect(Object.keys(investorKindOfCode).sort()).toEqual([...new Set(rawInvestors.map((raw) => raw.kind))].sort());
    expect(tally(investors.map((investor) => investor.kind))).toEqual({
      FUND: 97,
      CORPORATE: 44,
      STATE: 32,
      ACCELERATOR: 16,
      FAMILY_OFFICE: 2,
    });
  });

  test('map every round', () => {
    const codes = new Set(rawInvestors.flatMap((raw) => raw.rounds.value ?? []));
    expect([...codes].filter((code) => !(code in roundOfCode))).toEqual([]);
  });

  test('leave the sectors of 94 unknown: neither none nor all', () => {
    expect(investors.filter((investor) => investor.sectors.value === null)).toHaveLength(94);
    expect(investors.filter((investor) => investor.sectors.value?.length === 0)).toEqual([]);
  });

  test('know the ticket of 13, as decimal strings', () => {
    const known = investors.filter((i) => i.ticketMinUsd.value !== null || i.ticketMaxUsd.value !== null);
    expect(known).toHaveLength(13);
    expect(known.every((i) => /^\d+$/.test(i.ticketMaxUsd.value ?? '0'))).toBe(true);
  });

  test('hold nine for review and accuse none', () => {
    expect(investors.filter((investor) => investor.holdForReview)).toHaveLength(9);
    expect(JSON.stringify(rawInvestors)).not.toMatch(/sanction/i);
  });
});
