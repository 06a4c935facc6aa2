import type { Sector } from './sector.ts';
import type { Stage } from './stage.ts';

/**
 * Who plays in the demonstration. All are made up and marked SYNTHETIC in the graph; the seeds of all subgraphs take
 * their parties from here, so that a resident, its park and its investor meet.
 */
export interface DemoTechnopark {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly city: string;
  readonly lat: number;
  readonly lon: number;
  readonly timeZone: string;
}

export interface DemoStartup {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly technoparkId: string;
  readonly sector: Sector;
  readonly stage: Stage;
}

const park = (
  key: string,
  name: string,
  country: string,
  city: string,
  lat: number,
  lon: number,
  timeZone: string,
): DemoTechnopark => ({
  id: `technopark_demo-${key}`,
  name: `${name} (SYNTHETIC)`,
  country,
  city,
  lat,
  lon,
  timeZone,
});

export const demoTechnoparks: readonly DemoTechnopark[] = [
  park('steppe', 'Steppe Hub', 'KZ', 'Astana', 51.13, 71.43, 'Asia/Almaty'),
  park('silk', 'Silk Valley', 'UZ', 'Tashkent', 41.31, 69.28, 'Asia/Tashkent'),
  park('delta', 'Delta Yard', 'CN', 'Shenzhen', 22.54, 114.06, 'Asia/Shanghai'),
  park('lake', 'Lake Lab', 'KG', 'Bishkek', 42.87, 74.59, 'Asia/Bishkek'),
  park('volga', 'Volga Point', 'RU', 'Kazan', 55.79, 49.12, 'Europe/Moscow'),
  park('garden', 'Garden Campus', 'IR', 'Tehran', 35.69, 51.39, 'Asia/Tehran'),
];

const SECTORS: readonly (readonly [Sector, string])[] = [
  ['FINTECH', 'Fintech'],
  ['EDTECH', 'Edtech'],
  ['AGRITECH_FOOD', 'Agritech'],
  ['AI_DATA', 'Data'],
  ['HEALTHTECH_BIOTECH', 'Health'],
  ['LOGISTICS_MOBILITY', 'Logistics'],
  ['SOFTWARE_SAAS', 'Software'],
  ['ENERGY_CLIMATE', 'Energy'],
];
const STAGES: readonly Stage[] = ['MVP', 'SALES', 'GROWTH', 'IDEA', 'SALES'];

const twoDigits = (i: number): string => String(i).padStart(2, '0');

/** `startup_demo-01` … `startup_demo-48`, eight in each demonstration park. */
export const demoStartups: readonly DemoStartup[] = Array.from({ length: 48 }, (_, i) => {
  const home = demoTechnoparks[i % demoTechnoparks.length]!;
  const [sector, word] = SECTORS[Math.floor(i / 2) % SECTORS.length]!;
  return {
    id: `startup_demo-${twoDigits(i + 1)}`,
    name: `Demo ${word} ${twoDigits(i + 1)} (SYNTHETIC)`,
    country: home.country,
    technoparkId: home.id,
    sector,
    stage: STAGES[i % STAGES.length]!,
  };
});

/** `investor_demo-01` … `investor_demo-12`: two in each of the six demonstration countries. */
export const demoInvestors = Array.from({ length: 12 }, (_, i) => ({
  id: `investor_demo-${twoDigits(i + 1)}`,
  name: `Demo Capital ${twoDigits(i + 1)} (SYNTHETIC)`,
  country: demoTechnoparks[i % demoTechnoparks.length]!.country,
}));

export const demoOrganisations = {
  secretariat: { id: 'organisation_secretariat', name: 'Secretariat of the alliance (SYNTHETIC)' },
  accelerator: { id: 'organisation_demo-accelerator', name: 'Joint Accelerator (SYNTHETIC)' },
  ministry: { id: 'organisation_demo-ministry', name: 'Ministry of Digital Trials (SYNTHETIC)' },
} as const;

export const demoEvent = { id: 'event_demo-forum', name: 'Alliance Forum (SYNTHETIC)' } as const;
