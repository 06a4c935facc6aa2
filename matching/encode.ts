/** Profiles to columns: one typed array a field, one row a party, rows in the order of ids. Frozen once built. */
import { codeOf, type Dictionary, dictionaryOf } from './dictionary.ts';
import { MatchingError } from './error.ts';
import type { Alliance, InvestorProfile, StartupProfile } from './profile.ts';
import { type Ragged, raggedOf, rowOf } from './ragged.ts';

/** The fields whose past deals teach a preference. */
export type Field = 'category' | 'sector' | 'country' | 'region' | 'round' | 'size';

/** Upper bounds of the round-size classes, USD; the last class is open. */
export const SIZE_BOUNDS_USD = [1e5, 5e5, 1e6, 2e6, 5e6, 1e7, 2e7, 5e7, 1e8] as const;

export type Dictionaries = Readonly<Record<Exclude<Field, 'size'> | 'language', Dictionary>>;

export interface StartupColumns {
  readonly count: number;
  readonly profiles: readonly StartupProfile[];
  readonly rows: ReadonlyMap<string, number>;
  /** 0, 1, 2, ... */
  readonly all: Uint32Array;
  readonly category: Uint16Array;
  readonly country: Uint16Array;
  readonly region: Uint16Array;
  readonly round: Uint16Array;
  readonly size: Uint16Array;
  /** NaN = unknown; so in the columns below. */
  readonly amountUsd: Float64Array;
  readonly language: Ragged;
  readonly sector: Ragged;
  /** Investor rows that hold it already, from all deals before `asOf`. */
  readonly backers: Ragged;
}

export interface InvestorColumns {
  readonly count: number;
  readonly profiles: readonly InvestorProfile[];
  readonly rows: ReadonlyMap<string, number>;
  /** 0, 1, 2, ... */
  readonly all: Uint32Array;
  readonly ticketMinUsd: Float64Array;
  readonly ticketMaxUsd: Float64Array;
  /** Whether any investor states a ticket. */
  readonly stateTickets: boolean;
  readonly language: Ragged;
}

export function dictionariesOf({ startups, investors, deals }: Alliance): Dictionaries {
  const mandates = investors.map((investor) => investor.mandate);
  return {
    category: dictionaryOf(present(startups.map((startup) => startup.category))),
    sector: dictionaryOf([...startups.flatMap((s) => s.sectors), ...mandates.flatMap((m) => m.sectors)]),
    country: dictionaryOf(
      present([
        ...startups.map((startup) => startup.country),
        ...investors.map((investor) => investor.country),
        ...mandates.flatMap((mandate) => mandate.countries),
      ]),
    ),
    region: dictionaryOf(present(startups.map((startup) => startup.region))),
    language: dictionaryOf([...startups.flatMap((s) => s.languages), ...mandates.flatMap((m) => m.languages)]),
    round: dictionaryOf(
      present([
        ...startups.map((startup) => startup.raise?.round ?? null),
        ...deals.map((deal) => deal.round),
        ...mandates.flatMap((mandate) => mandate.rounds),
      ]),
    ),
  };
}

/** @param profiles in the order of ids; @param backers investor rows by startup id */
export function encodeStartups(
  profiles: readonly StartupProfile[],
  words: Dictionaries,
  backers: ReadonlyMap<string, readonly number[]>,
): StartupColumns {
  const column = (code: (startup: StartupProfile) => number) => Uint16Array.from(profiles, code);
  return {
    count: profiles.length,
    profiles,
    rows: rowsOf(profiles),
    all: Uint32Array.from(profiles, (_, row) => row),
    category: column((startup) => codeOf(words.category, startup.category)),
    country: column((startup) => codeOf(words.country, startup.country)),
    region: column((startup) => codeOf(words.region, startup.region)),
    round: column((startup) => codeOf(words.round, startup.raise?.round ?? null)),
    size: column((startup) => sizeCode(startup.raise?.amountUsd ?? null)),
    amountUsd: Float64Array.from(profiles, (startup) => startup.raise?.amountUsd ?? Number.NaN),
    language: raggedOf(profiles.map((startup) => codesOf(words.language, startup.languages))),
    sector: raggedOf(profiles.map((startup) => codesOf(words.sector, startup.sectors))),
    backers: raggedOf(profiles.map((startup) => backers.get(startup.id) ?? [])),
  };
}

/** Some rows again, in the order given; a row may be there twice, so none is found by its id. */
export function takeStartups(startups: StartupColumns, rows: readonly number[]): StartupColumns {
  const column = (of: Uint16Array) => Uint16Array.from(rows, (row) => of[row]!);
  const listed = (of: Ragged) => raggedOf(rows.map((row) => rowOf(of, row)));
  return {
    count: rows.length,
    profiles: rows.map((row) => ({ ...startups.profiles[row]! })),
    rows: new Map(),
    all: Uint32Array.from(rows.keys()),
    category: column(startups.category),
    country: column(startups.country),
    region: column(startups.region),
    round: column(startups.round),
    size: column(startups.size),
    amountUsd: Float64Array.from(rows, (row) => startups.amountUsd[row]!),
    language: listed(startups.language),
    sector: listed(startups.sector),
    backers: listed(startups.backers),
  };
}

/** @param profiles in the order of ids */
export function encodeInvestors(profiles: readonly InvestorProfile[], words: Dictionaries): InvestorColumns {
  return {
    count: profiles.length,
    profiles,
    rows: rowsOf(profiles),
    all: Uint32Array.from(profiles, (_, row) => row),
    ticketMinUsd: Float64Array.from(profiles, ({ mandate }) => mandate.ticketMinUsd ?? Number.NaN),
    ticketMaxUsd: Float64Array.from(profiles, ({ mandate }) => mandate.ticketMaxUsd ?? Number.NaN),
    stateTickets: profiles.some(({ mandate }) => mandate.ticketMinUsd !== null || mandate.ticketMaxUsd !== null),
    language: raggedOf(profiles.map(({ mandate }) => codesOf(words.language, mandate.languages))),
  };
}

/** 1..10, 0 = unknown. @param amountUsd 0 or more */
export function sizeCode(amountUsd: number | null): number {
  if (amountUsd === null || !(amountUsd >= 0)) return 0;
  const at = SIZE_BOUNDS_USD.findIndex((bound) => amountUsd < bound);
  return at < 0 ? SIZE_BOUNDS_USD.length + 1 : at + 1;
}

/** Each once: who writes a word twice says no more by it. */
export function codesOf(dictionary: Dictionary, words: readonly string[]): number[] {
  const codes = words.map((word) => codeOf(dictionary, word)).filter((code) => code > 0);
  return codes.length < 2 ? codes : [...new Set(codes)];
}

/** In the order of ids, each id once. @throws MatchingError DUPLICATE_ID */
export function byId<T extends { readonly id: string }>(parties: readonly T[]): T[] {
  const sorted = [...parties].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  sorted.forEach((party, at) => {
    if (party.id === sorted[at + 1]?.id) throw new MatchingError('DUPLICATE_ID', `two parties have the id ${party.id}`);
  });
  return sorted;
}

function rowsOf(parties: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(parties.map((party, row) => [party.id, row]));
}

function present(words: readonly (string | null)[]): string[] {
  return words.filter((word): word is string => word !== null);
}
