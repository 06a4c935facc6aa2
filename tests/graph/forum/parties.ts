import type { Language } from '#vocabulary/language';
import type { Sector } from '#vocabulary/sector';

/** Marsaglia's xorshift, 32 bits: the same seed, the same forum. */
export function chance(seed: number): (n: number) => number {
  let x = seed | 0;
  return (n) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % n;
  };
}

const SECTORS: readonly Sector[] = [
  'FINTECH',
  'EDTECH',
  'AGRITECH_FOOD',
  'AI_DATA',
  'HEALTHTECH_BIOTECH',
  'SOFTWARE_SAAS',
];
const ROUNDS = ['PRE_SEED', 'SEED', 'SERIES_A'] as const;
const STAGES = ['MVP', 'SALES', 'GROWTH'] as const;
/** Three languages are spoken; who speaks one alone needs an interpreter with many. */
const HOMES: readonly (readonly [country: string, languages: readonly Language[]])[] = [
  ['KZ', ['RU', 'EN']],
  ['UZ', ['RU']],
  ['CN', ['ZH']],
  ['KG', ['RU']],
  ['RU', ['RU', 'EN']],
  ['IN', ['EN']],
  ['CN', ['ZH', 'EN']],
];

const two = (n: number): string => String(n).padStart(2, '0');

export interface ForumParty {
  readonly id: string;
  readonly kind: 'STARTUP' | 'INVESTOR';
  readonly country: string;
  readonly languages: readonly Language[];
  /** Only the second day; else both. */
  readonly late: boolean;
  readonly quota: number;
  readonly changed: { readonly type: string; readonly payload: object };
}

function startup(i: number, any: (n: number) => number): ForumParty {
  const id = `startup_forum-${two(i + 1)}`;
  const [country, languages] = HOMES[any(HOMES.length)]!;
  const at = any(ROUNDS.length);
  const amountUsd = [150_000, 400_000, 2_000_000][at]! * (1 + any(3));
  const raise = { amount: `${amountUsd}.00`, currency: 'USD', amountUsd, round: ROUNDS[at], closesOn: null };
  const payload = {
    ...{
      id,
      names: { en: `Forum Startup ${two(i + 1)} (SYNTHETIC)` },
      country,
      region: null,
      hqCountry: country,
      city: null,
    },
    ...{
      sectors: [SECTORS[any(SECTORS.length)]!],
      category: null,
      stage: STAGES[at],
      foundedYear: 2020 + any(6),
      status: 'ACTIVE',
    },
    ...{ productLanguages: languages, usualLanguages: null, deckLanguages: null, womenLed: any(3) === 0, raise },
    ...{ founderFreeToTravel: true, synthetic: true, heldForReview: false, website: null, presentIn: [] },
  };
  return {
    id,
    kind: 'STARTUP',
    country,
    languages,
    late: any(8) === 0,
    quota: 8,
    changed: { type: 'startup.changed', payload },
  };
}

function investor(i: number, any: (n: number) => number): ForumParty {
  const id = `investor_forum-${two(i + 1)}`;
  const [country, languages] = HOMES[any(HOMES.length)]!;
  const from = any(SECTORS.length);
  const mandate = {
    sectors: [0, 1, 2].map((n) => SECTORS[(from + n) % SECTORS.length]!),
    rounds: ROUNDS.slice(any(2), 3),
    countries: null,
    languages,
    ticketMinUsd: 50_000,
    ticketMaxUsd: 500_000 * (1 + any(8)),
  };
  const payload = {
    ...{
      id,
      names: { en: `Forum Capital ${two(i + 1)} (SYNTHETIC)` },
      kind: 'FUND',
      country,
      foundedYear: 2010 + any(12),
      mandate,
    },
    ...{ dryPowderUsd: 5_000_000, synthetic: true, heldForReview: false },
  };
  return {
    id,
    kind: 'INVESTOR',
    country,
    languages,
    late: any(10) === 0,
    quota: 20,
    changed: { type: 'investor.changed', payload },
  };
}

/** Sixty startups and twenty-five investors, all made up. */
export function forumParties(seed = 17): ForumParty[] {
  const any = chance(seed);
  return [
    ...Array.from({ length: 60 }, (_, i) => startup(i, any)),
    ...Array.from({ length: 25 }, (_, i) => investor(i, any)),
  ];
}

/** Some fifty wishes: a startup's must, an investor's want, here and there a never. */
export function forumWishes(
  parties: readonly ForumParty[],
  seed = 18,
): { byId: string; aboutId: string; wish: string }[] {
  const any = chance(seed);
  const of = (kind: string) => parties.filter((party) => party.kind === kind);
  const [startups, investors] = [of('STARTUP'), of('INVESTOR')];
  const wishes = startups.flatMap(({ id }, i) =>
    i % 2 ? [] : [{ byId: id, aboutId: investors[any(investors.length)]!.id, wish: i % 10 ? 'MUST' : 'NEVER' }],
  );
  const back = investors.map(({ id }) => ({ byId: id, aboutId: startups[any(startups.length)]!.id, wish: 'WANT' }));
  return [...wishes, ...back];
}
