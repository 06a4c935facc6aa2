import { beforeAll, describe, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, viewerOf } from '../../harness/subgraph.ts';
import { deal, investor, type MatchesWorld, market, matchesWorld, of, startup } from './world.ts';

const FUND = viewerOf('INVESTOR', 'investor_fund');
const TRADES = of(
  'Investor',
  'investor_fund',
  'portfolioTrades(first: 100) { totalCount nodes { rank score marketRank sharedSectors market { id } seller { id } buyer { id } } }',
);

describe('Which of my companies could sell to another’s market?', { concurrent: false }, () => {
  let world: MatchesWorld;
  beforeAll(async () => {
    world = await matchesWorld();
    await world.tell(
      ...[investor('fund'), market('KZ', 20e6), market('UZ', 36e6), market('CN', 1400e6)],
      startup('kazakh', { country: 'KZ', sectors: ['FINTECH'] }),
      startup('neighbour', { country: 'KZ', sectors: ['EDTECH'] }),
      startup('uzbek', { country: 'UZ', sectors: ['FINTECH', 'AI_DATA'], presentIn: ['KZ'] }),
      startup('chinese', { country: 'CN', sectors: ['EDTECH'] }),
      startup('unknown', { country: null }),
      startup('foreign', { country: 'UZ' }),
      ...['kazakh', 'neighbour', 'uzbek', 'unknown'].map((key) =>
        deal(key, `startup_${key}`, ['investor_fund'], '2026-01-10'),
      ),
      deal('other', 'startup_foreign', ['investor_other'], '2026-01-10'),
    );
  });
  const trades = async (viewer: Viewer = FUND) => (await world.query(TRADES, viewer)).data._entities[0].portfolioTrades;
  const pairs = async () =>
    (await trades()).nodes.map((node: { seller: { id: string }; buyer: { id: string } }) =>
      [node.seller.id, node.buyer.id].join('>').replaceAll('startup_', ''),
    );

  it('pairs those it holds, each with the home of another where it is not at home and does not sell yet', async ({
    expect,
  }) => {
    // The Uzbek company sells in Kazakhstan already, and where the one of unknown home buys nobody knows.
    expect((await pairs()).sort()).toEqual([
      'kazakh>uzbek',
      'neighbour>uzbek',
      'unknown>kazakh',
      'unknown>neighbour',
      'unknown>uzbek',
    ]);
  });

  it('says which of them work in one field, and where the market stands among all that the seller could enter', async ({
    expect,
  }) => {
    const { nodes, totalCount } = await trades();
    const rival = nodes.find((node: { seller: { id: string } }) => node.seller.id === 'startup_kazakh');
    expect(rival).toMatchObject({ sharedSectors: ['FINTECH'], market: { id: 'market_UZ' } });
    const text = of('Startup', 'startup_kazakh', 'marketMatches { nodes { rank score market { id } } }');
    const markets = (await world.query(text, FUND)).data._entities[0].marketMatches.nodes;
    const own = markets.find((one: { market: { id: string } }) => one.market.id === 'market_UZ');
    expect([rival.marketRank, rival.score]).toEqual([own.rank, own.score]);
    expect(nodes.map(({ rank }: { rank: number }) => rank)).toEqual(
      Array.from({ length: totalCount }, (_, i) => i + 1),
    );
  });

  it('follows the portfolio', async ({ expect }) => {
    await world.tell(deal('chinese', 'startup_chinese', ['investor_fund'], '2026-11-01'));
    expect(await pairs()).toEqual(expect.arrayContaining(['chinese>kazakh', 'kazakh>chinese', 'uzbek>chinese']));
  });

  it('is the investor’s own affair', async ({ expect }) => {
    expect((await trades(ANALYST)).totalCount).toBeGreaterThan(5);
    const stranger = await world.query(TRADES, viewerOf('INVESTOR', 'investor_other'));
    expect(stranger.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
