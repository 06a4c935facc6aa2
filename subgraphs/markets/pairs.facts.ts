import type { Confidence } from '#kit/fact';
import type { Language } from '#vocabulary/language';
import type { MarketFact } from './markets.facts.ts';
import data from './pairs.facts.json' with { type: 'json' };

/** What lies between two markets, from the one to the other. */
export interface PairFact {
  readonly from: string;
  readonly to: string;
  /** Kilometres between the main cities. */
  readonly distanceKm: number;
  readonly contiguous: boolean;
  /** A flag of the source that misses UZ-RU, BY-RU and TJ-IR: ask `sharedLanguages` instead. */
  readonly officialLanguageFlag: boolean;
  /** A language spoken by at least nine percent of both populations. */
  readonly spokenLanguage: boolean;
  readonly commonColoniser: boolean;
  /** Once parts of one state. */
  readonly sameCountry: boolean;
  /** Goods that went from the one to the other in 2006, in million US dollars. */
  readonly goodsTrade2006MillionUsd: number | null;
  /** Pushes and pull requests from the one to repositories of the other, 2024-Q4 to 2025-Q3. */
  readonly developerCollaboration: number | null;
}

type Row = readonly [string, string, number, boolean, boolean, boolean, boolean, boolean, number | null, number | null];

function pair(row: Row): PairFact {
  const [from, to, distanceKm, contiguous, officialLanguageFlag, spokenLanguage, commonColoniser, sameCountry] = row;
  const plain = {
    from,
    to,
    distanceKm,
    contiguous,
    officialLanguageFlag,
    spokenLanguage,
    commonColoniser,
    sameCountry,
  };
  return { ...plain, goodsTrade2006MillionUsd: row[8], developerCollaboration: row[9] };
}

/** 1,980 directed pairs: every market to every other. */
export const pairs: readonly PairFact[] = (data.pairs as unknown as readonly Row[]).map(pair);

/** Where each column of the pairs comes from. */
export const pairSources: Readonly<
  Record<string, { name: string; licence: string; confidence: Confidence; asOf: string }>
> = Object.fromEntries(
  Object.entries(data.columnSources).map(([column, key]) => {
    const source = data.sources[key as keyof typeof data.sources];
    return [column, { ...source, confidence: source.confidence as Confidence }];
  }),
);

/** The languages, official or widely used, that can be used in both markets. */
export function sharedLanguages(a: MarketFact, b: MarketFact): Language[] {
  const spoken = new Set([...b.officialLanguages, ...b.widelyUsedLanguages]);
  return [...new Set([...a.officialLanguages, ...a.widelyUsedLanguages])].filter((language) => spoken.has(language));
}
