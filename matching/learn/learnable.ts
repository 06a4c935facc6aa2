/** Which weights deals on record can teach. */
import type { PairCriterion } from '../criteria/criterion.ts';
import { PAIR_CRITERIA } from '../criteria/list.ts';
import type { PairCriterionName } from '../match.ts';

/** Tickets, languages, bookmarks and answers stand in no record of deals: their weights are stated. Standing has learned values. */
const STATED: readonly PairCriterionName[] = ['ticket', 'language', 'interest', 'responses', 'standing'];

const but = (...names: readonly PairCriterionName[]): readonly PairCriterion[] =>
  PAIR_CRITERIA.filter(({ name }) => !STATED.includes(name) && !names.includes(name));

/** In LEARNED; `attraction` tells what draws investors to a round, and `circle` what affinity tells. */
export const LEARNABLE = but('appeal', 'affinity');

/** In LEARNED on a small market, where attraction tells less. */
export const LEARNABLE_OF_SMALL = but('affinity');

/** In ADDITIVE: no latent tastes, which few deals hardly teach and which take long to learn. */
export const LEARNABLE_OF_FEW = but('affinity', 'factors', 'selection', 'attraction');

/** Those that tell of the investor alone: more of them may speak for it or against it. */
export const TRAIT_CRITERIA: ReadonlySet<PairCriterionName> = new Set(
  LEARNABLE.filter(({ form }) => form?.kind === 'FIELDS' && form.fields.length === 0).map(({ name }) => name),
);

/** Of all others the weight is not below 0: a liking that counted against a pair would explain nothing. Their bends keep to it too (bends.ts). */
export const RISING: ReadonlySet<PairCriterionName> = new Set(
  but()
    .map(({ name }) => name)
    .filter((name) => !TRAIT_CRITERIA.has(name)),
);
