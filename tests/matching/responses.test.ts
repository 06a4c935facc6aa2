/** Question: "I said no to three fintech startups and liked an edtech one: does my list learn of it, and unlearn what I take back?" */
import { describe, expect, test } from 'vitest';
import {
  type Alliance,
  buildIndex,
  type Decision,
  explainPair,
  rankStartupIds,
  withoutLearning,
  withProfile,
  withSurroundings,
} from '#matching';
import { alliance, investor, startup } from './world.ts';

const said = (about: string, verdict: Decision['verdict'], change: Partial<Decision> = {}): Decision => ({
  ...{ by: 'investor_i', about, verdict, at: '2026-11-01' },
  ...change,
});
const startups = [
  ...['f1', 'f2', 'f3', 'f4'].map((key) => startup(`startup_${key}`, { sectors: ['fintech'] })),
  ...['e1', 'e2', 'e3'].map((key) => startup(`startup_${key}`, { sectors: ['edtech'] })),
];
const facts = { startups, investors: [investor('investor_i'), investor('investor_j')] };
const indexOf = (decisions: Decision[], meetings: { startupId: string; otherId: string; at: string }[] = []) =>
  buildIndex(alliance({ ...facts, decisions, meetings }));
const answerOf = (index: ReturnType<typeof buildIndex>, startupId: string, by = 'investor_i') =>
  explainPair(index, startupId, by).parts.find(({ criterion }) => criterion === 'responses')!.value;

const DECISIONS = [
  ...['startup_f1', 'startup_f2', 'startup_f3'].map((about) => said(about, 'PASSED')),
  said('startup_e1', 'INTERESTED'),
];

describe('What an investor answered', () => {
  test('lifts startups like those it liked over those like the ones it declined, and no list of another', () => {
    const index = indexOf(DECISIONS);
    expect(answerOf(index, 'startup_e2')).toBeGreaterThan(0);
    expect(answerOf(index, 'startup_f4')).toBeLessThan(0);
    const ids = rankStartupIds(index, 'investor_i');
    expect(ids.indexOf('startup_e2')).toBeLessThan(ids.indexOf('startup_f4'));
    expect(answerOf(index, 'startup_e2', 'investor_j')).toBeNull();
  });

  test('is by hand: one liked of one in edtech, one of four in all', () => {
    // Decay is that of 22 days; country and round are the same for all, so that their lift is ln(1) of the investor's own rate.
    const index = indexOf(DECISIONS);
    const { shrink, halfLifeYears } = index.settings;
    const w = 2 ** (-22 / (365.25 * halfLifeYears));
    const rate = (w + 1) / (4 * w + 2);
    const lift = (liked: number, all: number) => Math.log((w * liked + shrink * rate) / ((w * all + shrink) * rate));
    expect(answerOf(index, 'startup_e2')).toBeCloseTo((lift(1, 1) + 2 * lift(1, 4)) / 3, 12);
    expect(answerOf(index, 'startup_f4')).toBeCloseTo((lift(0, 3) + 2 * lift(1, 4)) / 3, 12);
  });

  test('counts less the longer ago it was said', () => {
    const gap = (at: string) => {
      const index = indexOf(DECISIONS.map((decision) => ({ ...decision, at })));
      return answerOf(index, 'startup_e2')! - answerOf(index, 'startup_f4')!;
    };
    expect(gap('2018-11-01')).toBeLessThan(gap('2026-11-01') / 2);
    expect(gap('2018-11-01')).toBeGreaterThan(0);
  });

  test('for lack of capacity says nothing', () => {
    const busy = DECISIONS.map((decision) => ({ ...decision, passReason: 'NO_CAPACITY' as const }));
    expect(answerOf(indexOf(busy.slice(0, 3)), 'startup_f4')).toBeNull();
    expect(
      answerOf(
        indexOf(DECISIONS.slice(0, 3).map((one) => ({ ...one, passReason: 'NOT_FOR_ME' as const }))),
        'startup_f4',
      ),
    ).toBe(answerOf(indexOf(DECISIONS.slice(0, 3)), 'startup_f4'));
  });

  test('is that it met them, too', () => {
    const met = [{ startupId: 'startup_e1', otherId: 'investor_i', at: '2026-11-01T10:00:00Z' }];
    expect(answerOf(indexOf(DECISIONS.slice(0, 3), met), 'startup_e2')).toBeGreaterThan(0);
    const later = [{ ...met[0]!, at: '2027-01-01' }];
    expect(answerOf(indexOf([], later), 'startup_e2')).toBeNull();
  });

  test('leaves nothing behind when it is taken back, in the index that took it in too', () => {
    const met = [{ startupId: 'startup_e3', otherId: 'investor_i', at: '2026-11-01T10:00:00Z' }];
    const [none, told] = [indexOf([]), indexOf(DECISIONS, met)];
    const lists = (index: typeof none) =>
      JSON.stringify(startups.map(({ id }) => explainPair(index, id, 'investor_i')));
    const around = (index: typeof none, alliance: typeof none.alliance) =>
      lists(withSurroundings(index, { ...alliance, asOf: index.asOf }));
    expect(lists(told)).not.toBe(lists(none));
    expect(around(told, none.alliance)).toBe(lists(none));
    expect(around(none, told.alliance)).toBe(lists(told));
    const left = { ...told.alliance, decisions: DECISIONS.slice(1) };
    expect(around(told, left)).toBe(lists(indexOf(DECISIONS.slice(1), met)));
    expect(around(told, left)).not.toBe(lists(told));
  });

  test('counts of a startup that was put in just before, as it is now', () => {
    const moved = startup('startup_f1', { sectors: ['edtech'] });
    const after = alliance({ ...facts, startups: [moved, ...startups.slice(1)], decisions: DECISIONS });
    const grown = withoutLearning(buildIndex(alliance(facts), { minimumDeals: 0 }), { type: 'startup', ...moved })!;
    const told = withSurroundings(grown, { ...after, asOf: after.asOf });
    const rebuilt = buildIndex(after, { minimumDeals: 0 });
    for (const { id } of startups)
      expect(explainPair(told, id, 'investor_i')).toEqual(explainPair(rebuilt, id, 'investor_i'));
  });

  test('tells in its reason nothing of others', () => {
    const index = indexOf(DECISIONS);
    const reason = explainPair(index, 'startup_f4', 'investor_i').reasons.find(
      ({ code }) => code === 'RESPONSES_AGAINST',
    )!;
    expect(Object.keys(reason.parameters).sort()).toEqual(['country', 'ratio', 'round', 'sectors']);
  });

  test.each<[string, Partial<Alliance>]>([
    ['decided about', { decisions: DECISIONS }],
    ['met', { meetings: [{ startupId: 'startup_f1', otherId: 'investor_i', at: '2026-11-01T10:00:00Z' }] }],
  ])('follows a startup that it has %s and that changes, whether that is learned or not', (_, said) => {
    const moved = startup('startup_f1', { sectors: ['edtech'] });
    for (const minimumDeals of [0, 1000]) {
      const index = buildIndex(alliance({ ...facts, ...said }), { minimumDeals });
      const rebuilt = buildIndex({ ...index.alliance, startups: [moved, ...startups.slice(1)] }, { minimumDeals });
      const grown = withProfile(index, { type: 'startup', ...moved });
      expect(answerOf(grown, 'startup_e2')).toBe(answerOf(rebuilt, 'startup_e2'));
      expect(answerOf(grown, 'startup_e2')).not.toBe(answerOf(index, 'startup_e2'));
    }
  });
});
