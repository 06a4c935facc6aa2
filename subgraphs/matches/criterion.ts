import { registerEnumType } from 'type-graphql';
import { invalid } from '#kit/failure';
import { type CriterionName, MARKET_CRITERIA, PAIR_CRITERIA, TECHNOPARK_CRITERIA, type Weights } from '#matching';
import { criterionName } from './reason.texts.ts';

const names = [...PAIR_CRITERIA, ...MARKET_CRITERIA, ...TECHNOPARK_CRITERIA].map(({ name }) => name);

/** `coInvestors` -> `CO_INVESTORS` */
const upperSnake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** The engine's criteria as GraphQL shows them. */
export const Criterion: Readonly<Record<string, CriterionName>> = Object.freeze(
  Object.fromEntries(names.map((name) => [upperSnake(name), name])),
);
registerEnumType(Criterion, {
  valuesConfig: Object.fromEntries(
    names.map((name) => [upperSnake(name), { description: `${criterionName(name, 'en').text}.` }]),
  ),
  name: 'Criterion',
  description:
    'One thing that a match is judged by. The first judge a startup with an investor, the next, from demand on, a market, the last, from the sector of a park on, a technopark.',
});

const MOST = 4;

/**
 * From the caller's list to the engine's map.
 * @throws INVALID_WEIGHT for a factor outside 0..4 or a criterion named twice
 */
export function weightsOf(
  given: readonly { criterion: CriterionName; factor: number }[] | null | undefined,
): Weights | undefined {
  if (!given || given.length === 0) return undefined;
  for (const { factor } of given) {
    if (!(factor >= 0 && factor <= MOST))
      throw invalid('INVALID_WEIGHT', `A factor lies between 0 and ${MOST}.`, ['weights']);
  }
  const weights = Object.fromEntries(given.map(({ criterion, factor }) => [criterion, factor]));
  if (Object.keys(weights).length < given.length)
    throw invalid('INVALID_WEIGHT', 'Each criterion may be weighted once.', ['weights']);
  return weights;
}
