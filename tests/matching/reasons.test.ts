/** Does a reason say what its part does to the score, the strongest first, and from whose wish? */
import { describe, expect, test } from 'vitest';
import { buildIndex, type CriterionName, explainPair, type Match, type Part, rankStartups } from '#matching';
import { reasonsFor } from '../../matching/reasons.ts';
import { alliance, deal, investor, startup } from './world.ts';

const part = (weight: number, value: number | null, criterion: CriterionName = 'syndicate'): Part => ({
  criterion,
  side: 'STARTUP',
  value,
  weight,
  contribution: value === null ? 0 : weight * value,
  evidence: [],
});
const codesFor = (parts: readonly Part[], neutral: number) =>
  reasonsFor(
    parts,
    parts.map(() => ({ parameters: {}, dealIds: [] })),
    neutral,
  ).map((reason) => reason.code);

test.each([
  [0.5, 1, 'SYNDICATE_FOR'],
  [0.5, -1, 'SYNDICATE_AGAINST'],
  [-0.5, 1, 'SYNDICATE_AGAINST'],
  [-0.5, -1, 'SYNDICATE_FOR'],
])('weight %d and value %d give %s', (weight, value, code) => {
  expect(codesFor([part(weight, value)], 0)).toEqual([code]);
});

describe('reasons stand', () => {
  test('strongest first, for or against, then what is unknown; what moves nothing is none', () => {
    const parts = [
      part(1, null, 'language'),
      part(1, 0.3, 'sector'),
      part(1, 0, 'size'),
      part(2, -0.5, 'country'),
      part(1, 0.7, 'round'),
    ];
    expect(codesFor(parts, 0)).toEqual(['COUNTRY_AGAINST', 'ROUND_FOR', 'SECTOR_FOR', 'LANGUAGE_UNKNOWN']);
  });

  test('by how far they are from what speaks neither for nor against, where that is not 0', () => {
    const parts = [part(0.2, 0.6, 'tax'), part(0.3, 0.5, 'visa'), part(0.1, 0, 'housing'), part(0.4, 0.4, 'space')];
    expect(codesFor(parts, 0.5)).toEqual(['HOUSING_AGAINST', 'SPACE_AGAINST', 'TAX_FOR']);
  });
});

describe('of a pair', () => {
  const index = buildIndex(
    alliance({
      startups: [startup('startup_a'), startup('startup_b', { sectors: ['edtech'] }), startup('startup_c')],
      investors: [
        investor('investor_i', { mandate: { sectors: ['fintech'], languages: ['ru'], ticketMaxUsd: 200_000 } }),
        investor('investor_j'),
      ],
      deals: [deal('deal_b', 'startup_b', ['investor_j']), deal('deal_c', 'startup_c', ['investor_i'])],
    }),
  );
  const match = explainPair(index, 'startup_a', 'investor_i');
  const sumOf = ({ parts }: Match, names: readonly CriterionName[]) =>
    parts.reduce((sum, { criterion, contribution }) => (names.includes(criterion) ? sum + contribution : sum), 0);

  test('what the startup seeks is its side: money that fits, is spent now, and can be spoken with; all else is the investor’s', () => {
    const ofStartup = match.parts.filter(({ side }) => side === 'STARTUP').map(({ criterion }) => criterion);
    expect(ofStartup.sort()).toEqual(['activity', 'language', 'ticket']);
    expect(match.sides.startup).toBeCloseTo(sumOf(match, ['activity', 'language', 'ticket']), 12);
    expect(match.sides.investor).toBeCloseTo(match.score - match.sides.startup, 12);
    expect(Math.abs(match.sides.startup - match.sides.investor)).toBeGreaterThan(0.1);
  });

  test('a list tells the sides and reasons that the pair has alone', () => {
    const listed = rankStartups(index, 'investor_i').find(({ id }) => id === 'startup_a')!;
    expect([listed.sides, listed.reasons]).toEqual([match.sides, match.reasons]);
  });

  test('nobody’s silence is a reason: who never answered, shares no deal or is not backed leaves no gap', () => {
    const codes = match.reasons.map(({ code }) => code);
    expect(codes).toContain('CATEGORY_UNKNOWN');
    expect(codes.filter((code) => /^(CO_INVESTORS|INTEREST|RESPONSES|STANDING)_UNKNOWN$/.test(code))).toEqual([]);
  });
});
