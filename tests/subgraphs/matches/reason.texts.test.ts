import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Alliance,
  buildIndex,
  type CriterionName,
  type ExclusionKind,
  explainPair,
  type InvestorProfile,
  MARKET_CRITERIA,
  PAIR_CRITERIA,
  type Reason,
  type StartupProfile,
  type Stop,
  type StopCode,
  TECHNOPARK_CRITERIA,
  whyNot,
} from '#matching';
import { RoundType } from '#vocabulary/round';
import { criterionName, reasonText, stopText } from '../../../subgraphs/matches/reason.texts.ts';

const locales = ['en', 'ru', 'kk', 'zh'] as const;
const others = ['ru', 'kk', 'zh'] as const;
const verdicts = ['FOR', 'AGAINST', 'UNKNOWN'] as const;
const criteria: CriterionName[] = [...PAIR_CRITERIA, ...MARKET_CRITERIA, ...TECHNOPARK_CRITERIA].map(
  ({ name }) => name,
);
const stopCodes = Object.keys({
  EXCLUDED: 0,
  PASSED: 0,
  IN_PORTFOLIO: 0,
  HELD_FOR_REVIEW: 0,
  OUTSIDE_TICKET: 0,
  OUTSIDE_ROUNDS: 0,
  OUTSIDE_COUNTRIES: 0,
  OUTSIDE_SECTORS: 0,
  ALREADY_PRESENT: 0,
  OWN_TECHNOPARK: 0,
} satisfies Record<StopCode, 0>) as StopCode[];
const exclusionKinds: ExclusionKind[] = ['SANCTION_BAR', 'DECLARED', 'VISA_BAR', 'NEVER'];

type Parameters = Reason['parameters'];

function reason(criterion: CriterionName, verdict: (typeof verdicts)[number], parameters: Parameters = {}): Reason {
  const code = `${criterion.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_${verdict}`;
  return { code, criterion, contribution: 1, parameters, dealIds: [] };
}

const reasons = (parameters: Parameters): Reason[] =>
  criteria.flatMap((criterion) => verdicts.map((verdict) => reason(criterion, verdict, parameters)));

const stops = (parameters: Stop['parameters']): Stop[] => [
  ...stopCodes.map((code): Stop => ({ code, parameters })),
  ...exclusionKinds.map((exclusion): Stop => ({ code: 'EXCLUDED', exclusion, parameters })),
];

const stop = (code: StopCode, parameters: Stop['parameters']): Stop => ({ code, parameters });

/** Intl sets no-break spaces within a number; a sentence is easier to read here without. */
const plainly = ({ text }: { text: string }): string => text.replace(/[\u00a0\u202f]/g, ' ');
const said = (reason: Reason, locale = 'en'): string => plainly(reasonText(reason, locale));
const stopped = (stop: Stop, locale = 'en'): string => plainly(stopText(stop, locale));

const allTexts = (parameters: Stop['parameters'], locale: string): string[] => [
  ...reasons(parameters).map((one) => said(one, locale)),
  ...stops(parameters).map((one) => stopped(one, locale)),
];

const names = {
  numbers: ['deals', 'of', 'ratio', 'amountUsd', 'ticketMinUsd', 'ticketMaxUsd', 'shared', 'onlinePurseUsd'],
  moreNumbers: ['organisationsPerMillion', 'desks', 'technoparks', 'programmes'],
  words: ['startup', 'mandate', 'round', 'languages', 'sectors', 'stages', 'blocs', 'country'],
  ids: ['investorIds', 'a', 'b', 'by', 'dealId', 'party', 'technopark'],
  dates: ['newest', 'date', 'at', 'validFrom', 'validTo'],
  flags: ['stated', 'freeTrade', 'home', 'byStartup', 'byInvestor'],
};
const everyName = [...Object.values(names).flat(), 'dryPowderUsd'];
const LEAK = /null|undefined|NaN|∞|Infinity|Invalid|object|[{}$]/;

describe('texts', () => {
  test.each(locales)('exist for every criterion, verdict, stop and name in %s', (locale) => {
    expect([...allTexts({}, locale), ...criteria.map((name) => criterionName(name, locale).text)]).not.toContain('');
    expect(allTexts({}, locale)).toHaveLength(criteria.length * 3 + 14);
    expect(allTexts({}, locale).filter((text) => !/[^.。][.。]$/.test(text))).toEqual([]);
  });

  test.each(others)('in %s are not the English ones', (locale) => {
    const english = [...allTexts({}, 'en'), ...criteria.map((name) => criterionName(name, 'en').text)];
    const own = [...allTexts({}, locale), ...criteria.map((name) => criterionName(name, locale).text)];
    expect(own.filter((text, at) => text === english[at])).toEqual([]);
    expect(own.filter((text) => /^[\p{ASCII}]+$/u.test(text))).toEqual([]);
  });

  test.each(locales)('tell the verdicts of a criterion apart, and the names of criteria, in %s', (locale) => {
    const alike = criteria.filter((name) => new Set(verdicts.map((one) => said(reason(name, one), locale))).size < 3);
    expect(alike).toEqual([]);
    expect(new Set(criteria.map((name) => criterionName(name, locale).text)).size).toBe(criteria.length);
  });

  test('say the language really used, English where there is no table', () => {
    expect(reasonText(reason('space', 'FOR'), 'ru-KZ')).toMatchObject({ locale: 'ru', direction: 'LTR' });
    expect(stopText(stop('PASSED', {}), 'fa')).toEqual({
      text: 'One of the two has passed on the other.',
      locale: 'en',
      direction: 'LTR',
    });
    expect(criterionName('space', 'constructor')).toMatchObject({ text: 'Desks', locale: 'en' });
  });

  test('of a code that no criterion gives are refused', () => {
    expect(() => reasonText({ ...reason('space', 'FOR'), code: 'SPACE_MAYBE' }, 'en')).toThrow('SPACE_MAYBE');
  });
});

describe('what is not known', () => {
  test.each(locales)('is left out of the sentence in %s', (locale) => {
    for (const nothing of [null, Number.NaN, Number.POSITIVE_INFINITY, '', ', ']) {
      const absent = Object.fromEntries(everyName.map((name) => [name, nothing]));
      expect(allTexts(absent, locale)).toEqual(allTexts({}, locale));
    }
    expect(allTexts({}, locale).filter((text) => LEAK.test(text))).toEqual([]);
  });

  const value = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.double(),
    fc.integer(),
    fc.constantFrom(
      '',
      ', ',
      'KZ',
      'FINTECH, AI_DATA',
      'SEED',
      'MVP',
      'ru, uz',
      'EAEU',
      'USA',
      '2026-03',
      '2026-99-99',
      'constructor',
    ),
  );
  test.each(locales)('and whatever a parameter holds, the sentence in %s stays a sentence', (locale) => {
    const parameters = fc.dictionary(fc.constantFrom(...everyName), value);
    fc.assert(
      fc.property(
        parameters,
        fc.constantFrom(...criteria),
        fc.constantFrom(...verdicts),
        (held, criterion, verdict) => {
          const text = said(reason(criterion, verdict, held), locale);
          expect(text).not.toMatch(LEAK);
          expect(text).toMatch(/[^.。\s][.。]$/);
        },
      ),
    );
    fc.assert(
      fc.property(parameters, fc.nat(stops({}).length - 1), (held, at) => {
        expect(stopped(stops(held as Stop['parameters'])[at]!, locale)).not.toMatch(LEAK);
      }),
    );
  });
});

describe('numbers', () => {
  const number = fc.integer({ min: 2, max: 999 });
  const numeric = [...names.numbers, ...names.moreNumbers];
  const figures = (text: string): string[] => text.match(/\d+/g) ?? [];

  test.each(locales)('in %s are those of the parameters, and no others', (locale) => {
    const own = fc.record(Object.fromEntries(numeric.map((name) => [name, number])));
    fc.assert(
      fc.property(own, (held: Record<string, number>) => {
        const given = new Set(Object.values(held).map(String));
        const bare = allTexts({}, locale).map(figures);
        allTexts(held, locale).forEach((text, at) => {
          expect(figures(text).filter((figure) => !given.has(figure) && !bare[at]!.includes(figure))).toEqual([]);
        });
      }),
      { numRuns: 20 },
    );
  });

  test.each(locales)('of money left and ids of parties and deals never stand in a text in %s', (locale) => {
    const held = {
      ...Object.fromEntries(names.ids.map((name) => [name, 'investor_secret, deal_secret'])),
      dryPowderUsd: 777,
      shared: 2,
      amountUsd: 5,
      ticketMinUsd: 4,
    };
    expect(allTexts(held, locale).filter((text) => /secret|777/.test(text))).toEqual([]);
  });

  test('stand in the sentence as they are given', () => {
    const taste = { startup: 'FINTECH', deals: 4, of: 11, stated: false, ratio: 3.2 };
    expect(said(reason('sector', 'FOR', taste))).toBe(
      'Invests in fintech: 4 of its 11 past deals, 3.2 times the average.',
    );
    expect(said(reason('ticket', 'AGAINST', { amountUsd: 120000, ticketMinUsd: 500000, ticketMaxUsd: null }))).toBe(
      "The investor's tickets start at USD 500,000; the raise is USD 120,000.",
    );
    const asked = { round: 'SEED', amountUsd: 500_000, backers: 1, ratio: 1.4 };
    expect(said(reason('attraction', 'FOR', asked))).toBe(
      'Of the rounds of a time, investors join such ones sooner: seed, USD 500,000, 1 backer, 1.4 times the average.',
    );
    expect(said(reason('demand', 'FOR', { onlinePurseUsd: 432_100_000_000 }))).toBe(
      'Large online demand: about USD 432 billion a year.',
    );
  });

  test('are written as the language writes them', () => {
    const raise = { startup: 1_250_000, deals: 2, of: 3, stated: false, ratio: 3.25 };
    expect(said(reason('size', 'FOR', raise), 'ru')).toContain('(1 250 000 USD): 2 из 3 прошлых сделок, в 3,25 раза');
    expect(said(reason('size', 'FOR', raise), 'kk')).toContain('(1 250 000 USD)');
    expect(said(reason('size', 'FOR', raise), 'zh')).toContain('（1,250,000美元）');
  });

  test('equal to the average are left out', () => {
    expect(said(reason('round', 'FOR', { startup: 'SEED', deals: 2, of: 9, stated: false, ratio: 1.0001 }))).toBe(
      'Invests in seed rounds: 2 of its 9 past deals.',
    );
  });
});

describe('Russian plurals', () => {
  test.each([
    [0, '0 прошлых сделок'],
    [1, '1 прошлая сделка'],
    [3, '3 прошлые сделки'],
    [5, '5 прошлых сделок'],
    [11, '11 прошлых сделок'],
    [21, '21 прошлая сделка'],
    [112, '112 прошлых сделок'],
  ])('of %i deals', (deals, words) => {
    expect(said(reason('activity', 'FOR', { deals }), 'ru')).toBe(`Инвестор в последнее время активен: ${words}.`);
  });

  test.each([
    [2, 'в 2 раза'],
    [5, 'в 5 раз'],
    [21, 'в 21 раз'],
    [3.2, 'в 3,2 раза'],
    [5.001, 'в 5 раз'],
  ])('of %d times', (ratio, words) => {
    expect(said(reason('appeal', 'FOR', { ratio }), 'ru')).toContain(`: ${words} больше среднего.`);
  });

  test('after "out of", "with" and "in" follow the case', () => {
    expect(said(reason('country', 'FOR', { deals: 1, of: 21 }), 'ru')).toContain('1 из 21 прошлой сделки');
    expect(said(reason('coInvestors', 'FOR', { shared: 1 }), 'ru')).toContain('с 1 инвестором');
    expect(said(reason('coInvestors', 'FOR', { shared: 2 }), 'ru')).toContain('с 2 инвесторами');
    expect(said(reason('marketSpace', 'FOR', { desks: 22, technoparks: 3 }), 'ru')).toContain(
      '22 места в 3 технопарках',
    );
  });
});

describe('codes', () => {
  test('of sectors, rounds, countries, languages and blocs are told by their names', () => {
    const mandate = { startup: 'KZ', mandate: 'CN, UZ' };
    expect(stopped(stop('OUTSIDE_COUNTRIES', mandate), 'ru')).toContain(
      'стартап — Казахстан, в мандате — Китай и Узбекистан',
    );
    expect(stopped(stop('OUTSIDE_SECTORS', { startup: 'FINTECH', mandate: 'AI_DATA, EDTECH' }))).toBe(
      "The startup works in fintech; the investor's mandate takes “AI and data” and “education technology”.",
    );
    expect(stopped(stop('OUTSIDE_ROUNDS', { startup: 'SERIES_A', mandate: 'SEED' }), 'zh')).toContain('种子轮');
    expect(said(reason('language', 'FOR', { languages: 'ru, uz' }), 'zh')).toContain('俄语和乌兹别克语');
    expect(said(reason('bloc', 'FOR', { blocs: 'EAEU', freeTrade: false }), 'kk')).toContain('ЕАЭО');
    expect(said(reason('parkStage', 'FOR', { stages: 'SALES' }))).toContain('first sales');
  });

  test('of every round have a name in every language', () => {
    for (const locale of locales) {
      const texts = Object.values(RoundType).map((round) => said(reason('round', 'FOR', { startup: round }), locale));
      expect(texts.filter((text) => /[A-Z]_[A-Z]/.test(text))).toEqual([]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  test('that no vocabulary has stay as they are', () => {
    expect(said(reason('country', 'FOR', { startup: 'USA', deals: 1 }))).toBe('Invests in startups from USA.');
    expect(said(reason('category', 'FOR', { startup: 'games_video', deals: 1 }))).toBe(
      'Invests in the category “games video”.',
    );
    expect(said(reason('region', 'FOR', { startup: 'Saint-Denis, FR', deals: 1 }))).toContain('Saint-Denis, FR');
  });
});

describe('which case it is, is told', () => {
  test('by the sum against the tickets', () => {
    const tickets = { ticketMinUsd: 50_000, ticketMaxUsd: 300_000 };
    const of = (amountUsd: number) => said(reason('ticket', 'FOR', { ...tickets, amountUsd }));
    expect(of(120_000)).toBe(
      "The raise of USD 120,000 fits the investor's tickets: from USD 50,000, up to USD 300,000.",
    );
    expect(of(40_000)).toContain('start at USD 50,000');
    expect(of(400_000)).toContain('others would have to join');
  });

  test('by dates as exact as they are known', () => {
    const held = (date: string) => stopped(stop('IN_PORTFOLIO', { dealId: 'deal_1', date }));
    expect(['2025', '2025-03', '2025-03-09'].map(held).map((text) => text.split(': ')[1])).toEqual([
      'deal of 2025.',
      'deal of March 2025.',
      'deal of March 9, 2025.',
    ]);
    expect(stopped(stop('PASSED', { at: '2026-03-09T23:30:00.000Z' }), 'ru')).toMatch(/: 9 марта 2026 г\.$/);
  });

  test('by who is interested, and by home', () => {
    expect(said(reason('interest', 'FOR', { byStartup: true, byInvestor: true }))).toContain('Both');
    expect(said(reason('interest', 'FOR', { byStartup: false, byInvestor: true }))).toContain('The investor');
    expect(said(reason('visa', 'FOR', { home: true }))).toBe('At home no visa is needed.');
  });

  test('but never what a check is about', () => {
    for (const locale of locales) {
      expect(stopped(stop('HELD_FOR_REVIEW', { party: 'startup_x' }), locale)).not.toMatch(/sanction|санкци|制裁/i);
    }
  });
});

describe('of the engine itself', () => {
  const startup: StartupProfile = {
    id: 'startup_a',
    country: 'KZ',
    hqCountry: null,
    region: 'Almaty',
    sectors: ['FINTECH'],
    category: null,
    stage: 'SALES',
    foundedYear: null,
    languages: ['ru'],
    raise: { amountUsd: 120_000, round: 'SEED' },
    presentIn: [],
    technoparkId: null,
    womenLed: null,
    synthetic: true,
    heldForReview: false,
  };
  const investor = (id: string, ticketMinUsd: number): InvestorProfile => ({
    id,
    country: 'KZ',
    kind: null,
    foundedYear: null,
    mandate: { sectors: [], rounds: ['SEED'], countries: [], languages: ['ru'], ticketMinUsd, ticketMaxUsd: null },
    dryPowderUsd: 777,
    synthetic: true,
    heldForReview: false,
  });
  const alliance: Alliance = {
    startups: [startup, { ...startup, id: 'startup_b' }, { ...startup, id: 'startup_c', sectors: ['EDTECH'] }],
    investors: [investor('investor_small', 1000), investor('investor_large', 500_000)],
    technoparks: [],
    markets: [],
    deals: ['startup_b', 'startup_c'].map((startupId, at) => ({
      id: `deal_${at}`,
      startupId,
      investorIds: [at === 0 ? 'investor_small' : 'investor_large'],
      date: `2026-0${at + 1}-01`,
      round: 'SEED',
      amountUsd: 100_000,
      kind: 'EQUITY',
    })),
    exclusions: [],
    decisions: [],
    asOf: '2026-11-23T00:00:00Z',
  };
  const index = buildIndex(alliance);

  test('the reasons are told with their numbers', () => {
    const texts = explainPair(index, 'startup_a', 'investor_small').reasons.map((one) => said(one));
    expect(texts).toContainEqual(
      expect.stringMatching(/^Invests in fintech: 1 of its 1 past deal, [\d.]+ times the average\.$/),
    );
    expect(texts).toContain("The raise of USD 120,000 fits the investor's tickets: from USD 1,000.");
    expect(texts).toContain('The investor works in a language of the product: Russian.');
    expect(texts).toContain("The startup's category is not known.");
  });

  test('the stops are told with theirs', () => {
    expect(whyNot(index, 'startup_a', 'investor_large').stops.map((one) => stopped(one))).toEqual([
      "The investor's tickets start at USD 500,000; the raise is USD 120,000.",
    ]);
    expect(whyNot(index, 'startup_c', 'investor_large').stops.map((one) => stopped(one))).toContain(
      "The startup is in the investor's portfolio already: deal of February 1, 2026.",
    );
  });
});
