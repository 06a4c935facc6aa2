import { decisionOf, type Party, partiesTiedTo, type Relations } from '../../relations.ts';
import type { HardCriterion, InvestorStop } from '../criterion.ts';

/** Either has passed on the other, and has not changed its mind since. */
export const passed: HardCriterion<Party> & InvestorStop = {
  isPrivate: true,
  over: ({ relations, startups: { rows } }, { id }) => {
    const others = partiesTiedTo(relations, id).filter((other) => passedBetween(relations, other, id));
    if (others.length === 0) return null;
    const stopped = new Set(others.map((other) => rows.get(other)));
    return (startup) => stopped.has(startup);
  },
  stop: (index, startup, other) => {
    if (index.relations.decisions.size === 0) return null;
    const found = passedBetween(index.relations, startup.id, other.id);
    return found ? { code: 'PASSED', parameters: { by: found.by, at: found.at } } : null;
  },
};

function passedBetween(relations: Relations, a: string, b: string) {
  const said = [decisionOf(relations, a, b), decisionOf(relations, b, a)];
  return said.find((decision) => decision?.verdict === 'PASSED');
}
