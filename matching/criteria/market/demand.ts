import type { MarketCriterion } from '../criterion.ts';
import { between, evidenceOf, UNKNOWN } from '../facts.ts';

/** The purse that is online: internet users times GDP a head, by its logarithm; USD 1 bn is 0, USD 30,000 bn is 1. */
export const demand: MarketCriterion = {
  name: 'demand',
  judge: (_index, _startup, { indicators }) => {
    const { population, internetUsersPct, gdpPerCapitaUsd } = indicators;
    if (!population?.value || !internetUsersPct?.value || !gdpPerCapitaUsd?.value) return UNKNOWN;
    const usd = population.value * (internetUsersPct.value / 100) * gdpPerCapitaUsd.value;
    return {
      value: between(9, Math.log10(3e13), Math.log10(usd)),
      evidence: Object.entries({ population, internetUsersPct, gdpPerCapitaUsd }).flatMap(([name, datum]) =>
        evidenceOf(name, datum),
      ),
      parameters: { onlinePurseUsd: Math.round(usd) },
    };
  },
};
