import { demoOrganisations, demoTechnoparks } from '#vocabulary/demonstration';
import type { Stage } from '#vocabulary/stage';
import { memberStates } from '#vocabulary/state';
import type { SupportKind } from '#vocabulary/support-kind';
import type { Cohort } from './cohort.entity.ts';
import type { Programme } from './programme.entity.ts';

type Provider = { readonly id: string; readonly name: string };
type Made = Partial<Programme> & { kinds: SupportKind[]; stages: Stage[] };

const [steppe, silk] = demoTechnoparks as [(typeof demoTechnoparks)[number], (typeof demoTechnoparks)[number]];

const programme = (key: string, name: string, provider: Provider, { kinds, stages, ...rest }: Made) => ({
  id: `programme_demo-${key}`,
  names: { en: `${name} (SYNTHETIC)` },
  country: null,
  mainKind: kinds[0]!,
  kinds,
  applicant: 'STARTUP' as const,
  stages,
  sums: null,
  amount: null,
  currency: null,
  equityTaken: 0,
  equityNote: null,
  repaymentText: null,
  durationText: '12 weeks',
  eligibilityText: null,
  homeCountries: [...memberStates] as string[],
  openToForeigners: false,
  residentOf: null,
  womenLedOnly: false,
  conditions: null,
  providerName: provider.name,
  providerId: provider.id,
  notes: null,
  synthetic: true,
  source: null,
  asOf: null,
  confidence: null,
  ...rest,
});

const { accelerator } = demoOrganisations;

/** SYNTHETIC: programmes that cross every rule of eligibility. */
export const demoProgrammes = [
  programme('acceleration', 'Joint Acceleration', accelerator, {
    kinds: ['ACCELERATION', 'MENTORING'],
    stages: ['MVP', 'SALES'],
    amount: '10000.00',
    currency: 'USD',
  }),
  programme('seed-track', 'Seed Track', accelerator, {
    kinds: ['ACCELERATION', 'INVESTMENT'],
    stages: ['MVP', 'SALES', 'GROWTH'],
    amount: '50000.00',
    currency: 'USD',
    equityTaken: 6,
  }),
  programme('incubation', 'Joint Incubation', accelerator, {
    kinds: ['INCUBATION', 'WORKSPACE'],
    stages: ['IDEA', 'MVP'],
  }),
  programme('women', 'Women Founders', accelerator, {
    kinds: ['INCUBATION', 'MENTORING'],
    stages: ['IDEA', 'MVP', 'SALES'],
    womenLedOnly: true,
  }),
  programme('soft-landing', 'Silk Soft Landing', silk, {
    kinds: ['SOFT_LANDING', 'WORKSPACE'],
    stages: ['SALES', 'GROWTH', 'SCALING'],
    country: 'UZ',
    homeCountries: [],
    openToForeigners: true,
  }),
  programme('residents', 'Steppe Mentors', steppe, {
    kinds: ['MENTORING', 'TRAINING'],
    stages: ['IDEA', 'MVP', 'SALES', 'GROWTH', 'SCALING'],
    country: 'KZ',
    homeCountries: ['KZ'],
    openToForeigners: true,
    residentOf: steppe.id,
  }),
];

/** A cohort by the day, counted from today, on which its call closes. */
export interface DemoCohort extends Pick<Cohort, 'id' | 'programmeId' | 'names' | 'seats' | 'timeZone'> {
  readonly closesIn: number;
}

const cohort = (key: string, number: number, closesIn: number, seats: number, timeZone: string): DemoCohort => ({
  id: `cohort_demo-${key}-${number}`,
  programmeId: `programme_demo-${key}`,
  names: { en: `Cohort ${number} (SYNTHETIC)` },
  seats,
  timeZone,
  closesIn,
});

/** SYNTHETIC: two cohorts that are over, and calls that close within 45 days, later, and yesterday. */
export const demoCohorts: readonly DemoCohort[] = [
  cohort('acceleration', 1, -720, 24, 'Asia/Almaty'),
  cohort('acceleration', 2, -400, 28, 'Asia/Almaty'),
  cohort('acceleration', 3, 20, 30, 'Asia/Almaty'),
  cohort('seed-track', 1, 30, 12, 'Asia/Almaty'),
  cohort('incubation', 1, -1, 20, 'Asia/Bishkek'),
  cohort('incubation', 2, 110, 20, 'Asia/Bishkek'),
  cohort('women', 1, 40, 16, 'Asia/Tashkent'),
  cohort('soft-landing', 1, 60, 10, 'Asia/Tashkent'),
  cohort('residents', 1, 15, 40, 'Asia/Almaty'),
];
