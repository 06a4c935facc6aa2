import { DAY_MS } from '#kit/day';
import { Confidence } from '#kit/fact';
import type { WriteContext } from '#kit/subgraph';
import { type DemoStartup, demoStartups, demoTechnoparks } from '#vocabulary/demonstration';
import type { Language } from '#vocabulary/language';
import { convertOn } from '#vocabulary/rates';
import type { RoundType } from '#vocabulary/round';
import { MarketEntry } from './entry.entity.ts';
import type { StartupState } from './event.actions.ts';
import { Milestone, Project } from './project.entity.ts';
import { FundingRound } from './round.entity.ts';
import { usdOn } from './round.rules.ts';
import { Startup } from './startup.entity.ts';
import { TeamMember } from './team.entity.ts';

/** What differs from startup to startup: its number from 0, and its place among the eight of its park. */
interface Demo extends DemoStartup {
  readonly i: number;
  readonly place: number;
  readonly key: string;
}

const demos: readonly Demo[] = demoStartups.map((startup, i) => ({
  ...startup,
  i,
  place: Math.floor(i / demoTechnoparks.length),
  key: startup.id.slice('startup_'.length),
}));

/** The `k`th of a list that begins again at its end. */
const turn = <T>(list: readonly T[], k: number): T => list[k % list.length]!;

const dayFrom = (now: Date, days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

const MADE_UP = { source: 'SYNTHETIC', asOf: null, confidence: Confidence.C, note: 'made up for demonstration' };

const HOME: Readonly<Record<string, { language: Language; second: Language; currency: string }>> = {
  KZ: { language: 'KK', second: 'RU', currency: 'KZT' },
  UZ: { language: 'UZ', second: 'RU', currency: 'UZS' },
  CN: { language: 'ZH', second: 'EN', currency: 'CNY' },
  KG: { language: 'KY', second: 'RU', currency: 'KGS' },
  RU: { language: 'RU', second: 'EN', currency: 'RUB' },
  IR: { language: 'FA', second: 'EN', currency: 'IRR' },
};

/** Two of the eight of each park speak English beside the home language, the others the usual second language. */
function productLanguages({ country, place, i }: Demo): Language[] {
  const { language, second } = HOME[country]!;
  const languages: Language[] = [language, place % 4 === 3 ? 'EN' : second, ...(i % 3 === 0 ? (['EN'] as const) : [])];
  return [...new Set(languages)];
}

const DECKS: readonly Language[][] = [['EN'], ['RU'], ['EN', 'RU']];

/** Sums in thousands of US dollars, by round. */
const SUMS: Readonly<Partial<Record<RoundType, readonly number[]>>> = {
  PRE_SEED: [50, 80, 120, 150],
  SEED: [120, 180, 250, 300, 400, 450, 520, 600],
  SERIES_A: [480, 600, 700, 800, 900],
};

function roundOf({ stage, i }: Demo): RoundType {
  if (stage === 'GROWTH') return 'SERIES_A';
  return stage === 'SALES' || (stage === 'MVP' && i % 2 === 1) ? 'SEED' : 'PRE_SEED';
}

/** About four of five raise money, a third of them in the currency of their country. */
function openRound({ em, clock }: WriteContext, demo: Demo): FundingRound | null {
  const { i, place, country, id, key } = demo;
  if ((i * 2 + place) % 5 === 0) return null;
  const [round, openedOn] = [roundOf(demo), dayFrom(clock(), -5 - ((i * 11) % 90))];
  const dollars = { amount: `${turn(SUMS[round]!, i * 3 + place)}000.00`, currency: 'USD' };
  const sum = (i + place) % 3 === 1 ? convertOn(dollars, HOME[country]!.currency, openedOn)!.money : dollars;
  return em.create(FundingRound, {
    ...{ id: `funding-round_${key}`, startupId: id, state: 'OPEN', round, ...sum, amountUsd: usdOn(sum, openedOn) },
    ...{ openedOn, closesOn: dayFrom(clock(), 30 + ((i * 17) % 180)), version: 1 },
  });
}

function demoStartup({ em, clock }: WriteContext, demo: Demo, raise: FundingRound | null): Startup {
  const { i, place, id, name, country, sector, stage } = demo;
  const spoken = productLanguages(demo);
  return em.create(Startup, {
    ...{ id, names: { en: name }, defaultName: name, country, hqCountry: country, stage, status: 'ACTIVE' },
    city: turn(demoTechnoparks, i).city,
    foundedYear: clock().getUTCFullYear() - 1 - (i % 6),
    sectors: place % 3 === 2 && sector !== 'AI_DATA' ? [sector, 'AI_DATA'] : [sector],
    ...{ category: null, website: null, summary: 'Made up to show what the graph does.' },
    ...{ productLanguages: spoken, usualLanguages: spoken, deckLanguages: turn(DECKS, place + i) },
    womenLed: i % 7 === 6 ? null : i % 5 < 2,
    founderFreeToTravel: place % 3 !== 2,
    heldForReview: i === demos.length - 1,
    ...{ raising: raise !== null, raisingUsd: raise?.amountUsd ?? null },
    origins: Object.fromEntries(['name', 'city', 'foundedYear', 'hqCountry'].map((field) => [field, MADE_UP])),
    ...{ sources: [], synthetic: true, version: 1 },
  });
}

/** A third sells in the country of the next park; one in four of these has left again. */
function demoEntries({ em, clock }: WriteContext, { i, place, id, key }: Demo): MarketEntry[] {
  if ((i + place) % 3 !== 0) return [];
  const [country, year] = [turn(demoTechnoparks, i + 1).country, clock().getUTCFullYear()];
  const years = { since: year - 1 - (i % 4), until: i % 4 === 3 ? year : null };
  const entry = { id: `market-entry_${key}-${country}`, startupId: id, country, ...years, ...MADE_UP };
  const { note: _, ...row } = entry;
  return [em.create(MarketEntry, row)];
}

/** One founder each, and for every second startup a project and two milestones. */
function seedInside({ em, clock }: WriteContext, demo: Demo): void {
  const { i, id, key, sector, stage } = demo;
  const number = key.slice('demo-'.length);
  em.create(TeamMember, {
    ...{ id: `team-member_${key}`, startupId: id, name: `Demo Founder ${number} (SYNTHETIC)`, founder: true },
    ...{ position: 'Founder', email: `founder-${number}@demo.example`, since: clock().getUTCFullYear() - 1 - (i % 6) },
    languages: productLanguages(demo),
  });
  if (i % 2 === 1) return;
  const summary = 'Made up to show what the graph does.';
  em.create(Project, {
    id: `project_${key}`,
    startupId: id,
    title: `Demo Project ${number} (SYNTHETIC)`,
    summary,
    sector,
    stage,
  });
  const reached = { title: 'First paying customer', dueOn: null, reachedOn: dayFrom(clock(), -60 - i * 5) };
  const meant = { title: 'Second country', dueOn: dayFrom(clock(), 90 + i * 3), reachedOn: null };
  em.create(Milestone, { id: `milestone_${key}-1`, startupId: id, ...reached });
  em.create(Milestone, { id: `milestone_${key}-2`, startupId: id, ...meant });
}

export function seedDemo(context: WriteContext): StartupState[] {
  return demos.map((demo) => {
    const raise = openRound(context, demo);
    seedInside(context, demo);
    return { startup: demoStartup(context, demo, raise), openRound: raise, entries: demoEntries(context, demo) };
  });
}
