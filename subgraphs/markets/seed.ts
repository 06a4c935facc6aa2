import { DAY_MS } from '#kit/day';
import { record } from '#kit/outbox';
import type { WriteContext } from '#kit/subgraph';
import { demoStartups } from '#vocabulary/demonstration';
import { tellPlan } from './entry-plan.actions.ts';
import { EntryPlan } from './entry-plan.entity.ts';
import type { MarketChanged } from './events.ts';
import { Market } from './market.entity.ts';
import { indicatorRows, marketRow, marketState, pairRows } from './market.rows.ts';
import { MarketIndicator } from './market-indicator.entity.ts';
import { MarketPair } from './market-pair.entity.ts';
import { markets } from './markets.facts.ts';

/** Real: every market, its figures, and the way from each other one. */
async function seedFacts({ em }: WriteContext): Promise<void> {
  const pairs = pairRows(markets);
  const indicators = markets.flatMap(indicatorRows);
  await em.insertMany(Market, markets.map(marketRow));
  await em.insertMany(MarketIndicator, indicators);
  await em.insertMany(MarketPair, pairs);
  const pairsInto = Map.groupBy(pairs, ({ country }) => country);
  for (const market of markets)
    record<MarketChanged>(em, {
      type: 'market.changed',
      payload: marketState(market, pairsInto.get(market.iso2) ?? []),
    });
}

/** SYNTHETIC: a plan under way for each of three made-up startups. */
function seedPlans({ em, clock }: WriteContext): void {
  const step = (key: string, title: string, after: string[], state: 'WAITING' | 'OPEN' | 'DONE') => ({
    key,
    title,
    after,
    state,
  });
  for (const [i, { id, country }] of demoStartups.slice(0, 3).entries()) {
    const target = country === 'UZ' ? 'KZ' : 'UZ';
    const plan = em.create(EntryPlan, {
      id: `entry-plan_demo-${i + 1}`,
      startupId: id,
      marketId: `market_${target}`,
      state: 'IN_PROGRESS',
      steps: [
        step('partner', 'Find a partner there', [], 'DONE'),
        step('language', 'Translate the product', [], 'OPEN'),
        step('pilot', 'Run a paid pilot', ['partner', 'language'], 'WAITING'),
      ],
      draftedAt: new Date(clock().getTime() - (60 + i) * DAY_MS),
      synthetic: true,
      version: 1,
    });
    tellPlan(em, plan);
  }
}

export async function seed(context: WriteContext): Promise<void> {
  await seedFacts(context);
  seedPlans(context);
}
