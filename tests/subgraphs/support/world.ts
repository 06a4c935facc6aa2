import { record } from '#kit/outbox';
import type { StartupChanged } from '../../../subgraphs/startups/events.ts';
import type { ResidencyChanged } from '../../../subgraphs/technoparks/events.ts';
import type { SubgraphUnderTest } from '../../harness/subgraph.ts';

type StartupTold = Partial<StartupChanged['payload']> & { id: string };

const UNTOLD: Omit<StartupChanged['payload'], 'id'> = {
  ...{
    names: { en: 'Any' },
    country: 'KZ',
    region: null,
    hqCountry: null,
    city: null,
    sectors: [],
    category: null,
    stage: 'MVP',
  },
  region: null,
  ...{ foundedYear: null, status: null, productLanguages: null, usualLanguages: null, deckLanguages: null },
  ...{ womenLed: null, founderFreeToTravel: null, synthetic: true, heldForReview: false, website: null },
  ...{ raise: null, presentIn: [] },
};

/** Tells support of startups and residencies as their owners would, and waits until it has heard. */
export async function tell(
  { running }: SubgraphUnderTest,
  startups: readonly StartupTold[],
  residencies: readonly ResidencyChanged['payload'][] = [],
): Promise<void> {
  const em = running.definitions.get('support')!.context({ role: 'PUBLIC', organisationId: null, personId: null }).em;
  for (const startup of startups)
    record<StartupChanged>(em, { type: 'startup.changed', payload: { ...UNTOLD, ...startup } });
  for (const payload of residencies) record<ResidencyChanged>(em, { type: 'residency.changed', payload });
  await em.flush();
  await running.settle();
}
