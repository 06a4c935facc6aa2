import type { MarketCriterion } from '../criterion.ts';
import { between, evidenceOf, UNKNOWN } from '../facts.ts';

/** Desks in the parks of the state: two hundred are 1. What is made up counts for who is made up too. */
export const marketSpace: MarketCriterion = {
  name: 'marketSpace',
  judge: (index, { synthetic }, { country }) => {
    const real = index.technoparks.filter((park) => park.country === country && (synthetic || !park.synthetic));
    const known = real.filter((park) => park.desks.value !== null);
    if (known.length === 0) return UNKNOWN;
    const desks = known.reduce((sum, park) => sum + (park.desks.value ?? 0), 0);
    return {
      value: between(0, 200, desks),
      evidence: known.flatMap((park) => evidenceOf(`desks:${park.id}`, park.desks)),
      parameters: { desks: desks, technoparks: known.length },
    };
  },
};
