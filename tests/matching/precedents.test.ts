/** How near past deals are where nobody names a category: markets that know sectors alone. */
import { expect, test } from 'vitest';
import { buildIndex, explainPair, type StartupProfile } from '#matching';
import { alliance, deal, investor, startup } from './world.ts';

const FIELDS = ['fintech', 'agritech', null] as const;

/** By field: who asks, and a company that an investor of the field once took. */
function nearnessIn(named: (field: string | null) => Partial<StartupProfile>): number[][] {
  const index = buildIndex(
    alliance({
      startups: FIELDS.flatMap((field) => ['asks', 'held'].map((what) => startup(`${what}-${field}`, named(field)))),
      investors: FIELDS.map((field) => investor(`investor-${field}`)),
      deals: FIELDS.map((field) => deal(`deal-${field}`, `held-${field}`, [`investor-${field}`])),
    }),
    { minimumDeals: 0 },
  );
  const value = (asks: string | null, of: string | null) =>
    explainPair(index, `asks-${asks}`, `investor-${of}`).parts.find(({ criterion }) => criterion === 'precedents')!
      .value;
  return FIELDS.map((asks) => FIELDS.map((of) => value(asks, of)!));
}

test('without categories a deal of the same sector is nearer than one of another, as with categories of their own', () => {
  const bySector = nearnessIn((field) => ({ category: null, sectors: field === null ? [] : [field] }));
  const byBoth = nearnessIn((field) => ({ category: field, sectors: field === null ? [] : [field] }));
  const [[same, other]] = bySector as [[number, number]];
  expect(same).toBeGreaterThan(other + 1);
  expect(bySector).toEqual(byBoth);
});

test('without sectors either, nothing is told of what they do: one deal is as near as another', () => {
  const [ofFintech, ofAgritech] = nearnessIn(() => ({ category: null, sectors: [] }));
  expect(new Set([...ofFintech!, ...ofAgritech!]).size).toBe(1);
});
