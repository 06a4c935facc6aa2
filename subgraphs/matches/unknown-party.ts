import { notFound } from '#kit/failure';
import { MatchingError } from '#matching';

/** What is computed, or, where the engine does not know a party that it names, what stands for that. */
export function orIfUnknown<T, E>(compute: () => T, otherwise: (error: MatchingError) => E): T | E {
  try {
    return compute();
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'UNKNOWN_PARTY') return otherwise(error);
    throw error;
  }
}

/** @throws NOT_FOUND where the engine does not know a party */
export const mustBeFound = <T>(compute: () => T): T =>
  orIfUnknown(compute, ({ message }) => {
    throw notFound(message);
  });
