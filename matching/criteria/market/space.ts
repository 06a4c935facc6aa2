import type { MarketCriterion } from '../criterion.ts';
import { between, evidenceOf, UNKNOWN } from '../facts.ts';

/** Free desks in the parks of the state: twenty are 1. */
export const marketSpace: MarketCriterion = {
  name: 'marketSpace',
  judge: (index, _startup, { country }) => {
    const known = index.technoparks.filter((park) => park.country === country && park.freeDesks.value !== null);
    if (known.length === 0) return UNKNOWN;
    const desks = known.reduce((sum, park) => sum + (park.freeDesks.value ?? 0), 0);
    return {
      value: between(0, 20, desks),
      evidence: known.flatMap((park) => evidenceOf(`freeDesks:${park.id}`, park.freeDesks)),
      parameters: { freeDesks: desks, technoparks: known.length },
    };
  },
};
