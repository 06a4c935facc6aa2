/** Which weights deals on record can teach. */
import { PAIR_CRITERIA } from '../criteria/list.ts';
import type { PairCriterionName } from '../match.ts';

/** Tickets, languages, bookmarks and answers stand in no record of deals: their weights are stated. */
const STATED: ReadonlySet<PairCriterionName> = new Set<PairCriterionName>([
  'ticket',
  'language',
  'interest',
  'responses',
]);

export const LEARNABLE = PAIR_CRITERIA.filter(({ name }) => !STATED.has(name));

/** A search bounds what these add by a bound of their value, so more of the value may not add less. */
export const RISING: ReadonlySet<PairCriterionName> = new Set(
  LEARNABLE.filter(({ form }) => form?.kind !== 'FIELDS').map(({ name }) => name),
);

/** Those that tell of the investor alone. */
export const TRAITS: ReadonlySet<PairCriterionName> = new Set(
  LEARNABLE.filter(({ form }) => form?.kind === 'FIELDS' && form.fields.length === 0).map(({ name }) => name),
);
