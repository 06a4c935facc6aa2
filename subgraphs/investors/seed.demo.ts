import { DAY_MS } from '#kit/day';
import { Confidence } from '#kit/fact';
import type { WriteContext } from '#kit/subgraph';
import { type DemoStartup, demoInvestors, demoStartups } from '#vocabulary/demonstration';
import type { Language } from '#vocabulary/language';
import type { MoneyInput } from '#vocabulary/money';
import type { RoundType } from '#vocabulary/round';
import type { Sector } from '#vocabulary/sector';
import { Deal } from './deal.entity.ts';
import { kindOfRound } from './deal.mapping.ts';
import { Investor } from './investor.entity.ts';
import { InvestorKind } from './investor.mapping.ts';

interface DemoMandate {
  readonly sectors: Sector[];
  readonly rounds: RoundType[];
  readonly countries: string[];
  readonly languages: Language[];
  /** Thousands of US dollars. */
  readonly ticket: readonly [min: number, max: number];
  /** Null: it does not say. */
  readonly left: MoneyInput | null;
}

const mandate = (
  sectors: Sector[],
  rounds: RoundType[],
  countries: string[],
  languages: Language[],
  ticket: DemoMandate['ticket'],
  left: readonly [amount: string, currency: string] | null,
): DemoMandate => ({
  ...{ sectors, rounds, countries, languages, ticket },
  left: left && { amount: left[0], currency: left[1] },
});

/** In the order of the demonstration's investors. Some have fintech, seed and Central Asia and money left, some do not. */
const MANDATES: readonly DemoMandate[] = [
  mandate(
    ['FINTECH', 'SOFTWARE_SAAS', 'AI_DATA', 'EDTECH', 'LOGISTICS_MOBILITY'],
    ['PRE_SEED', 'SEED', 'SERIES_A'],
    ['KZ', 'UZ', 'KG', 'TJ', 'RU'],
    ['RU', 'EN', 'KK'],
    [50, 300],
    ['4000000', 'USD'],
  ),
  mandate(
    ['FINTECH', 'ECOMMERCE_RETAIL'],
    ['SEED', 'PRE_A'],
    ['UZ', 'KZ', 'KG'],
    ['UZ', 'RU', 'EN'],
    [100, 300],
    ['2500000', 'USD'],
  ),
  mandate(
    ['AI_DATA', 'MANUFACTURING_ROBOTICS'],
    ['SEED', 'SERIES_A'],
    ['CN', 'KZ'],
    ['ZH', 'EN'],
    [200, 900],
    ['60000000', 'CNY'],
  ),
  mandate(['FINTECH', 'EDTECH'], ['SEED'], ['KG', 'KZ', 'UZ', 'TJ'], ['KY', 'RU'], [50, 250], ['0', 'USD']),
  mandate(['SOFTWARE_SAAS', 'AI_DATA'], ['SERIES_A'], ['RU', 'BY', 'KZ'], ['RU'], [400, 1000], ['900000000', 'RUB']),
  mandate(
    ['HEALTHTECH_BIOTECH', 'FINTECH'],
    ['PRE_SEED', 'SEED'],
    ['IR'],
    ['FA', 'EN'],
    [50, 150],
    ['1500000000000', 'IRR'],
  ),
  mandate(
    ['AGRITECH_FOOD', 'ENERGY_CLIMATE', 'LOGISTICS_MOBILITY'],
    ['SEED', 'SERIES_A'],
    ['KZ', 'KG', 'UZ', 'RU'],
    ['RU', 'EN'],
    [150, 700],
    ['5000000', 'USD'],
  ),
  mandate(['EDTECH', 'SOFTWARE_SAAS'], ['PRE_SEED', 'SEED'], ['UZ'], ['UZ', 'RU'], [50, 120], ['9600000000', 'UZS']),
  mandate(
    ['FINTECH', 'LOGISTICS_MOBILITY'],
    ['SERIES_A'],
    ['CN', 'UZ', 'KZ'],
    ['ZH', 'EN'],
    [500, 900],
    ['20000000', 'USD'],
  ),
  mandate(
    ['FINTECH', 'AI_DATA', 'SOFTWARE_SAAS'],
    ['PRE_SEED', 'SEED'],
    ['KG', 'KZ', 'UZ'],
    ['RU', 'EN'],
    [50, 300],
    ['1200000', 'USD'],
  ),
  mandate(
    ['HEALTHTECH_BIOTECH', 'EDTECH'],
    ['SEED'],
    ['RU', 'KZ', 'BY', 'KG'],
    ['RU', 'EN'],
    [100, 500],
    ['240000000', 'RUB'],
  ),
  mandate(
    ['ENERGY_CLIMATE', 'AGRITECH_FOOD'],
    ['SEED', 'SERIES_A'],
    ['IR', 'TJ', 'UZ'],
    ['FA', 'EN'],
    [200, 600],
    null,
  ),
];

const KINDS = [InvestorKind.FUND, InvestorKind.CORPORATE, InvestorKind.FUND, InvestorKind.ACCELERATOR];
const demos = demoInvestors.map((party, i) => ({ ...party, ...MANDATES[i]!, kind: KINDS[i % KINDS.length]!, i }));
type Demo = (typeof demos)[number];

const MADE_UP = { source: 'SYNTHETIC', confidence: Confidence.C, note: 'made up for demonstration' };
const ORIGIN = { ...MADE_UP, asOf: null };

export function seedDemoInvestors({ em, clock }: WriteContext): Investor[] {
  return demos.map(({ i, name, ticket: [min, max], left, ...party }) =>
    em.create(Investor, {
      ...{ ...party, names: { en: name }, defaultName: name, website: null, multilateral: false },
      ...{ city: null, foundedYear: clock().getUTCFullYear() - 2 - i, thesis: 'Made up to show what the graph does.' },
      ...{ ticketMinUsd: `${min}000`, ticketMaxUsd: `${max}000` },
      ...{ dryPowderAmount: left?.amount ?? null, dryPowderCurrency: left?.currency ?? null, heldForReview: false },
      origins: { name: ORIGIN, foundedYear: ORIGIN, sectors: ORIGIN, rounds: ORIGIN, countries: ORIGIN },
      ...{ sources: [], synthetic: true, version: 1 },
    }),
  );
}

const DEALS = 40;
const STRIDE = 5;
/** Days between two deals: forty reach back a little under 24 months. */
const EVERY = 18;

/** Those whose mandate names the startup's country, those for its sector first. */
function suitors({ country, sector }: DemoStartup, k: number): Demo[] {
  const abroad = demos.filter((investor) => investor.countries.includes(country));
  const turned = [...abroad.slice(k % abroad.length), ...abroad.slice(0, k % abroad.length)];
  const fits = turned.filter((investor) => investor.sectors.includes(sector));
  return [...fits, ...turned.filter((investor) => !fits.includes(investor))];
}

const ROUNDS: readonly RoundType[] = ['PRE_SEED', 'SEED', 'SEED', 'CONVERTIBLE', 'SERIES_A'];

/** One deal each 18 days back from now; two investors in two of three, so that many share a deal. */
export function seedDemoDeals({ em, clock }: WriteContext): Deal[] {
  return Array.from({ length: DEALS }, (_, k) => {
    const startup = demoStartups[(k * STRIDE + 2) % demoStartups.length]!;
    const partners = suitors(startup, k).slice(0, k % 3 === 0 ? 1 : 2);
    const date = new Date(clock().getTime() - (10 + k * EVERY) * DAY_MS).toISOString().slice(0, 10);
    const round = ROUNDS[k % ROUNDS.length]!;
    const amount = `${partners.reduce((sum, { ticket }) => sum + ticket[0], 0)}000`;
    return em.create(Deal, {
      ...{ id: `deal_demo-${String(k + 1).padStart(2, '0')}`, startupId: startup.id, otherInvestors: [] },
      ...{ investorIds: partners.map(({ id }) => id), date, datePrecision: 'DAY', round, kind: kindOfRound[round] },
      ...{ amount, currency: 'USD', amountUsd: amount, ...MADE_UP, synthetic: true },
    });
  });
}
