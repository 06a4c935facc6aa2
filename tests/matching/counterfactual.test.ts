import { describe, expect, test } from 'vitest';
import {
  type Alliance,
  applyEdits,
  buildIndex,
  CHANGEABLE,
  MatchingError,
  rankInvestors,
  whatWouldRaise,
  whyNot,
  withProfile,
} from '#matching';
import { everyChoice } from './edits.ts';
import { knownMarket } from './generated.ts';
import { alliance, deal, investor, market, startup, technopark } from './world.ts';

const LADDER = ['pre-seed', 'seed', 'series-a', 'series-b'];

/** A seed-stage fintech that seeks 300,000 in Russian, an investor it misses, and one that stands before it. */
const missed = (mandate: Parameters<typeof investor>[1], given: Partial<Alliance> = {}): Alliance =>
  alliance({
    startups: [
      startup('s'),
      startup('t', { sectors: ['edtech'], languages: ['en'], raise: { amountUsd: 1e6, round: 'series-a' } }),
    ],
    investors: [investor('wanted', mandate), investor('other')],
    ...given,
  });

const raised = (facts: Alliance, targetRank = 2, ladder = LADDER) =>
  whatWouldRaise(buildIndex(facts), 's', 'wanted', { targetRank, limits: { ladder } });

describe('a pair that is stopped comes into the list', () => {
  test('by the smallest sum inside the ticket range', () => {
    expect(raised(missed({ mandate: { ticketMinUsd: 450_000 } })).edits).toEqual([
      { field: 'raiseAmount', from: 300_000, to: 500_000, distance: 0.368 },
    ]);
  });

  test('by the round that the mandate names', () => {
    expect(raised(missed({ mandate: { rounds: ['series-a'] } })).edits).toEqual([
      { field: 'raiseRound', from: 'seed', to: 'series-a', distance: 0.5 },
    ]);
  });

  test('by a sector more rather than one exchanged', () => {
    expect(raised(missed({ mandate: { sectors: ['edtech'] } })).edits).toEqual([
      { field: 'sectors', from: ['fintech'], to: ['fintech', 'edtech'], distance: 0.5 },
    ]);
  });

  test('by two fields when it takes two', () => {
    const { edits, distance } = raised(missed({ mandate: { ticketMinUsd: 600_000, rounds: ['series-a'] } }));
    expect(edits.map(({ field, to }) => [field, to])).toEqual([
      ['raiseAmount', 600_000],
      ['raiseRound', 'series-a'],
    ]);
    expect(distance).toBe(1);
  });

  test('not by three: none, and it says so', () => {
    const strict = { mandate: { ticketMinUsd: 600_000, rounds: ['series-a'], sectors: ['edtech'] } };
    expect(raised(missed(strict))).toMatchObject({
      outcome: 'NONE',
      edits: [],
      distance: 0,
      rank: null,
      score: null,
      match: null,
    });
  });

  test.each<[string, Alliance]>([
    ['a sum more than four times as large', missed({ mandate: { ticketMinUsd: 1_300_000 } })],
    [
      'a round more than two away',
      missed(
        { mandate: { rounds: ['series-b'] } },
        {
          startups: [
            startup('s', { raise: { amountUsd: null, round: 'pre-seed' } }),
            startup('t', { raise: { amountUsd: null, round: 'series-b' } }),
          ],
        },
      ),
    ],
    ['another country', missed({ mandate: { countries: ['CN'] } })],
    [
      'a declared exclusion',
      missed({}, { exclusions: [{ a: 's', b: 'wanted', kind: 'DECLARED', validFrom: null, validTo: null }] }),
    ],
    ['a pass', missed({}, { decisions: [{ by: 'wanted', about: 's', verdict: 'PASSED', at: '2026-01-01' }] })],
    ['a deal of the past', missed({}, { deals: [deal('d', 's', ['wanted'])] })],
    ['a check under way', missed({ heldForReview: true })],
    ['money that is not there', missed({ dryPowderUsd: 0 })],
  ])('never across %s', (_wall, facts) => {
    expect(raised(facts).outcome).toBe('NONE');
  });
});

describe('the answer', () => {
  const facts = missed(
    { mandate: { languages: ['en'] } },
    {
      investors: [
        investor('wanted', { mandate: { languages: ['en'] } }),
        investor('x-rival', { mandate: { languages: ['ru'] } }),
      ],
    },
  );
  const index = buildIndex(facts);

  test('is no edit where the rank is held already', () => {
    expect(whatWouldRaise(index, 's', 'x-rival', { targetRank: 1 })).toMatchObject({
      outcome: 'ALREADY_THERE',
      edits: [],
      rank: 1,
    });
  });

  test('carries the match as the list of the changed profile has it, explained', () => {
    const { edits, match, rank, score } = whatWouldRaise(index, 's', 'wanted', { targetRank: 1 });
    const list = rankInvestors(index, applyEdits(facts.startups[0]!, edits));
    expect(match).toEqual(list[0]);
    expect({ rank, score }).toEqual({ rank: 1, score: list[0]!.score });
    expect(match!.parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score);
  });

  test('keeps to the fields asked for', () => {
    const { edits } = whatWouldRaise(index, 's', 'wanted', { targetRank: 1, fields: ['languages'] });
    expect(edits.map(({ field }) => field)).toEqual(['languages']);
    expect(whatWouldRaise(index, 's', 'wanted', { targetRank: 1, fields: ['raiseRound'] }).outcome).toBe('NONE');
  });

  test('keeps to the languages and sectors it may use', () => {
    const limits = { languages: [], sectors: [] };
    const fields = ['languages', 'sectors'] as const;
    expect(whatWouldRaise(index, 's', 'wanted', { targetRank: 1, fields, limits }).outcome).toBe('NONE');
  });

  test('says when work was cut short, and never tries more', () => {
    const strict = buildIndex(missed({ mandate: { countries: ['CN'] } }));
    const cut = whatWouldRaise(strict, 's', 'wanted', { targetRank: 1, limits: { evaluations: 7 } });
    expect(cut).toMatchObject({ outcome: 'CUT_SHORT', edits: [], evaluations: 7 });
    expect(whatWouldRaise(strict, 's', 'wanted', { targetRank: 1 }).outcome).toBe('NONE');
  });

  test('names a language that only the market speaks', () => {
    const abroad = alliance({
      startups: [startup('s', { languages: ['en'] })],
      markets: [market('KG', { officialLanguages: ['ky'] }), market('UZ', { officialLanguages: ['en'] })],
      technoparks: [technopark('park')],
    });
    const { edits } = whatWouldRaise(buildIndex(abroad), 's', 'market_KG', { targetRank: 1 });
    expect(edits).toMatchObject([{ field: 'languages', from: ['en'], to: ['en', 'ky'] }]);
  });

  test('invents no raise where none is open', () => {
    const silent = startup('s', { raise: null });
    const words = { rounds: LADDER, ladder: LADDER, languages: ['en'], sectors: ['edtech'] };
    expect(CHANGEABLE.filter(({ edits }) => edits(silent, words).length > 0).map(({ field }) => field)).toEqual([
      'languages',
      'sectors',
    ]);
  });
});

describe('refused with a code', () => {
  const index = buildIndex(missed({}, { markets: [market('UZ')] }));
  const codeOf = (ask: () => unknown): string => {
    try {
      ask();
    } catch (error) {
      if (error instanceof MatchingError) return error.code;
    }
    return 'nothing';
  };

  test.each([0, 1001, 2.5, Number.NaN])('a rank of %d', (targetRank) => {
    expect(codeOf(() => whatWouldRaise(index, 's', 'wanted', { targetRank }))).toBe('BAD_OPTION');
  });
  test('a field that nobody may change', () => {
    const fields = ['country'] as never;
    expect(codeOf(() => whatWouldRaise(index, 's', 'wanted', { targetRank: 1, fields }))).toBe('BAD_OPTION');
  });
  test('no work at all', () => {
    expect(codeOf(() => whatWouldRaise(index, 's', 'wanted', { targetRank: 1, limits: { evaluations: 0 } }))).toBe(
      'BAD_OPTION',
    );
  });
  test('the list of a market', () => {
    expect(codeOf(() => whatWouldRaise(index, 's', 'market_UZ', { targetRank: 1, list: 'INVESTOR' }))).toBe(
      'BAD_OPTION',
    );
  });
  test.each([
    ['nobody', 'wanted'],
    ['s', 'nobody'],
  ])('%s with %s', (startupId, otherId) => {
    expect(codeOf(() => whatWouldRaise(index, startupId, otherId, { targetRank: 1 }))).toBe('UNKNOWN_PARTY');
  });
});

describe('in a market of 120 investors and 600 past deals', () => {
  const { alliance: facts, asking } = knownMarket(7);
  const index = buildIndex(facts, { minimumDeals: 0 });
  const words = {
    ...{ rounds: index.words.round.words, ladder: [], languages: index.words.language.words },
    sectors: index.words.sector.words,
  };
  const near = asking
    .slice(0, 6)
    .flatMap(({ startup: one }) =>
      [20, 21, 110].map((place) => ({ one, id: rankInvestors(index, one, { k: 120 })[place]!.id })),
    );

  test.each(near)('what brute force finds: $one.id and $id', ({ one, id }) => {
    const { edits, rank } = whatWouldRaise(index, one.id, id, { targetRank: 20 });
    const best = everyChoice(one, words).find((choice) =>
      rankInvestors(index, choice.startup).some((match) => match.id === id),
    );
    expect(rank === null ? null : applyEdits(one, edits)).toEqual(best?.startup ?? null);
  });

  test('a startup without deals has that rank and score once the graph has taken the edit in', () => {
    const found = near.map(({ one, id }) => ({
      one,
      id,
      answer: whatWouldRaise(index, one.id, id, { targetRank: 20 }),
    }));
    const made = found.filter(({ answer }) => answer.outcome === 'FOUND');
    expect(made.length).toBeGreaterThan(5);
    for (const { one, id, answer } of made) {
      const after = withProfile(index, { type: 'startup', ...applyEdits(one, answer.edits) });
      const { rank, match } = whyNot(after, one.id, id);
      expect({ rank, score: match.score }).toEqual({ rank: answer.rank, score: answer.score });
    }
  });

  test('the same answer each time', () => {
    const { one, id } = near[1]!;
    const ask = () =>
      JSON.stringify(whatWouldRaise(buildIndex(facts, { minimumDeals: 0 }), one.id, id, { targetRank: 20 }));
    expect(ask()).toBe(ask());
  });
});
