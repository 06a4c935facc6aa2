import { decisionOf, type Party } from '../../relations.ts';
import type { HardCriterion } from '../criterion.ts';

/** Either has passed on the other, and has not changed its mind since. */
export const passed: HardCriterion<Party> = {
  isPrivate: true,
  stop: (index, startup, other) => {
    if (index.relations.decisions.size === 0) return null;
    const said = [decisionOf(index.relations, startup.id, other.id), decisionOf(index.relations, other.id, startup.id)];
    const found = said.find((decision) => decision?.verdict === 'PASSED');
    return found ? { code: 'PASSED', parameters: { by: found.by, at: found.at } } : null;
  },
};
