import type { ExclusionChanged } from '../alliance/events.ts';
import type { Facts } from './facts.ts';

/** The parties that lists hold, and markets. */
const KINDS = ['STARTUP', 'INVESTOR', 'TECHNOPARK', 'MARKET'] as const;
export type ListedKind = (typeof KINDS)[number];

interface Located {
  readonly id: string;
  readonly country: string | null;
  readonly hqCountry?: string | null;
}

/** What an exclusion may name a party by: itself, or a state that it belongs to. */
const sidesOf = ({ id, country, hqCountry }: Located): string[] => [
  id,
  ...[...new Set([country, hqCountry])].filter(Boolean).map((code) => `state_${code}`),
];

/** Whom the exclusions in force on a day keep apart. From the facts alone: it knows nothing of how the engine applies them. */
export class Bars {
  readonly inForce: number;
  /** Of an exclusion's side: the other sides, and the exclusion that names them. */
  readonly #named = new Map<string, Map<string, string>>();
  readonly #sides = new Map<string, readonly string[]>();
  /** Of a kind: the parties that a side stands for. */
  readonly #bearers = new Map<ListedKind, Map<string, string[]>>();

  /** @param day `2026-11-23` */
  constructor(facts: Facts, day: string) {
    const exclusions = facts
      .of<ExclusionChanged['payload']>('EXCLUSION')
      .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
    this.inForce = exclusions.length;
    for (const { id, a, b } of exclusions) this.#name(a, b, id).#name(b, a, id);
    for (const kind of KINDS) this.#locate(kind, facts.of<Located>(kind));
  }

  #name(side: string, other: string, exclusionId: string): this {
    this.#named.set(side, (this.#named.get(side) ?? new Map()).set(other, exclusionId));
    return this;
  }

  #locate(kind: ListedKind, parties: readonly Located[]): void {
    const bearers = new Map<string, string[]>();
    for (const party of parties) {
      const sides = sidesOf(party);
      this.#sides.set(party.id, sides);
      for (const side of sides) {
        const known = bearers.get(side);
        if (known) known.push(party.id);
        else bearers.set(side, [party.id]);
      }
    }
    this.#bearers.set(kind, bearers);
  }

  /** Those of a kind that an exclusion names; each once. */
  concerned(kind: ListedKind): string[] {
    return this.#standingFor([...this.#named.keys()], kind);
  }

  /** Those of a kind that a party must not be brought to; each once. */
  barredFrom(id: string, kind: ListedKind): string[] {
    const others = this.#sidesOf(id).flatMap((side) => [...(this.#named.get(side)?.keys() ?? [])]);
    return this.#standingFor(others, kind);
  }

  #standingFor(sides: readonly string[], kind: ListedKind): string[] {
    return [...new Set(sides.flatMap((side) => this.#bearers.get(kind)!.get(side) ?? []))];
  }

  /** The exclusion that keeps two apart, or null. */
  between(a: string, b: string): string | null {
    const others = this.#sidesOf(b);
    const found = this.#sidesOf(a).flatMap((side) => others.map((other) => this.#named.get(side)?.get(other)));
    return found.find((exclusionId) => exclusionId !== undefined) ?? null;
  }

  #sidesOf(id: string): readonly string[] {
    return this.#sides.get(id) ?? [id];
  }
}
