import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Alliance,
  type AnyProfile,
  allianceOf,
  buildIndex,
  type MatchIndex,
  MatchingError,
  rankInvestors,
  rankMarkets,
  rankStartups,
  rankTechnoparks,
  type StartupProfile,
  scoresOfStartups,
  settled,
  stopsOf,
  whyNot,
  withoutLearning,
  withProfile,
  withSurroundings,
} from '#matching';
import { dayOf } from '../../matching/calendar.ts';
import { contentHash } from '../../matching/hash.ts';
import { anyAlliance, anyAround } from './generated.ts';
import { alliance, deal, investor, startup } from './world.ts';

/** Of those that the generated startups have, so that no word is new. */
const COUNTRIES = ['KZ', 'UZ', 'CN'];
/** Some startups have been decided about, some were met, and some say when they were founded. */
const answered = anyAlliance.map((facts): Alliance => {
  const [by, otherId] = [facts.investors[0]!.id, facts.investors[1]!.id];
  const said = (about: string, verdict: 'INTERESTED' | 'PASSED') => ({ by, about, verdict, at: '2026-10-01' });
  return {
    ...facts,
    startups: facts.startups.map((one, at) => ({ ...one, foundedYear: at % 2 ? 2022 : null })),
    decisions: [said('startup_1', 'INTERESTED'), said('startup_2', 'PASSED'), said('startup_4', 'PASSED')],
    meetings: [{ startupId: 'startup_3', otherId, at: '2026-10-02' }],
  };
});
const worlds = fc.oneof(anyAlliance, answered);

test('an index with a profile put in equals one built with it, byte for byte, and leaves the old one alone', () => {
  const known = (at: number, given: Partial<StartupProfile>) => (facts: Alliance) =>
    ({ type: 'startup', ...facts.startups[at]!, ...given }) as const;
  const changes: ((facts: Alliance) => AnyProfile)[] = [
    () => ({ type: 'startup', ...startup('startup_new') }),
    () => ({ type: 'startup', ...startup('startup_3', { country: 'CN', sectors: ['unheard-of'] }) }),
    () => ({ type: 'startup', ...startup('startup_00', { region: 'north', languages: ['en'] }) }),
    () => ({ type: 'investor', ...investor('investor_new', { country: 'UZ', mandate: { sectors: ['fintech'] } }) }),
    ...[1, 2, 3].map((at) => known(at, { sectors: ['edtech'] })),
    ...[0, 5, 7].map((at) => known(at, { foundedYear: 2025 })),
    ...[6, 8].map((at) => known(at, { country: null, region: null, category: null, raise: null })),
  ];
  fc.assert(
    fc.property(worlds, fc.constantFrom(0, 1000), fc.constantFrom(...changes), (facts, minimumDeals, change) => {
      const index = buildIndex(facts, { minimumDeals });
      const before = bytesOf(index);
      const grown = withProfile(index, change(facts));
      expect(bytesOf(grown)).toBe(bytesOf(buildIndex(allianceOf(grown), { minimumDeals })));
      expect(bytesOf(index)).toBe(before);
    }),
    { numRuns: 60 },
  );
});

test('scores of named startups are those of the list, also of one that was put in or changed since', () => {
  fc.assert(
    fc.property(anyAlliance, fc.constantFrom(...COUNTRIES), (facts, country) => {
      const index = buildIndex(facts, { minimumDeals: 0 });
      const changes = [startup('startup_00', { country }), startup('startup_new', { country })];
      const grown = changes.reduce((all, one) => withProfile(all, { type: 'startup', ...one }), index);
      for (const { id } of grown.investors.profiles) {
        const list = rankStartups(grown, id, { k: 1000 });
        const scores = scoresOfStartups(
          grown,
          id,
          list.map((match) => match.id),
        );
        expect([...scores]).toEqual(list.map(({ score }) => score));
      }
    }),
    { numRuns: 30 },
  );
});

test('an index with other surroundings equals one built with them, byte for byte, with startups put beside or not', () => {
  fc.assert(
    fc.property(
      anyAlliance,
      anyAround,
      anyAround,
      fc.constantFrom(0, 1000),
      fc.boolean(),
      (parties, first, then, minimumDeals, put) => {
        const facts = { ...parties, ...first };
        const index = buildIndex(facts, { minimumDeals });
        const before = put
          ? withProfile(index, { type: 'startup', ...startup('startup_00', { languages: ['en'] }) })
          : index;
        const after = withSurroundings(before, { ...then, asOf: facts.asOf });
        expect(bytesOf(after)).toBe(bytesOf(buildIndex({ ...allianceOf(before), ...then }, { minimumDeals })));
      },
    ),
    { numRuns: 30 },
  );
});

test('what has to be learned is refused without learning', () => {
  const facts = alliance({ startups: [startup('startup_a')], investors: [investor('investor_a')] });
  const index = buildIndex({ ...facts, deals: [deal('d1', 'startup_a', ['investor_a'])] }, { minimumDeals: 0 });
  const put = (change: AnyProfile) => withoutLearning(index, change) !== null;
  const asked = { round: 'SEED', amountUsd: 100_000 };
  expect(put({ type: 'investor', ...investor('investor_b') })).toBe(false);
  expect(put({ type: 'startup', ...startup('startup_a', { country: 'CN' }) })).toBe(false);
  expect(put({ type: 'startup', ...startup('startup_b', { sectors: ['unheard-of'] }) })).toBe(false);
  const known = index.alliance.startups[0]!;
  expect(put({ type: 'startup', ...known, womenLed: true })).toBe(true);
  expect(put({ type: 'startup', ...known, raise: { ...asked, round: 'unheard-of' } })).toBe(false);
  expect(put({ type: 'startup', ...known, foundedYear: 2020 })).toBe(false);
  expect(put({ type: 'startup', ...known, sectors: [] })).toBe(false);
});

test('a startup with deals that asks for another sum keeps its backers, and who has invested beside them', () => {
  const [asks, shared] = [startup('startup_a'), startup('startup_b')];
  const facts = alliance({
    startups: [asks, shared],
    investors: ['i', 'j'].map((key) => investor(`investor_${key}`)),
    deals: [deal('d1', asks.id, ['investor_j']), deal('d2', shared.id, ['investor_i', 'investor_j'])],
  });
  const index = buildIndex(facts, { minimumDeals: 0 });
  const changed = { ...asks, raise: { amountUsd: 900_000, round: 'seed' } };
  const grown = withoutLearning(index, { type: 'startup', ...changed })!;
  const rebuilt = buildIndex({ ...facts, startups: [changed, shared] }, { minimumDeals: 0 });
  const [match] = rankStartups(grown, 'investor_i');
  expect(match).toEqual(rankStartups(rebuilt, 'investor_i')[0]);
  expect(match!.reasons.find(({ criterion }) => criterion === 'coInvestors')!.parameters.shared).toBe(1);
});

test.each([
  ['alone', 0],
  ['after others changed', 3],
])('a word leaves with the last startup that bears it, and that has to be learned: %s', (_, changes) => {
  const [first, second, last] = ['x', 'y', 'z'].map((key) => startup(`startup_${key}`, { sectors: ['space'] }));
  const others = ['a', 'b', 'c', 'd'].map((key) => startup(`startup_${key}`));
  const facts = alliance({ startups: [...others, first!, second!, last!], investors: [investor('investor_a')] });
  const without = (index: MatchIndex, changed: StartupProfile) =>
    withoutLearning(index, { type: 'startup', ...changed });
  let index = buildIndex(facts, { minimumDeals: 0 });
  const elsewhere = others.slice(0, changes).map((one) => ({ ...one, womenLed: true }));
  const away = [first!, second!].map((one) => ({ ...one, sectors: ['fintech'] }));
  for (const changed of [...elsewhere, ...away]) {
    const next = without(index, changed);
    expect(next).not.toBeNull();
    index = next!;
  }
  for (const at of [index, settled(index)]) {
    expect(without(at, { ...last!, womenLed: true })).not.toBeNull();
    expect(without(at, { ...last!, sectors: ['fintech'] })).toBeNull();
  }
});

function bytesOf(index: ReturnType<typeof buildIndex>): string {
  const { startups, investors, technoparks, markets } = allianceOf(index);
  const lists = startups.map(({ id }) => [
    rankInvestors(index, id),
    rankTechnoparks(index, id),
    rankMarkets(index, id),
  ]);
  const stops = startups.flatMap(({ id }) =>
    [...investors, ...technoparks, ...markets].map((other) => stopsOf(index, id, other.id)),
  );
  return JSON.stringify([index.modelVersion, lists, investors.map(({ id }) => rankStartups(index, id)), stops]);
}

test('a hundred replays of a past list, after the facts have changed, give its bytes', () => {
  const then = alliance({
    startups: [startup('startup_a')],
    investors: [investor('investor_a'), investor('investor_b', { country: 'KZ' })],
    deals: [deal('d1', 'startup_old', ['investor_a'])],
  });
  const first = JSON.stringify(rankInvestors(buildIndex(then), 'startup_a'));
  const later = Array.from({ length: 100 }, (_, n) =>
    deal(`later_${n}`, 'startup_a', ['investor_b'], { date: '2026-12-01' }),
  );
  for (let n = 1; n <= 100; n++) {
    const facts = { ...then, deals: [...later.slice(0, n), ...then.deals] };
    expect(JSON.stringify(rankInvestors(buildIndex(facts), 'startup_a'))).toBe(first);
  }
});

test('two parties with one id are refused', () => {
  const twice = alliance({ startups: [startup('startup_a'), startup('startup_a')] });
  expect(() => buildIndex(twice)).toThrow(expect.objectContaining({ code: 'DUPLICATE_ID' }));
});

test('more words of a field than its codes can tell apart are refused', () => {
  const towns = (n: number) =>
    alliance({ startups: Array.from({ length: n }, (_, at) => startup(`startup_${at}`, { region: `town ${at}` })) });
  expect(() => buildIndex(towns(65_536))).toThrow(expect.objectContaining({ code: 'BAD_PROFILE' }));
  const { startups, words } = buildIndex(towns(65_535));
  expect(words.region.words[startups.region.at(-1)! - 1]).toBe(startups.profiles.at(-1)!.region);
});

test('a date that is none is refused', () => {
  expect(() => buildIndex(alliance({ asOf: 'yesterday' }))).toThrow(MatchingError);
});

test.each([
  '2020-13-45',
  '2021-02-31',
  '2023-02-29',
  '2020-00-10',
  '0000-00-00',
  '2020-01-01T24:00',
  '2020-01-01T10:60',
  '2020-01-01T10:00:60Z',
])('nor is %s a day that the calendar has', (date) => {
  const by = { by: 'investor_a', about: 'startup_a', verdict: 'PASSED', at: date } as const;
  for (const given of [{ asOf: date }, { deals: [deal('d1', 'startup_a', [], { date })] }, { decisions: [by] }])
    expect(() => buildIndex(alliance(given))).toThrow(expect.objectContaining({ code: 'BAD_DATE' }));
});

test('the newest decision holds, were it by a fraction of a second', () => {
  const said = { by: 'investor_a', about: 'startup_a' };
  const facts = alliance({ startups: [startup('startup_a')], investors: [investor('investor_a')] });
  const stops = (asOf: string) => {
    const passed = { ...said, verdict: 'PASSED', at: '2026-03-04T08:00:00.100Z' } as const;
    const taken = { ...said, verdict: 'INTERESTED', at: '2026-03-04T08:00:00.900Z' } as const;
    return whyNot(buildIndex({ ...facts, decisions: [taken, passed], asOf }), 'startup_a', 'investor_a').stops.length;
  };
  expect(['2026-03-04T08:00:00.099Z', '2026-03-04T08:00:00.899Z', '2026-03-04T08:00:00.9Z'].map(stops)).toEqual([
    0, 1, 0,
  ]);
});

test('days are counted as the calendar has them', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
      expect(dayOf(date.toISOString().slice(0, 10))).toBe(Math.floor(date.getTime() / 86_400_000));
      expect(dayOf(date.toISOString())).toBeCloseTo(date.getTime() / 86_400_000, 9);
    }),
  );
  expect(dayOf('2026-11-23T12:00:00Z')).toBe(dayOf('2026-11-23') + 0.5);
  expect(dayOf('2026')).toBe(dayOf('2026-07-02'));
  expect(dayOf('2024-02-29')).toBe(dayOf('2024-03-01') - 1);
});

test('the content hash tells apart what differs', () => {
  expect(contentHash(['ab'])).toBe(contentHash(['ab']));
  expect(new Set([['ab'], ['a', 'b'], ['b', 'a'], ['ac'], []].map(contentHash)).size).toBe(5);
});
