/** Does the bench of markets abroad learn at home alone, before the year that it judges? */
import { describe, test } from 'vitest';
import type { DealEvent } from '#matching';
import { randomFrom } from '../../matching/learn/sampling.ts';
import { marketOf } from '../../subgraphs/matches/deals.cuts.ts';
import type { DealsFolder } from '../../subgraphs/matches/deals.reader.ts';
import { windowOf } from '../../subgraphs/matches/deals.windows.ts';
import { smallAt } from '../bench/abroad/home.small.ts';
import { learnedAt } from '../bench/abroad/home.ts';
import { marketsOf } from '../bench/abroad/markets.ts';
import { poorer } from '../bench/poor/without.ts';
import { intervalOf } from '../bench/quality/interval.ts';
import { alliance, deal, investor, startup } from './world.ts';

const YEAR = 2010;
const COUNTRIES = ['BR', 'BR', 'BR', 'KZ', 'RU', 'JP', null];

/** 84 companies, three in seven at home in BR; five rounds each of 2006 to 2011, by 15 investors drawn at random. */
function folderOf(change: (deal: DealEvent, country: string | null) => DealEvent = (one) => one): DealsFolder {
  const next = randomFrom(7);
  const any = (count: number) => Math.floor(next() * count);
  const startups = Array.from({ length: 84 }, (_, at) => startup(`s${at}`, { country: COUNTRIES[at % 7]! }));
  const deals = startups.flatMap(({ id, country }) =>
    [2006, 2007, 2008, 2009, 2010].map((year) => {
      const date = `${year + any(2)}-${String(1 + any(12)).padStart(2, '0')}-15`;
      return change(
        deal(`${id} ${year}`, id, [`i${any(15)}`], { date, round: ['seed', 'series-a'][any(2)]! }),
        country,
      );
    }),
  );
  const investors = Array.from({ length: 15 }, (_, at) => investor(`i${at}`));
  const whole = alliance({ asOf: '2012-01-01', startups, investors, deals });
  return { alliance: whole, startupQueries: [], investorQueries: [], pool: new Set() };
}

const learned = (folder: DealsFolder) => learnedAt(marketsOf(folder.alliance.startups).home, folder, YEAR);

/** What markets of twelve companies teach, cut out of home. */
function learnedOfSmall(folder: DealsFolder, companies = 12) {
  const { home } = marketsOf(folder.alliance.startups);
  return smallAt(home, folder, learnedAt(home, folder, YEAR), [{ companies }]);
}

describe('the bench of markets abroad', () => {
  const { home, abroad } = marketsOf(folderOf().alliance.startups);

  test('finds home in the data, and leaves out companies of no known country', ({ expect }) => {
    expect([home.name, home.companies.size]).toEqual(['BR', 36]);
    const sizes = abroad.map(({ name, companies }) => [name, companies.size]);
    expect(sizes).toEqual([
      ['not BR', 36],
      ['KZ', 12],
      ['RU', 12],
      ['JP', 12],
      ['SCO (KZ RU)', 24],
    ]);
    expect(() => marketsOf([startup('alone', { country: 'KZ' })])).toThrow(/fewer than two countries/);
  });

  test('cuts a market to its companies, their rounds and investors, and the answers among these', ({ expect }) => {
    const cut = windowOf(marketOf(folderOf(), abroad[1]!.companies), YEAR);
    const known = new Set(cut.folder.alliance.investors.map(({ id }) => id));
    expect(cut.folder.alliance.startups.map(({ country }) => country)).toEqual(Array(12).fill('KZ'));
    expect(new Set(cut.folder.alliance.deals.flatMap(({ investorIds }) => investorIds))).toEqual(known);
    expect(cut.answersA.size).toBeGreaterThan(0);
    for (const right of cut.answersA.values()) expect([...right].every((id) => known.has(id))).toBe(true);
    for (const right of cut.answersB.values())
      expect([...right].every((id) => abroad[1]!.companies.has(id))).toBe(true);
  });

  test('learns the same whatever happens abroad, or in the year and later', ({ expect }) => {
    const other = (one: DealEvent, change: boolean) => (change ? { ...one, investorIds: ['i3'] } : one);
    const { model, windows } = learned(folderOf());
    expect(windows).toEqual([2008, 2008.5, 2009]);
    expect(learned(folderOf((one, country) => other(one, country !== 'BR'))).model).toEqual(model);
    expect(learned(folderOf((one) => other(one, one.date! >= `${YEAR}`))).model).toEqual(model);
    expect(
      learned(folderOf((one, country) => other(one, country === 'BR' && one.date!.startsWith('2008-0')))).model,
    ).not.toEqual(model);
  });

  test('learns of small markets from those cut out of home before the year, and of none where home is smaller', ({
    expect,
  }) => {
    const small = learnedOfSmall(folderOf());
    const elsewhere = (one: DealEvent, country: string | null) =>
      country !== 'BR' || one.date! >= `${YEAR}` ? { ...one, investorIds: ['i3'] } : one;
    expect(small).not.toBeNull();
    expect(small).not.toEqual(learned(folderOf()).model);
    expect(learnedOfSmall(folderOf(elsewhere))).toEqual(small);
    expect(learnedOfSmall(folderOf(), 37)).toBeNull();
  });

  test('takes a field away from all who have it, and leaves what is asked and what is right', ({ expect }) => {
    const cut = windowOf(marketOf(folderOf(), abroad[0]!.companies), YEAR);
    const poor = poorer(cut, ['rounds', 'sector', 'sums']);
    const { startups, deals, investors } = poor.folder.alliance;
    expect(new Set(startups.flatMap(({ sectors }) => sectors))).toEqual(new Set());
    expect(new Set(deals.map(({ round, amountUsd }) => `${round} ${amountUsd}`))).toEqual(
      new Set(['seed null', 'pe null']),
    );
    expect(poor.folder.startupQueries.map(({ startup }) => startup)).toEqual(
      poor.folder.startupQueries.map(({ startup: { id } }) => startups.find((one) => one.id === id)),
    );
    expect([poor.answersA, poor.answersB, investors]).toEqual([
      cut.answersA,
      cut.answersB,
      cut.folder.alliance.investors,
    ]);
  });

  test('says so where nothing lies before the year', ({ expect }) => {
    expect(() => learnedAt(home, folderOf(), 2008)).toThrow(/nothing to learn from in BR before 2008/);
  });

  test('is sure of a difference that all questions have, and not of one that half of them have the other way', ({
    expect,
  }) => {
    expect(intervalOf(Array(50).fill(0.25))).toEqual({ mean: 0.25, low: 0.25, high: 0.25 });
    const { low, high } = intervalOf(Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? 1 : -1)));
    // Of 400 the mean has a standard error of 1 / 20: two of them on each side.
    expect(low).toBeCloseTo(-0.098, 1);
    expect(high).toBeCloseTo(0.098, 1);
  });
});
