/** Investors of the generated market: what each likes (hidden from the engine), and the mandate it states. */
import type { InvestorProfile } from '#matching';
import { type Draw, drawFor, rounded } from './draw.ts';
import { aCountry, aSector, COUNTRIES, LANGUAGES, MEDIANS, ROUNDS, SECTORS } from './world.ts';

export interface Investor {
  readonly profile: InvestorProfile;
  readonly taste: Taste;
}

export interface Taste {
  readonly home: number;
  /** Where it invests besides. */
  readonly abroad: readonly number[];
  readonly sectors: readonly number[];
  readonly round: number;
  /** How many deals it draws, relative to the others: lognormal, the busiest of 10,000 about 200 times the median. */
  readonly drive: number;
}

const INVESTORS = 3;

export function investorAt(seed: number, at: number): Investor {
  const draw = drawFor(seed * 8 + INVESTORS, at);
  const taste = {
    home: aCountry(draw),
    abroad: draw.chance(0.45) ? Array.from({ length: 1 + draw.below(3) }, () => aCountry(draw)) : [],
    sectors: Array.from({ length: 1 + draw.below(5) }, () => aSector(draw)),
    round: draw.below(ROUNDS.length - 1),
    drive: Math.exp(1.4 * draw.normal()),
  };
  return { taste, profile: profileOf(draw, at, taste) };
}

function profileOf(draw: Draw, at: number, taste: Taste): InvestorProfile {
  const sum = MEDIANS[taste.round]!;
  const states = (probability: number, words: readonly string[]) =>
    draw.chance(probability) ? [...new Set(words)] : [];
  return {
    id: `investor_${String(at).padStart(5, '0')}`,
    country: draw.chance(0.15) ? null : COUNTRIES[taste.home]!,
    kind: draw.pick(['fund', 'angel', 'corporate', null]),
    foundedYear: draw.chance(0.5) ? null : 1990 + draw.below(36),
    mandate: {
      sectors: states(
        0.55,
        taste.sectors.map((sector) => SECTORS[sector]!),
      ),
      rounds: states(0.6, ROUNDS.slice(Math.max(0, taste.round - 1), taste.round + 2)),
      countries: states(
        0.4,
        [taste.home, ...taste.abroad].map((country) => COUNTRIES[country]!),
      ),
      languages: states(0.3, LANGUAGES[taste.home]!),
      ticketMinUsd: draw.chance(0.5) ? rounded(sum * 0.1) : null,
      ticketMaxUsd: draw.chance(0.5) ? rounded(sum * 2.5) : null,
    },
    dryPowderUsd: draw.chance(0.7) ? null : draw.chance(0.03) ? 0 : rounded(sum * 20),
    synthetic: true,
    heldForReview: false,
  };
}
