import type { MarketCriterion } from '../criterion.ts';
import { between, evidenceOf, UNKNOWN } from '../facts.ts';

/** Room left by local software makers: organisations on GitHub per million internet users, 30 or fewer is 1, 10,000 is 0. */
export const competition: MarketCriterion = {
  name: 'competition',
  judge: (_index, _startup, { indicators }) => {
    const { githubOrganizations, population, internetUsersPct } = indicators;
    if (!githubOrganizations?.value || !population?.value || !internetUsersPct?.value) return UNKNOWN;
    const perMillion = (githubOrganizations.value * 1e8) / (population.value * internetUsersPct.value);
    return {
      value: between(4, Math.log10(30), Math.log10(perMillion)),
      evidence: Object.entries({ githubOrganizations, population, internetUsersPct }).flatMap(([name, datum]) =>
        evidenceOf(name, datum),
      ),
      parameters: { organisationsPerMillion: Math.round(perMillion) },
    };
  },
};
