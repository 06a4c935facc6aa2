import type { TechnoparkCriterion } from '../criterion.ts';
import { yesOrNo } from '../facts.ts';

/** The park has a soft-landing offer for foreign startups. */
export const softLanding: TechnoparkCriterion = {
  name: 'softLanding',
  judge: (_index, _startup, park) => yesOrNo('softLanding', park.softLanding),
};
