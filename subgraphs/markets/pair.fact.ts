import { Confidence, type Fact } from '#kit/fact';
import type { MarketPair } from './market-pair.entity.ts';
import { pairSources } from './pairs.facts.ts';

const NOTES: Readonly<Record<string, string>> = {
  goodsTrade2006MillionUsd: 'Goods sent from home to the market in 2006, in million US dollars.',
  developerCollaboration: 'Small flows are not published: unknown is not zero.',
};

/** A value of a pair with the origin of its column in the facts. */
function columnFact<T>(value: T | null, column: string): Fact<T> {
  const origin = pairSources[column]!;
  const { name: source, asOf, confidence } = origin;
  return { value, source, asOf, confidence, note: NOTES[column] ?? null };
}

/** Computed from the languages of both markets, because the flag of the source misses some neighbours. */
export const commonLanguage = ({ sharedLanguages }: MarketPair): Fact<boolean> => ({
  value: sharedLanguages.length > 0,
  source: 'official and widely used languages of both markets',
  asOf: null,
  confidence: Confidence.C,
});

export const distanceKm = (pair: MarketPair) => columnFact(pair.distanceKm, 'distanceKm');
export const contiguous = (pair: MarketPair) => columnFact(pair.contiguous, 'contiguous');
export const spokenLanguage = (pair: MarketPair) => columnFact(pair.spokenLanguage, 'spokenLanguage');
export const commonColoniser = (pair: MarketPair) => columnFact(pair.commonColoniser, 'commonColoniser');
export const sameCountry = (pair: MarketPair) => columnFact(pair.sameCountry, 'sameCountry');
export const tradeMUsd = (pair: MarketPair) => columnFact(pair.tradeMUsd, 'goodsTrade2006MillionUsd');
export const collaboration = (pair: MarketPair) => columnFact(pair.collaboration, 'developerCollaboration');
