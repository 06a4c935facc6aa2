import { beforeAll, describe, expect, it } from 'vitest';
import { connected } from '../../harness/server.ts';
import { SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { investor, type MatchesWorld, matchesWorld, of, residency, startup } from './world.ts';

const FUND = viewerOf('INVESTOR', 'investor_fund');
const FOUNDER = viewerOf('FOUNDER', 'startup_a');
const DECIDE =
  'mutation($input: DecideInput!) { decide(input: $input) { decision { id verdict } errors { __typename code path } } }';

describe('What a party decided is respected', { concurrent: false }, () => {
  let world: MatchesWorld;
  let key = 0;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(investor('fund'), investor('other'), startup('a'), startup('b'));
  });
  const decide = async (aboutId: string, verdict: string, viewer = FUND) => {
    world.advance(0.01);
    key += 1;
    const { data } = await world.query(DECIDE, viewer, { input: { aboutId, verdict, idempotencyKey: `key ${key}` } });
    return data.decide;
  };
  const listed = async () => {
    const { data } = await world.query(of('Investor', 'investor_fund', 'matches { nodes { startup { id } } }'), FUND);
    return data._entities[0].matches.nodes.map((node: { startup: { id: string } }) => node.startup.id).sort();
  };
  const looking = async () => {
    const { data } = await world.query(
      '{ investorProfiles(notPassedOn: "startup_a") { nodes { investor { id } } } }',
      FOUNDER,
    );
    return data.investorProfiles.nodes.map((node: { investor: { id: string } }) => node.investor.id);
  };

  it('by the lists of both sides, until it is taken back', async () => {
    expect(await listed()).toEqual(['startup_a', 'startup_b']);
    expect((await decide('startup_a', 'PASSED')).errors).toEqual([]);
    expect(await listed()).toEqual(['startup_b']);
    expect(await looking()).toEqual(['investor_other']);
    await decide('startup_a', 'WITHDRAWN');
    expect(await listed()).toEqual(['startup_a', 'startup_b']);
    expect(await looking()).toEqual(['investor_fund', 'investor_other']);
  });

  it('although it came while an older request was asking', async () => {
    const soon = new Date(world.now().getTime() + 60_000);
    await connected(world.databaseUrl, (client) =>
      client.query(
        `insert into matches.decision (id, by_id, about_id, verdict, decided_at)
         values ('decision_soon', 'investor_fund', 'startup_a', 'PASSED', $1)`,
        [soon],
      ),
    );
    expect(await listed()).toEqual(['startup_a', 'startup_b']);
    world.advance(0.01);
    expect(await listed()).toEqual(['startup_b']);
    await decide('startup_a', 'WITHDRAWN');
  });

  it('by the score when it is interest', async () => {
    const score = async () =>
      (
        await world.query(of('Investor', 'investor_fund', 'matches { nodes { score startup { id } } }'), FUND)
      ).data._entities[0].matches.nodes.find((node: { startup: { id: string } }) => node.startup.id === 'startup_b')
        .score;
    const before = await score();
    await decide('startup_b', 'INTERESTED');
    expect(await score()).toBeGreaterThan(before);
  });

  it('and is nobody else’s affair', async () => {
    const seen = async (viewer: typeof FUND) =>
      (await world.query('{ decisions { totalCount } }', viewer)).data.decisions.totalCount;
    expect(await seen(SECRETARIAT)).toBeGreaterThan(0);
    expect(await seen(viewerOf('INVESTOR', 'investor_other'))).toBe(0);
    await decide('startup_a', 'PASSED');
    const why = '{ matchBetween(startupId: "startup_a", otherId: "investor_fund") { stops { code } } }';
    expect((await world.query(why, FOUNDER)).data.matchBetween.stops).toEqual([]);
    expect((await world.query(why, FUND)).data.matchBetween.stops).toEqual([{ code: 'PASSED' }]);
  });

  it('but only about whom one is matched with, and who exists', async () => {
    expect((await decide('investor_other', 'PASSED')).errors).toEqual([
      { __typename: 'InvalidInputError', code: 'INVALID_PARTY', path: ['aboutId'] },
    ]);
    expect((await decide('startup_none', 'PASSED')).errors[0].code).toBe('NOT_FOUND');
    expect(
      (await world.query('{ investorProfiles(notPassedOn: "startup_b") { totalCount } }', FOUNDER)).errors?.[0]
        ?.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('and can never be changed afterwards', async () => {
    await connected(world.databaseUrl, async (client) => {
      await expect(client.query(`update matches.decision set verdict = 'INTERESTED'`)).rejects.toThrow('append-only');
      await expect(client.query('delete from matches.fact')).rejects.toThrow('append-only');
    });
  });
});

describe('Discovery shows', () => {
  it('a startup of unknown country and one held for review, but not one of which only the residency is known', async () => {
    const world = await matchesWorld();
    await world.tell(
      startup('plain', { country: null }),
      startup('held', { heldForReview: true }),
      residency('startup_unheard', 'technopark_a'),
    );
    const { data } = await world.query('{ startupProfiles { totalCount nodes { startup { id } } } }');
    const shown = data.startupProfiles.nodes.map(({ startup }: { startup: { id: string } }) => startup.id);
    expect(shown).toEqual(['startup_held', 'startup_plain']);
    await world.tell(startup('unheard'));
    const resident = '{ startupProfiles(filter: { technoparkId: { eq: "technopark_a" } }) { totalCount } }';
    expect((await world.query(resident)).data.startupProfiles.totalCount).toBe(1);
  });
});
