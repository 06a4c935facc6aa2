/** One startup of the generated market, with its texts. */
import type { StartupProfile } from '#matching';
import { type Draw, drawFor, rounded } from './draw.ts';
import {
  aCategory,
  aCity,
  aCountry,
  aFirstRound,
  aSector,
  CATEGORIES,
  CITIES,
  COUNTRIES,
  LANGUAGES,
  MEDIANS,
  NEIGHBOURS,
  ROUNDS,
  SECTORS,
} from './world.ts';

export interface Made {
  readonly profile: StartupProfile;
  /** By `COUNTRIES`, `SECTORS`, `ROUNDS`: what investors are drawn by. */
  readonly country: number;
  readonly sector: number;
  readonly round: number;
  /** Rounds it has closed. */
  readonly closed: number;
}

export interface Texts {
  readonly name: string;
  readonly description: string;
}

const STARTUPS = 1;
const TEXTS = 2;
const AS_OF_YEAR = 2026;
const STAGES = ['idea', 'mvp', 'pilot', 'sales', 'scaling'];
const WITH_HISTORY = 0.12;

export function startupAt(seed: number, at: number): Made {
  const draw = drawFor(seed * 8 + STARTUPS, at);
  const country = aCountry(draw);
  const sector = aSector(draw);
  const closed = draw.chance(WITH_HISTORY) ? 1 + Math.min(3, Math.floor(-Math.log(1 - draw.next()) * 0.8)) : 0;
  const first = aFirstRound(draw);
  const round = Math.min(ROUNDS.length - 1, first + closed);
  const founded = AS_OF_YEAR - closed - Math.min(25, Math.floor(-Math.log(1 - draw.next()) * (2 + round)));
  const profile: StartupProfile = {
    id: `startup_${String(at).padStart(7, '0')}`,
    country: COUNTRIES[country]!,
    hqCountry: null,
    region: draw.chance(0.1) ? null : CITIES[country]![aCity[country]!(draw)]!,
    sectors: sectorsOf(draw, sector),
    category: draw.chance(0.05) ? null : CATEGORIES[sector]![aCategory(draw)]!,
    stage: draw.chance(0.2) ? null : draw.pick(STAGES),
    foundedYear: draw.chance(0.1) ? null : founded,
    languages: languagesOf(draw, country),
    raise: draw.chance(0.25) ? null : raiseOf(draw, round),
    presentIn: draw.chance(0.85) ? NOWHERE : [COUNTRIES[aCountry(draw)]!],
    technoparkId: draw.chance(0.8) ? null : `technopark_${draw.below(200)}`,
    womenLed: draw.chance(0.6) ? null : draw.chance(0.2),
    synthetic: true,
    heldForReview: draw.chance(0.002),
  };
  return { profile, country, sector, round, closed };
}

const NOWHERE: readonly string[] = [];

function raiseOf(draw: Draw, round: number): StartupProfile['raise'] {
  const amountUsd = draw.chance(0.1) ? null : rounded(MEDIANS[round]! * Math.exp(0.8 * draw.normal()));
  return { amountUsd, round: draw.chance(0.06) ? null : ROUNDS[round]! };
}

/** Lists that occur again and again are held once. */
const lists = new Map<string, readonly string[]>();

function once(words: readonly string[]): readonly string[] {
  const key = words.join();
  const known = lists.get(key);
  if (known) return known;
  lists.set(key, words);
  return words;
}

function sectorsOf(draw: Draw, sector: number): readonly string[] {
  const found = [sector];
  for (const probability of [0.4, 0.25]) {
    if (!draw.chance(probability)) break;
    const other = draw.chance(0.85) ? draw.pick(NEIGHBOURS[sector]!) : aSector(draw);
    if (!found.includes(other)) found.push(other);
  }
  return once(found.map((one) => SECTORS[one]!));
}

function languagesOf(draw: Draw, country: number): readonly string[] {
  const [own, ...others] = LANGUAGES[country]!;
  const spoken = [own!, ...others.filter(() => draw.chance(0.5))];
  return once(draw.chance(0.15) ? [] : spoken);
}

const SYLLABLES =
  'ba be bi bo da de di do ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi zu'.split(
    ' ',
  );
const WORDS =
  'platform marketplace service engine network toolkit sensor model clinic farm lender school planner ledger camera robot battery printer drone router'.split(
    ' ',
  );
const FOR =
  'banks clinics farmers shops schools carriers builders miners tailors towns kitchens pilots pharmacies studios ports'.split(
    ' ',
  );
const THAT =
  'cuts waste, saves time, finds faults, lends by the hour, plans routes, checks papers, predicts demand, learns from use'.split(
    ', ',
  );

/** Name of two or three made-up words and a description of three clauses, with the figures of its own. */
export function textsAt(seed: number, at: number, { sectors, region }: StartupProfile): Texts {
  const draw = drawFor(seed * 8 + TEXTS, at);
  const word = () => Array.from({ length: 2 + draw.below(2) }, () => draw.pick(SYLLABLES)).join('');
  const name = Array.from({ length: 2 + draw.below(2) }, word).join(' ');
  const description = `${name}: a ${draw.pick(WORDS)} of ${sectors.join(' and ')} for ${draw.pick(FOR)} that ${draw.pick(THAT)}; ${draw.below(900) + 2} customers${region ? ` around ${region}` : ''}, ${draw.below(60) + 1} people.`;
  return { name, description };
}
