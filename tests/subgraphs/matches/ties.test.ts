import { beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../../harness/subgraph.ts';
import { deal, investor, type MatchesWorld, market, matchesWorld, of, park, residency, startup } from './world.ts';

const FUND = viewerOf('INVESTOR', 'investor_fund');
const ONE = viewerOf('FOUNDER', 'startup_one');

async function list(world: MatchesWorld, args: string, selection = '') {
  const query = of('Investor', 'investor_fund', `matches${args} { nodes { startup { id } ${selection} } }`);
  const { data, errors } = await world.query(query, FUND);
  expect(errors).toBeUndefined();
  return data._entities[0].matches.nodes;
}

const ids = (nodes: { startup: { id: string } }[]) => nodes.map(({ startup }) => startup.id).sort();

describe('What ties a startup to an investor', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      investor('fund'),
      investor('other'),
      startup('resident'),
      startup('elsewhere', { country: 'UZ' }),
      startup('graduate', { sectors: ['EDTECH'] }),
      startup('held', { sectors: ['FINTECH', 'AI_DATA'], country: 'UZ' }),
      residency('startup_resident', 'technopark_a'),
      residency('startup_graduate', 'technopark_a', 'ENDED'),
      residency('startup_elsewhere', 'technopark_b'),
      deal('1', 'startup_graduate', ['investor_other'], '2026-06-01'),
      deal('2', 'startup_held', ['investor_fund'], '2026-06-01'),
    );
  });

  it('a graduate of its park that raised within a year', async () => {
    const nodes = await list(world, '(filter: { parkRaisedWithinYear: true })', 'parkRaises { id }');
    expect(nodes).toEqual([{ startup: { id: 'startup_resident' }, parkRaises: [{ id: 'deal_1' }] }]);
  });

  it('a company held that works in its field and country, which may be left out', async () => {
    const all = await list(world, '', 'portfolioRivals { id }');
    expect(ids(all)).toEqual(['startup_elsewhere', 'startup_resident']);
    const rivals = all.find(({ startup }: { startup: { id: string } }) => startup.id === 'startup_elsewhere');
    expect(rivals.portfolioRivals).toEqual([{ id: 'startup_held' }]);
    expect(ids(await list(world, '(filter: { rivalsPortfolio: false })'))).toEqual(['startup_resident']);
    expect(ids(await list(world, '(filter: { rivalsPortfolio: true })'))).toEqual(['startup_elsewhere']);
  });

  it('is new in the list that was asked for: one that was known, and raises since, is new among those that raise', async () => {
    await world.tell(startup('quiet', { raise: null }));
    const before = world.now().toISOString();
    world.advance(1);
    await world.tell(startup('quiet'));
    expect(ids(await list(world, `(newSince: "${before}", filter: { raising: true })`))).toEqual(['startup_quiet']);
    expect(ids(await list(world, `(newSince: "${before}")`))).toEqual([]);
  });
});

describe('Destinations', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      startup('one'),
      market('UZ', 36_000_000),
      market('KG', 7_000_000),
      park('uz', 'UZ'),
      park('kg', 'KG'),
    );
  });

  const destinations = (filter: string) =>
    world.query(of('Startup', 'startup_one', `destinations(filter: ${filter}) { nodes { market { id } } }`), ONE);

  it('may be kept to the markets that suit the startup best', async () => {
    const marketsOf = async (filter: string) =>
      (await destinations(filter)).data._entities[0].destinations.nodes.map(
        (node: { market: { id: string } }) => node.market.id,
      );
    expect(await marketsOf('{ topMarkets: 1 }')).toEqual(['market_UZ']);
    expect((await marketsOf('{ topMarkets: 2 }')).sort()).toEqual(['market_KG', 'market_UZ']);
  });

  it.each([0, 101])('refuses to look for the best %i markets', async (count) => {
    expect((await destinations(`{ topMarkets: ${count} }`)).errors?.[0]?.extensions.code).toBe('INVALID_COUNT');
  });
});
