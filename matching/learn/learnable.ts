/** Which weights deals on record can teach. */
import { PAIR_CRITERIA } from '../criteria/list.ts';
import type { PairCriterionName } from '../match.ts';

/**
 * Tickets, languages, bookmarks and answers stand in no record of deals: their weights are stated. Standing has learned values.
 * What draws investors to a round is told by `attraction` where that can be learned, and what affinity tells by `circle`.
 */
const STATED: ReadonlySet<PairCriterionName> = new Set<PairCriterionName>([
  'ticket',
  'language',
  'interest',
  'responses',
  'standing',
  'appeal',
  'affinity',
]);

export const LEARNABLE = PAIR_CRITERIA.filter(({ name }) => !STATED.has(name));

/** Those that tell of the investor alone: more of them may speak for it or against it. */
export const TRAIT_CRITERIA: ReadonlySet<PairCriterionName> = new Set(
  LEARNABLE.filter(({ form }) => form?.kind === 'FIELDS' && form.fields.length === 0).map(({ name }) => name),
);

/** Of all others the weight is not below 0: a liking that counted against a pair would explain nothing. Their bends keep to it too (bends.ts). */
export const RISING: ReadonlySet<PairCriterionName> = new Set(
  LEARNABLE.map(({ name }) => name).filter((name) => !TRAIT_CRITERIA.has(name)),
);
