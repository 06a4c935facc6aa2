/** Question: "Why is this investor not in my list?" The answer names the rule that stops it, or the parts and the place. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, SECRETARIAT, type SubgraphAnswer, viewerOf } from '../../harness/subgraph.ts';
import { deal, exclusion, investor, type MatchesWorld, matchesWorld, of, startup } from './world.ts';

const FOUNDER = viewerOf('FOUNDER', 'startup_a');
const OPEN = { sectors: null, rounds: null, countries: null, languages: null, ticketMinUsd: null, ticketMaxUsd: null };
const mandate = (change: object) => ({ mandate: { ...OPEN, ...change } });
const ASK = `query($startup: ID!, $investor: ID!, $asOf: DateTimeISO) {
  whyNot(startupId: $startup, investorId: $investor, asOf: $asOf) {
    verdict rank stops { code text { text locale } parameters { name value } } match { rank score parts { contribution } } } }`;

describe('Why not', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      startup('a'),
      startup('b'),
      investor('near'),
      investor('open', mandate({})),
      investor('abroad', mandate({ countries: ['CN'] })),
      investor('sectors', mandate({ sectors: ['EDTECH'] })),
      investor('rounds', mandate({ rounds: ['SERIES_A'] })),
      investor('large', mandate({ ticketMinUsd: 900_000 })),
      investor('poor', { ...mandate({ ticketMinUsd: 100_000 }), dryPowderUsd: 7_777 }),
      investor('held', { heldForReview: true }),
      investor('holder', mandate({})),
      investor('barred', mandate({})),
      investor('both', mandate({ countries: ['CN'], sectors: ['EDTECH'] })),
      exclusion('x', 'startup_a', 'investor_barred'),
      deal('1', 'startup_a', ['investor_holder'], '2025-05-01'),
    );
  });

  const ask = (investorKey: string, viewer: Viewer = FOUNDER, rest: object = {}) =>
    world.query(ASK, viewer, { startup: 'startup_a', investor: `investor_${investorKey}`, ...rest });
  const answer = async (investorKey: string, viewer?: Viewer, rest?: object) => {
    const { data, errors } = await ask(investorKey, viewer, rest);
    expect(errors).toBeUndefined();
    return data.whyNot;
  };
  const codes = ({ stops }: { stops: { code: string }[] }) => stops.map(({ code }) => code);
  const errorOf = async (asked: ReturnType<typeof ask>) => (await asked).errors?.[0]?.extensions.code;

  it.each([
    ['abroad', ['OUTSIDE_COUNTRIES']],
    ['sectors', ['OUTSIDE_SECTORS']],
    ['rounds', ['OUTSIDE_ROUNDS']],
    ['large', ['OUTSIDE_TICKET']],
    ['poor', ['OUTSIDE_TICKET']],
    ['holder', ['IN_PORTFOLIO']],
    ['both', ['OUTSIDE_COUNTRIES', 'OUTSIDE_SECTORS']],
  ])('names every rule that stops it: %s', async (key, expected) => {
    const { verdict, rank, match, ...told } = await answer(key);
    expect([verdict, rank, match.rank, codes(told)]).toEqual(['STOPPED', null, 0, expected]);
  });

  it('tells the parts and the place of one that nothing stops, as the list does', async () => {
    const list = of('Startup', 'startup_a', 'investorMatches { nodes { rank score investor { id } } }');
    const { nodes } = (await world.query(list, FOUNDER)).data._entities[0].investorMatches;
    expect(nodes.length).toBeGreaterThan(1);
    for (const { rank, score, investor: listed } of nodes) {
      const told = await answer(listed.id.replace('investor_', ''));
      expect(told).toMatchObject({ verdict: 'LISTED', stops: [], rank, match: { rank, score } });
      const sum = told.match.parts.reduce(
        (total: number, part: { contribution: number }) => total + part.contribution,
        0,
      );
      expect(sum).toBeCloseTo(score, 9);
    }
  });

  it('says that it may not say, where the reason is another’s affair', async () => {
    for (const key of ['barred', 'held']) {
      expect(await answer(key)).toMatchObject({ verdict: 'NOT_SAID', rank: null, stops: [] });
      expect((await answer(key, ANALYST)).verdict).toBe('STOPPED');
    }
    expect(codes(await answer('barred', SECRETARIAT))).toEqual(['EXCLUDED']);
    expect(codes(await answer('held', viewerOf('INVESTOR', 'investor_held')))).toEqual(['HELD_FOR_REVIEW']);
    expect(JSON.stringify(await answer('poor'))).not.toContain('7777');
    expect(JSON.stringify(await answer('poor', viewerOf('INVESTOR', 'investor_poor')))).toContain('7777');
  });

  it.each([
    ['en', "The startup is from Kazakhstan; the investor's mandate takes China."],
    ['ru', 'Казахстан'],
    ['kk', 'Қазақстан'],
    ['zh', '哈萨克斯坦'],
  ])('says it in %s', async (locale, words) => {
    const text = `{ whyNot(startupId: "startup_a", investorId: "investor_abroad") { stops { text { text locale } } } }`;
    const subgraph = world.running.definitions.get('matches')!;
    const said = await subgraph.query({ query: text, variables: {} }, FOUNDER, { locale });
    const { data } = JSON.parse(JSON.stringify(said)) as SubgraphAnswer;
    expect(data.whyNot.stops[0].text).toMatchObject({ locale, text: expect.stringContaining(words) });
  });

  it('is asked of a past moment too', async () => {
    const before = world.now().toISOString();
    world.advance(1);
    await world.tell(investor('open', mandate({ countries: ['CN'] })));
    expect((await answer('open')).verdict).toBe('STOPPED');
    expect((await answer('open', FOUNDER, { asOf: before })).verdict).toBe('LISTED');
  });

  it('is the affair of the two, the secretariat and analysts; both must be what they are called', async () => {
    expect(await errorOf(ask('near', viewerOf('INVESTOR', 'investor_near')))).toBeUndefined();
    expect(await errorOf(ask('near', viewerOf('INVESTOR', 'investor_open')))).toBe('FORBIDDEN');
    expect(await errorOf(ask('near', viewerOf('FOUNDER', 'startup_b')))).toBe('FORBIDDEN');
    expect(await errorOf(ask('near', viewerOf('PUBLIC')))).toBe('UNAUTHENTICATED');
    expect(await errorOf(ask('none'))).toBe('NOT_FOUND');
    expect(await errorOf(ask('near', SECRETARIAT, { startup: 'investor_near' }))).toBe('INVALID_PARTY');
    expect(await errorOf(ask('near', SECRETARIAT, { investor: 'market_CN' }))).toBe('INVALID_PARTY');
  });
});
