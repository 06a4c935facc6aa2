import { Confidence, type Fact } from '#kit/fact';
import type { ResidentFigure } from './loaders.ts';

const known = (texts: readonly (string | null)[]): string[] =>
  [...new Set(texts)].filter((text) => text !== null) as string[];

/** The weakest link: C when there is one, else B, else A. */
const weakest = (all: readonly Confidence[]): Confidence => [...all].sort().at(-1) ?? Confidence.C;

/**
 * Residents of a country's parks: the sum of the parks' own figures that count companies, each with its own date.
 * Null when no park gives one, which is not zero.
 */
export function residentsFact(figures: readonly ResidentFigure[]): Fact<number> | null {
  const counted = figures.filter(({ companies, residents }) => companies && residents.value !== null);
  if (counted.length === 0) return null;
  const dates = known(counted.map(({ residents }) => residents.asOf)).sort();
  const parts = counted.map(({ name, residents }) => `${name} ${residents.value} (${residents.asOf ?? 'no date'})`);
  return {
    value: counted.reduce((sum, { residents }) => sum + residents.value!, 0),
    source: known(counted.map(({ residents }) => residents.source)).join('; ') || null,
    asOf: [...new Set([dates[0], dates.at(-1)])].filter(Boolean).join('/') || null,
    confidence: weakest(counted.map(({ residents }) => residents.confidence)),
    note: `One figure for each park, whatever the year asked for: ${parts.join(', ')}. ${counted.length} of ${figures.length} parks say how many.`,
  };
}
