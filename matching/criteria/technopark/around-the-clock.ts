import type { TechnoparkCriterion } from '../criterion.ts';
import { yesOrNo } from '../facts.ts';

/** Workspace open 24/7. */
export const aroundTheClock: TechnoparkCriterion = {
  name: 'aroundTheClock',
  judge: (_index, _startup, park) => yesOrNo('access24x7', park.access24x7),
};
