/** Facts to evidence, and facts to 0..1. */
import type { MatchIndex } from '../build.ts';
import type { Evidence } from '../match.ts';
import type { CountryPair, Datum, MarketProfile, Origin, ProgrammeFact } from '../profile.ts';
import type { Judgement } from './criterion.ts';

type Plain = number | string | boolean;

export const UNKNOWN: Judgement = { value: null, evidence: [] };

/** A datum as evidence; nothing when its value is unknown. */
export function evidenceOf(name: string, datum: Datum<Plain> | undefined): Evidence[] {
  return datum === undefined || datum.value === null ? [] : [{ name, ...datum }];
}

/** A list of words as evidence. */
export function stated(name: string, words: readonly string[], origin: Origin): Evidence {
  return { name, value: words.join(', '), ...origin };
}

/** What a park says that it takes has no source of its own. */
const OF_THE_PARK: Origin = { source: null, asOf: null, confidence: 'B' };

/** Where `value` lies between two ends, 0..1, the ends included and nothing beyond. `from > to` turns it round. */
export function between(from: number, to: number, value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/** The mean of what is known, each datum first brought to 0..1; unknown when nothing is. */
export function meanOf(
  facts: readonly (readonly [string, Datum<number> | undefined, (value: number) => number])[],
): Judgement {
  const known = facts.flatMap(([name, datum, scale]) =>
    datum === undefined || datum.value === null
      ? []
      : [{ value: scale(datum.value), evidence: evidenceOf(name, datum) }],
  );
  if (known.length === 0) return UNKNOWN;
  const sum = known.reduce((total, fact) => total + fact.value, 0);
  return { value: sum / known.length, evidence: known.flatMap((fact) => fact.evidence) };
}

export function yesOrNo(name: string, datum: Datum<boolean>): Judgement {
  return datum.value === null ? UNKNOWN : { value: datum.value ? 1 : 0, evidence: evidenceOf(name, datum) };
}

/** One programme that takes the stage is worth a half, two three quarters, and so on. */
export function programmesFor(stage: string | null, programmes: readonly ProgrammeFact[] | null): Judgement {
  if (programmes === null) return UNKNOWN;
  const open = programmes.filter(
    (programme) => stage === null || programme.stages.length === 0 || programme.stages.includes(stage),
  );
  return {
    value: 1 - 0.5 ** open.length,
    evidence: open.map(({ id, source, asOf, confidence }) => ({
      name: 'programme',
      value: id,
      source,
      asOf,
      confidence,
    })),
    parameters: { programmes: open.length },
  };
}

export function marketOf(index: MatchIndex, country: string | null): MarketProfile | undefined {
  return index.markets.find((market) => market.country === country);
}

/** The way from home to a country; undefined when we have none. */
export function pairOf(index: MatchIndex, home: string | null, country: string): CountryPair | undefined {
  return home === null ? undefined : marketOf(index, country)?.pairs[home];
}

/** 200 km or less 1, 15,000 km or more 0, by the logarithm. */
export function nearness(km: number): number {
  return between(Math.log(15000), Math.log(200), Math.log(Math.max(1, km)));
}

/** Share of the startup's words that the park takes too; unknown when either names none. */
export function shareOf(name: string, has: readonly string[], takes: readonly string[]): Judgement {
  if (has.length === 0 || takes.length === 0) return UNKNOWN;
  const common = has.filter((word) => takes.includes(word));
  return {
    value: common.length / has.length,
    evidence: [stated(name, takes, OF_THE_PARK)],
    parameters: { [name]: common.join(', ') },
  };
}
