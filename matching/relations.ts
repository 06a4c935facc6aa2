/** What stands between two parties whatever they are worth to each other: exclusions and decisions, as of a day. */
import { dayOf } from './calendar.ts';
import type { Alliance, Decision, Exclusion } from './profile.ts';

export interface Relations {
  /** The exclusion in force between two names (party ids or country codes), in either order. */
  readonly exclusions: ReadonlyMap<string, Exclusion>;
  /** `by>about` -> the newest decision. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** By party, whom its decisions or those about it name. */
  readonly tied: ReadonlyMap<string, readonly string[]>;
}

export interface Party {
  readonly id: string;
  readonly country: string | null;
  /** Another country that stands for it too. */
  readonly hqCountry?: string | null;
}

export function relationsOf({ exclusions, decisions }: Alliance, asOfDay: number): Relations {
  const inForce = exclusions.filter((exclusion) => holds(exclusion, asOfDay));
  const seen = decisions.filter((decision) => dayOf(decision.at) <= asOfDay).sort(byMoment);
  return {
    exclusions: new Map(inForce.flatMap((e) => [[key(e.a, e.b), e] as const, [key(e.b, e.a), e] as const])),
    decisions: new Map(seen.map((decision) => [key(decision.by, decision.about), decision])),
    tied: tiedBy(seen),
  };
}

/** A party is named by its id or by one of its countries. */
export function exclusionBetween({ exclusions }: Relations, a: Party, b: Party): Exclusion | null {
  if (exclusions.size === 0) return null;
  for (const x of [a.id, a.country, a.hqCountry]) {
    if (x == null) continue;
    for (const y of [b.id, b.country, b.hqCountry]) {
      const found = y == null ? undefined : exclusions.get(key(x, y));
      if (found) return found;
    }
  }
  return null;
}

/** Those that a party decided about or that decided about it; each once. */
export function partiesTiedTo({ tied }: Relations, id: string): readonly string[] {
  return tied.get(id) ?? [];
}

export function decisionOf({ decisions }: Relations, by: string, about: string): Decision | null {
  return decisions.get(key(by, about)) ?? null;
}

function tiedBy(decisions: readonly Decision[]): Map<string, string[]> {
  const tied = new Map<string, Set<string>>();
  const tie = (a: string, b: string) => tied.set(a, (tied.get(a) ?? new Set()).add(b));
  for (const { by, about } of decisions) {
    tie(by, about);
    tie(about, by);
  }
  return new Map([...tied].map(([id, others]) => [id, [...others]]));
}

function holds({ validFrom, validTo }: Exclusion, day: number): boolean {
  return (validFrom === null || dayOf(validFrom) <= day) && (validTo === null || day < dayOf(validTo));
}

function byMoment(x: Decision, y: Decision): number {
  return dayOf(x.at) - dayOf(y.at) || (x.verdict < y.verdict ? -1 : x.verdict > y.verdict ? 1 : 0);
}

function key(a: string, b: string): string {
  return `${a}>${b}`;
}
