import { Confidence } from '#kit/fact';
import type { Origin } from '#kit/origin';
import { pairSources } from './pairs.facts.ts';

/** The origin of a column of the facts. */
function column(name: string, note: string | null = null): Origin {
  const { name: source, asOf, confidence } = pairSources[name]!;
  return { source, asOf, confidence, note };
}

/** Where each value of a pair is from: the same for all pairs. */
export const pairOrigins = {
  distanceKm: column('distanceKm'),
  contiguous: column('contiguous'),
  spokenLanguage: column('spokenLanguage'),
  commonColoniser: column('commonColoniser'),
  sameCountry: column('sameCountry'),
  tradeMUsd: column('goodsTrade2006MillionUsd', 'Goods of 2006, in million US dollars.'),
  collaboration: column('developerCollaboration', 'Small flows are not published: unknown is not zero.'),
  // Computed, because the flag of the source misses some neighbours.
  commonLanguage: {
    source: 'official and widely used languages of both markets',
    asOf: null,
    confidence: Confidence.C,
    note: null,
  },
} satisfies Record<string, Origin>;
