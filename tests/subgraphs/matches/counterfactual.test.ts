import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProfileEdit } from '#matching';
import { Language } from '#vocabulary/language';
import { RoundType } from '#vocabulary/round';
import { editText, fieldName } from '../../../subgraphs/matches/counterfactual.texts.ts';
import { ANALYST, SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { deal, exclusion, investor, type MatchesWorld, matchesWorld, of, startup } from './world.ts';

const QUERY = readFileSync(new URL('../../../schema/operations/26-what-would-raise.graphql', import.meta.url), 'utf8');
const FOUNDER = viewerOf('FOUNDER', 'startup_a');
const MANDATE = {
  sectors: ['FINTECH' as const],
  rounds: null,
  countries: null,
  languages: null,
  ticketMinUsd: null,
  ticketMaxUsd: null,
};

describe('What would raise me', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      startup('a'),
      startup('b', { productLanguages: ['ZH'], sectors: ['EDTECH'] }),
      investor('open'),
      investor('larger', { mandate: { ...MANDATE, ticketMinUsd: 280_000 } }),
      investor('later', { mandate: { ...MANDATE, ticketMinUsd: 350_000, rounds: ['SERIES_A'] } }),
      investor('abroad', { mandate: { ...MANDATE, countries: ['CN'] } }),
      investor('barred'),
      exclusion('x', 'startup_a', 'investor_barred'),
      deal('1', 'startup_b', ['investor_open'], '2025-05-01'),
    );
  });

  const ask = async (otherId: string, targetRank = 20, viewer = FOUNDER, startupId = 'startup_a') =>
    world.query(QUERY, viewer, { startup: startupId, other: otherId, targetRank });
  const raised = async (otherId: string, targetRank?: number) => {
    const { data, errors } = await ask(otherId, targetRank);
    expect(errors).toBeUndefined();
    return data.whatWouldRaise;
  };
  const codeOf = async (answer: ReturnType<typeof ask>) => (await answer).errors?.[0]?.extensions.code;

  it('is the smallest sum inside the ticket, said as the inputs take it and in words', async () => {
    const { outcome, distance, edits } = await raised('investor_larger');
    expect({ outcome, distance }).toEqual({ outcome: 'FOUND', distance: 0.292 });
    expect(edits).toEqual([
      {
        field: 'RAISE_AMOUNT',
        name: { text: 'Sum sought', locale: 'en' },
        text: { text: 'Sum sought: USD\u00a0200,000 → USD\u00a0300,000.', locale: 'en' },
        from: ['200000'],
        to: ['300000'],
        distance: 0.292,
      },
    ]);
  });

  it('is two fields where one is not enough', async () => {
    const { edits, distance } = await raised('investor_later');
    expect(edits.map(({ field, to }: { field: string; to: string[] }) => [field, ...to])).toEqual([
      ['RAISE_AMOUNT', '400000'],
      ['RAISE_ROUND', 'SERIES_A'],
    ]);
    expect(distance).toBe(1.5);
  });

  it('is nothing where the place is held', async () => {
    expect(await raised('investor_open')).toMatchObject({ outcome: 'ALREADY_THERE', edits: [], distance: 0 });
  });

  it.each(['investor_abroad', 'investor_barred'])(
    'is none where no edit of the profile helps, and does not say why: %s',
    async (id) => {
      expect(await raised(id)).toEqual({
        outcome: 'NONE',
        edits: [],
        distance: 0,
        rank: null,
        score: null,
        match: null,
      });
    },
  );

  it('comes true: with the edits told, the list shows that score at that place', async () => {
    const { rank, score, match } = await raised('investor_later');
    expect(match.parts.reduce((sum: number, part: { contribution: number }) => sum + part.contribution, 0)).toBe(score);
    const raise = {
      amount: '400000.00',
      currency: 'USD',
      amountUsd: 400_000,
      round: 'SERIES_A',
      closesOn: null,
    } as const;
    await world.tell(startup('a', { raise }));
    const list = of('Startup', 'startup_a', 'investorMatches { nodes { rank score investor { id } } }');
    const { nodes } = (await world.query(list, FOUNDER)).data._entities[0].investorMatches;
    const shown = nodes.find((node: { investor: { id: string } }) => node.investor.id === 'investor_later');
    expect(shown).toEqual({ rank, score, investor: { id: 'investor_later' } });
    await world.tell(startup('a'));
  });

  it('is the startup’s own to ask, and the secretariat’s', async () => {
    expect(await codeOf(ask('investor_larger', 20, SECRETARIAT))).toBeUndefined();
    for (const viewer of [
      viewerOf('FOUNDER', 'startup_b'),
      viewerOf('INVESTOR', 'investor_larger'),
      viewerOf('TECHNOPARK_MANAGER', 'technopark_a'),
      ANALYST,
    ]) {
      expect(await codeOf(ask('investor_larger', 20, viewer))).toBe('FORBIDDEN');
    }
    expect(
      await codeOf(world.query(QUERY, undefined, { startup: 'startup_a', other: 'investor_open', targetRank: 1 })),
    ).toBe('UNAUTHENTICATED');
  });

  it.each([0, -1, 1001])('refuses a place of %d', async (targetRank) => {
    expect(await codeOf(ask('investor_open', targetRank))).toBe('INVALID_RANK');
  });

  it('does not know who is not there', async () => {
    expect(await codeOf(ask('investor_nobody'))).toBe('NOT_FOUND');
    expect(await codeOf(ask('investor_open', 20, SECRETARIAT, 'startup_nobody'))).toBe('NOT_FOUND');
  });
});

describe('An edit in words', () => {
  const edits: readonly ProfileEdit[] = [
    { field: 'raiseAmount', from: 200_000, to: 300_000, distance: 0.292 },
    { field: 'raiseRound', from: RoundType.SEED, to: RoundType.SERIES_A, distance: 1 },
    { field: 'languages', from: ['ru'], to: ['ru', 'zh'], distance: 0.5 },
    { field: 'sectors', from: [], to: ['FINTECH'], distance: 0.5 },
  ];

  it.each([
    [
      'en',
      [
        'Sum sought: USD 200,000 → USD 300,000.',
        'Round sought: seed → Series A.',
        'Product languages: Russian → Russian and Chinese.',
        'Sectors: fintech.',
      ],
    ],
    [
      'ru',
      [
        'Сумма раунда: 200 000 USD → 300 000 USD.',
        'Раунд: посевной → серия A.',
        'Языки продукта: русский → русский и китайский.',
        'Отрасли: финтех.',
      ],
    ],
    [
      'kk',
      [
        'Іздейтін сома: 200 000 USD → 300 000 USD.',
        'Раунд: тұқымдық → A сериясы.',
        'Өнім тілдері: орыс тілі → орыс тілі және қытай тілі.',
        'Салалар: финтех.',
      ],
    ],
    [
      'zh',
      [
        '融资额：200,000美元 → 300,000美元。',
        '融资轮次：种子轮 → A 轮。',
        '产品语言：俄语 → 俄语和中文。',
        '行业：金融科技。',
      ],
    ],
  ])('%s', (locale, expected) => {
    const texts = edits.map((edit) => editText(edit, locale));
    expect(texts.map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual(expected);
    expect(new Set(texts.map((text) => text.locale))).toEqual(new Set([locale]));
  });

  it('is English where there is no table', () => {
    expect(fieldName('sectors', 'fa')).toEqual({ text: 'Sectors', locale: 'en', direction: 'LTR' });
  });

  it('names every language of the vocabulary', () => {
    for (const language of Object.values(Language)) {
      const to = [language.toLowerCase()];
      const { text } = editText({ field: 'languages', from: [], to, distance: 0.5 }, 'en');
      expect(text).not.toContain(`: ${to[0]}.`);
    }
  });
});
