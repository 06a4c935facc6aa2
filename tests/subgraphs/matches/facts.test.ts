import { expect, it } from 'vitest';
import { viewerOf } from '../../harness/subgraph.ts';
import { investor, matchesWorld, of, startup } from './world.ts';

it('Of what was told of a party the last word counts, now and as of a moment, however often it was told', async () => {
  const world = await matchesWorld();
  const tellings = Array.from({ length: 12 }, (_, n) => startup('often', n === 11 ? { sectors: ['EDTECH'] } : {}));
  await world.tell(...tellings, investor('fintech'));
  const before = world.now().toISOString();
  world.advance(1);
  const listed = async (args: string) => {
    const text = of('Investor', 'investor_fintech', `matches${args} { totalCount }`);
    return (await world.query(text, viewerOf('INVESTOR', 'investor_fintech'))).data._entities[0].matches.totalCount;
  };
  expect([await listed(''), await listed(`(asOf: "${before}")`)]).toEqual([0, 0]);
});
