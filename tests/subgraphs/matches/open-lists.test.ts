/**
 * Question: "Where could this startup go?", asked by whoever opens its page. They get its markets by what anyone may know;
 * that a party passed, is kept from another or is under review can be read off no list that is open to them.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { decided } from './log.ts';
import { exclusion, type MatchesWorld, market, matchesWorld, of, park, startup } from './world.ts';

const OWN = viewerOf('FOUNDER', 'startup_z');
const STRANGERS = [
  viewerOf('PUBLIC'),
  viewerOf('FOUNDER', 'startup_other'),
  viewerOf('INVESTOR', 'investor_i'),
  viewerOf('TECHNOPARK_MANAGER', 'technopark_p1'),
];
const MATCH = 'rank score confidence reasons { code contribution }';

describe('The lists of places of a startup', { concurrent: false }, () => {
  let world: MatchesWorld;
  let before: unknown;
  beforeAll(async () => {
    world = await matchesWorld();
    const markets = [market('UZ', 36_000_000), market('CN', 1_400_000_000), market('KG', 7_000_000)];
    await world.tell(startup('z'), startup('other'), ...markets, park('p1', 'UZ'), park('p2', 'UZ'), park('p3', 'CN'));
    before = await marketsFor(viewerOf('PUBLIC'));
    await decided(world, [
      ['technopark_p1', 'startup_z', 'PASSED', '2026-11-20T00:00:00Z'],
      ['startup_z', 'market_KG', 'PASSED', '2026-11-20T00:00:00Z'],
    ]);
    await world.tell(exclusion('x', 'startup_z', 'state_CN'));
  });

  const ask = (selection: string, viewer: Viewer) => world.query(of('Startup', 'startup_z', selection), viewer);
  const marketsFor = async (viewer: Viewer, args = '') => {
    const { data, errors } = await ask(
      `marketMatches${args} { totalCount nodes { market { id } ${MATCH} } pageInfo { endCursor } }`,
      viewer,
    );
    expect(errors).toBeUndefined();
    return data._entities[0].marketMatches;
  };
  const idsOf = (list: { nodes: { market: { id: string } }[] }) => list.nodes.map((node) => node.market.id).sort();

  it('say of markets to strangers what they said before anything was decided or barred', async () => {
    for (const viewer of STRANGERS) expect(await marketsFor(viewer)).toEqual(before);
    expect(idsOf(await marketsFor(STRANGERS[0]!))).toEqual(['market_CN', 'market_KG', 'market_UZ']);
  });

  it('hold for the startup and those who watch over the alliance what nothing keeps apart', async () => {
    for (const viewer of [OWN, SECRETARIAT, ANALYST]) expect(idsOf(await marketsFor(viewer))).toEqual(['market_UZ']);
  });

  it('move with a stranger’s weights by nothing but these', async () => {
    const { data } = await ask(
      'marketMatches(weights: [{ criterion: DEMAND, factor: 0.5 }]) { moves { id from to } }',
      STRANGERS[0]!,
    );
    const moves: { from: number | null; to: number | null }[] = data._entities[0].marketMatches.moves;
    expect(moves.every(({ from, to }) => from !== null && to !== null)).toBe(true);
  });

  it('are paged by cursors of their own', async () => {
    const { pageInfo } = await marketsFor(STRANGERS[0]!, '(first: 1)');
    const { errors } = await ask(`marketMatches(after: "${pageInfo.endCursor}") { totalCount }`, OWN);
    expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  it.each([
    ['technoparkMatches', 'technopark { id }', ['technopark_p2']],
    ['destinations', 'technopark { id } market { id }', ['technopark_p2']],
  ])('bring no stranger to a party: %s', async (list, node, expected) => {
    const selection = `${list} { totalCount nodes { ${node} } }`;
    for (const viewer of STRANGERS) {
      const { data, errors } = await ask(selection, viewer);
      expect(data._entities[0][list]).toBeNull();
      expect(errors?.[0]?.extensions.code).toBe(viewer.role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    }
    for (const viewer of [OWN, SECRETARIAT, ANALYST]) {
      const { nodes } = (await ask(selection, viewer)).data._entities[0][list];
      expect(nodes.map((one: { technopark: { id: string } }) => one.technopark.id)).toEqual(expected);
    }
  });

  it('do not tell strangers that the startup is under review', async () => {
    await world.tell(startup('z', { heldForReview: true }));
    expect(await marketsFor(STRANGERS[0]!)).toEqual(before);
    expect((await marketsFor(SECRETARIAT)).totalCount).toBe(0);
  });
});
