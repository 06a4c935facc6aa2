/** In a market with deals enough to learn from, a startup that changes stands beside the index: does every page know it as it is now? */
import { beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../../harness/subgraph.ts';
import { deal, investor, type MatchesWorld, market, matchesWorld, of, park, startup } from './world.ts';

const FUND = viewerOf('INVESTOR', 'investor_fund');
/** From 250 usable deals on the engine learns, and takes changes in beside what it learned. */
const DEALS = 260;
const abroad = park('abroad', 'UZ');
const open = { sectors: [], rounds: [], countries: [], languages: [], ticketMinUsd: null, ticketMaxUsd: null };

async function list(world: MatchesWorld, args: string, selection = ''): Promise<string[]> {
  const query = of('Investor', 'investor_fund', `matches${args} { nodes { startup { id } model ${selection} } }`);
  const { data, errors } = await world.query(query, FUND);
  expect(errors).toBeUndefined();
  const nodes = data._entities[0].matches.nodes as { startup: { id: string }; model: string }[];
  for (const { model } of nodes) expect(model).toBe('ADDITIVE');
  return nodes.map(({ startup }) => startup.id).sort();
}

describe('A startup that changed a moment ago, in a market that was learned from', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    const held = Array.from({ length: DEALS }, (_, at) => startup(`held-${at}`, { raise: null }));
    await world.tell(
      investor('fund', { mandate: open }),
      investor('other', { mandate: open }),
      market('UZ', 30_000_000),
      { ...abroad, payload: { ...abroad.payload, sectors: ['EDTECH'] } },
      ...held,
      startup('turned', { sectors: ['FINTECH'] }),
      startup('steady', { sectors: ['EDTECH'] }),
      ...held.map(({ payload }, at) => deal(`${at}`, payload.id, ['investor_other'], '2026-06-01')),
    );
    expect(await list(world, '(filter: { sectors: [FINTECH], raising: true })')).toEqual(['startup_turned']);
    await world.tell(startup('turned', { sectors: ['EDTECH'] }), startup('new', { sectors: ['FINTECH'] }));
  });

  it('is in the lists that ask for what it does now, and a new one is too', async () => {
    const edtech = await list(world, '(filter: { sectors: [EDTECH], raising: true })');
    expect(edtech).toEqual(['startup_steady', 'startup_turned']);
    expect(await list(world, '(filter: { sectors: [FINTECH], raising: true })')).toEqual(['startup_new']);
  });

  it('has the destinations that take what it does now', async () => {
    const takers = async (id: string) => {
      const query = of('Startup', id, 'destinations(filter: { takesSector: true }) { nodes { technopark { id } } }');
      const { data, errors } = await world.query(query, viewerOf('SECRETARIAT', 'organisation_secretariat'));
      expect(errors).toBeUndefined();
      return data._entities[0].destinations.nodes;
    };
    expect(await takers('startup_turned')).toEqual([{ technopark: { id: 'technopark_abroad' } }]);
    expect(await takers('startup_new')).toEqual([]);
  });
});
