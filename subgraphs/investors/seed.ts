import type { WriteContext } from '#kit/subgraph';
import { tellDeal, tellInvestor } from './event.actions.ts';
import { seedDemoDeals, seedDemoInvestors } from './seed.demo.ts';
import { seedRealDeals, seedRealInvestors } from './seed.real.ts';

/** All real investors and deals as their sources tell of them, and those of the demonstration; one flush for all. */
export async function seed(context: WriteContext): Promise<void> {
  const { em, clock } = context;
  for (const investor of [...seedRealInvestors(context), ...seedDemoInvestors(context)])
    tellInvestor(em, investor, clock());
  for (const deal of [...seedRealDeals(context), ...seedDemoDeals(context)]) tellDeal(em, deal);
  await em.flush();
}
