/** What stands between two parties whatever they are worth to each other: exclusions and decisions, as of a day. */
import { dayOf } from './calendar.ts';
import type { Alliance, Decision, Exclusion, ExclusionKind } from './profile.ts';

export interface Relations {
  /** The exclusion in force, the gravest of several, between two names (party ids or country codes), in either order. */
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
  const inForce = exclusions.filter((exclusion) => holds(exclusion, asOfDay)).sort(gravestLast);
  const seen = decisionsUpTo(asOfDay, decisions);
  return {
    exclusions: new Map(inForce.flatMap((e) => [[key(e.a, e.b), e] as const, [key(e.b, e.a), e] as const])),
    decisions: new Map(seen.map((decision) => [key(decision.by, decision.about), decision])),
    tied: tiedBy(seen),
  };
}

/** Of several exclusions of one pair the last is told. */
const GRAVITY: readonly ExclusionKind[] = ['NEVER', 'DECLARED', 'VISA_BAR', 'SANCTION_BAR'];

function gravestLast(x: Exclusion, y: Exclusion): number {
  const told = ({ validFrom, validTo, a, b }: Exclusion) => [validFrom ?? '', validTo ?? '', a, b];
  return GRAVITY.indexOf(x.kind) - GRAVITY.indexOf(y.kind) || compareWords(told(x), told(y));
}

/** Oldest first; of one moment a pass comes after interest, so that it holds. */
function decisionsUpTo(asOfDay: number, decisions: readonly Decision[]): Decision[] {
  const told = ({ verdict, passReason, at, by, about }: Decision) => [verdict, passReason ?? '', at, by, about];
  return decisions
    .map((decision) => ({ decision, day: dayOf(decision.at) }))
    .filter(({ day }) => day <= asOfDay)
    .sort((x, y) => x.day - y.day || compareWords(told(x.decision), told(y.decision)))
    .map(({ decision }) => decision);
}

/** By the first that differ, in code-unit order. */
function compareWords(x: readonly string[], y: readonly string[]): number {
  const at = x.findIndex((word, n) => word !== y[n]);
  return at < 0 ? 0 : x[at]! < y[at]! ? -1 : 1;
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

function key(a: string, b: string): string {
  return `${a}>${b}`;
}
