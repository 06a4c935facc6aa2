/** Are small markets cut out of a large one whole, apart from each other, and the same each time? */
import { describe, test } from 'vitest';
import { cutsOf } from '../../../subgraphs/matches/deals.cuts.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';
import { alliance, deal, investor, startup } from '../../matching/world.ts';

/** Sixty companies, each with one to three deals; investor n % 7 joins, and will join one more. */
function window(order: (one: number, other: number) => number = (one, other) => one - other): Window {
  const numbers = Array.from({ length: 60 }, (_, n) => n).sort(order);
  const startups = numbers.map((n) => startup(`s${n}`));
  const deals = numbers.flatMap((n) =>
    Array.from({ length: 1 + (n % 3) }, (_, at) => deal(`d${n} ${at}`, `s${n}`, [`i${n % 7}`], { date: '2010-05-01' })),
  );
  const investors = Array.from({ length: 9 }, (_, n) => investor(`i${n}`));
  return {
    folder: {
      alliance: alliance({ asOf: '2011-01-01', startups, investors, deals }),
      startupQueries: startups.map((one) => ({ q: `a:${one.id}`, startup: one })),
      investorQueries: investors.map(({ id }) => ({ q: `b:${id}`, investorId: id })),
      pool: new Set(startups.map(({ id }) => id)),
    },
    answersA: new Map(numbers.map((n) => [`a:s${n}`, new Set([`i${(n + 1) % 7}`, 'i8'])])),
    answersB: new Map(investors.map(({ id }, n) => [`b:${id}`, new Set([`s${n}`, `s${n + 20}`])])),
  };
}

const companiesOf = (cut: Window) => cut.folder.alliance.startups.map(({ id }) => id);

describe('cuts', () => {
  test('have the size asked for, of companies or of deals at least, and share no company', ({ expect }) => {
    const cuts = cutsOf(window(), { companies: 20 }, 5);
    expect(cuts.map((cut) => companiesOf(cut).length)).toEqual([20, 20, 20]);
    expect(new Set(cuts.flatMap(companiesOf)).size).toBe(60);
    expect(cutsOf(window(), { companies: 20 }, 2)).toEqual(cuts.slice(0, 2));
    for (const { folder } of cutsOf(window(), { deals: 30 }, 5)) {
      expect(folder.alliance.deals.length).toBeGreaterThanOrEqual(30);
      expect(folder.alliance.deals.length).toBeLessThan(33);
    }
  });

  test('take all rounds of their companies and whoever joined these; what cannot be answered within is not asked', ({
    expect,
  }) => {
    for (const cut of cutsOf(window(), { companies: 15 }, 4)) {
      const { alliance: market, startupQueries, investorQueries } = cut.folder;
      const companies = new Set(companiesOf(cut));
      const whole = window().folder.alliance.deals.filter(({ startupId }) => companies.has(startupId));
      expect(market.deals.map(({ id }) => id).sort()).toEqual(whole.map(({ id }) => id).sort());
      const known = new Set(market.investors.map(({ id }) => id));
      expect(known).toEqual(new Set(whole.flatMap(({ investorIds }) => investorIds)));
      for (const { q } of startupQueries) expect([...cut.answersA.get(q)!].every((id) => known.has(id))).toBe(true);
      for (const { q } of investorQueries)
        expect([...cut.answersB.get(q)!].every((id) => companies.has(id))).toBe(true);
      expect(Math.min(cut.answersA.size, cut.answersB.size)).toBeGreaterThan(0);
      expect(cut.answersA.size).toBe(startupQueries.length);
      expect(cut.answersB.size).toBe(investorQueries.length);
    }
  });

  test('do not depend on the order of the companies', ({ expect }) => {
    const [cuts, again] = [window(), window((one, other) => other - one)].map((each) =>
      cutsOf(each, { companies: 20 }, 3).map((cut) => companiesOf(cut).sort()),
    );
    expect(again).toEqual(cuts);
  });
});
