/** Question: "A sum came out as no number, or below nothing: is it taken for the largest, or the smallest, there is?" It is refused. */
import { expect, test } from 'vitest';
import {
  type Alliance,
  type AnyProfile,
  buildIndex,
  rankInvestors,
  rankStartups,
  sizeCode,
  withProfile,
} from '#matching';
import { alliance, datum, deal, investor, market, pair, startup, technopark } from './world.ts';

const facts = alliance({ startups: [startup('startup_a')], investors: [investor('investor_a')] });
const index = buildIndex(facts);
const refused = (id: string) => expect.objectContaining({ code: 'BAD_PROFILE', message: expect.stringContaining(id) });

const bad = (sum: number): AnyProfile[] => [
  { type: 'startup', ...startup('startup_b', { raise: { amountUsd: sum, round: 'seed' } }) },
  { type: 'startup', ...startup('startup_b', { foundedYear: sum }) },
  { type: 'investor', ...investor('investor_b', { dryPowderUsd: sum }) },
  { type: 'investor', ...investor('investor_b', { mandate: { ticketMinUsd: sum } }) },
  { type: 'investor', ...investor('investor_b', { mandate: { ticketMaxUsd: sum } }) },
  { type: 'technopark', ...technopark('technopark_b', { beds: datum(sum) }) },
];
const unknowable: AnyProfile[] = [
  { type: 'market', ...market('UZ', { indicators: { population: datum(Number.NaN) } }) },
  { type: 'market', ...market('UZ', { pairs: { KZ: pair({ distanceKm: datum(Number.NaN) }) } }) },
];
const LISTS = { startup: 'startups', investor: 'investors', technopark: 'technoparks', market: 'markets' } as const;

test('An index is neither built of it nor changed by it', () => {
  for (const given of [...[Number.NaN, -5, Number.POSITIVE_INFINITY].flatMap(bad), ...unknowable]) {
    const { type, ...profile } = given;
    expect(() => buildIndex({ ...facts, [LISTS[type]]: [profile] } as Alliance)).toThrow(refused(profile.id));
    expect(() => withProfile(index, given)).toThrow(refused(profile.id));
  }
  const deals = [deal('deal_b', 'startup_a', ['investor_a'], { amountUsd: Number.NaN })];
  expect(() => buildIndex({ ...facts, deals })).toThrow(refused('deal_b'));
});

test('Nor is a list made for it', () => {
  const asking = startup('startup_b', { raise: { amountUsd: Number.NaN, round: 'seed' } });
  expect(() => rankInvestors(index, asking)).toThrow(refused('startup_b'));
  expect(() => rankStartups(index, investor('investor_b', { dryPowderUsd: -1 }))).toThrow(refused('investor_b'));
});

test('Nothing at all is a sum, and what is not known is of no size', () => {
  expect([0, 1e5, 1e9].map(sizeCode)).toEqual([1, 2, 10]);
  expect([null, Number.NaN, -5].map(sizeCode)).toEqual([0, 0, 0]);
  const asking = startup('startup_b', { raise: { amountUsd: 0, round: 'seed' }, foundedYear: null });
  expect(rankInvestors(index, asking)).toHaveLength(1);
});
