/** Does a window cut out of the past ask as the benchmark's own questions do? */
import { expect, test } from 'vitest';
import type { DealEvent, StartupProfile } from '#matching';
import { usdOfClass } from '../../../subgraphs/matches/deals.sizes.ts';
import { windowOf } from '../../../subgraphs/matches/deals.windows.ts';

const deal = (startupId: string, date: string, amountUsd: number | null): DealEvent => ({
  id: `${startupId} ${date}`,
  startupId,
  investorIds: ['investor'],
  date,
  round: 'seed',
  amountUsd,
  kind: 'EQUITY',
});

function asksOf(amounts: readonly (number | null)[]) {
  const startups = ['old', ...amounts.keys()].map(
    (id) => ({ id: String(id), raise: null }) as unknown as StartupProfile,
  );
  const deals = [
    deal('old', '2010-05-01', 1e6),
    ...amounts.map((amount, id) => deal(String(id), '2011-03-01', amount)),
  ];
  const alliance = { startups, deals, investors: [{ id: 'investor' }] };
  const { folder } = windowOf({ alliance } as unknown as Parameters<typeof windowOf>[0], 2011);
  return amounts.map(
    (_, id) => folder.alliance.startups.find((startup) => startup.id === String(id))!.raise!.amountUsd,
  );
}

test('a sum is asked as the middle of its class, the bounds belonging to the class above', () => {
  const classes = ['<0.1M', '0.1-0.5M', '0.1-0.5M', '2-5M', '5-10M', '50-100M', '100M+', '100M+'];
  expect(asksOf([99_999, 100_000, 499_999, 2_600_000, 5_000_000, 7e7, 1e8, 4e8])).toEqual(classes.map(usdOfClass));
});

test('an unknown sum stays unknown', () => {
  expect(asksOf([null])).toEqual([null]);
});

test('a window is the twelve months from January or from July, and knows nothing of them', () => {
  const dates = ['2009-12-31', '2010-06-30', '2010-07-01', '2011-06-30', '2011-07-01'];
  const startups = dates.map((id) => ({ id, raise: null }) as unknown as StartupProfile);
  const alliance = { startups, deals: dates.map((date) => deal(date, date, null)), investors: [{ id: 'investor' }] };
  const asked = (from: number) => {
    const { folder, answersB } = windowOf({ alliance } as unknown as Parameters<typeof windowOf>[0], from);
    expect(folder.alliance.deals.every(({ date }) => date! < folder.alliance.asOf)).toBe(true);
    return [...(answersB.get('b:investor') ?? [])];
  };
  expect(asked(2010)).toEqual(['2010-06-30', '2010-07-01']);
  expect(asked(2010.5)).toEqual(['2010-07-01', '2011-06-30']);
});
