import { demoOrganisations, demoTechnoparks } from '#vocabulary/demonstration';
import type { Stage } from '#vocabulary/stage';
import { memberStates } from '#vocabulary/state';
import type { SupportKind } from '#vocabulary/support-kind';
import type { GrantCall } from './call.entity.ts';

type Provider = { readonly id: string; readonly name: string };
type Terms = Partial<GrantCall> & { amount: string; currency: string; budgetAmount: string };

/** A call of the demonstration, its dates in days counted from today. */
export type DemoCall = ReturnType<typeof call>;

const call = (
  key: string,
  name: string,
  provider: Provider,
  days: { readonly opensIn: number; readonly closesIn: number; readonly timeZone: string },
  stages: Stage[],
  terms: Terms,
) => ({
  id: `grant-call_demo-${key}`,
  names: { en: `${name} (SYNTHETIC)` },
  country: null as string | null,
  mainKind: 'GRANT' as SupportKind,
  kinds: ['GRANT'] as SupportKind[],
  applicant: 'STARTUP' as const,
  stages,
  sums: null,
  equityTaken: 0,
  equityNote: null,
  repaymentText: null,
  durationText: null,
  eligibilityText: null,
  homeCountries: [...memberStates] as string[],
  openToForeigners: false,
  residentOf: null as string | null,
  womenLedOnly: false,
  conditions: null as string | null,
  providerName: provider.name,
  providerId: provider.id,
  notes: null,
  synthetic: true,
  source: null,
  asOf: null,
  confidence: null,
  decidedOn: null,
  version: 1,
  ...terms,
  ...days,
});

const { accelerator, ministry } = demoOrganisations;
const [steppe, silk, delta] = demoTechnoparks as readonly Provider[] as [Provider, Provider, Provider];
const ALMATY = 'Asia/Almaty';
const EQUITY = { mainKind: 'INVESTMENT', kinds: ['INVESTMENT', 'GRANT'] } satisfies Partial<GrantCall>;

/** SYNTHETIC: calls in four currencies; some close within 45 days, some later, some take equity, one is over. */
export const demoCalls: readonly DemoCall[] = [
  call(
    'digital',
    'Digital Trials Grant',
    ministry,
    { opensIn: -20, closesIn: 25, timeZone: ALMATY },
    ['MVP', 'SALES'],
    {
      ...{ amount: '15000000.00', currency: 'KZT', budgetAmount: '300000000.00' },
      ...{ country: 'KZ', homeCountries: ['KZ'], openToForeigners: false },
    },
  ),
  call(
    'residents',
    'Steppe Residents Grant',
    steppe,
    { opensIn: -10, closesIn: 40, timeZone: ALMATY },
    ['IDEA', 'MVP', 'SALES'],
    {
      ...{ amount: '5000000.00', currency: 'KZT', budgetAmount: '60000000.00' },
      ...{ country: 'KZ', homeCountries: ['KZ'], openToForeigners: true, residentOf: 'technopark_demo-steppe' },
    },
  ),
  call(
    'silk-export',
    'Silk Export Grant',
    silk,
    { opensIn: -5, closesIn: 35, timeZone: 'Asia/Tashkent' },
    ['SALES', 'GROWTH'],
    {
      ...{ amount: '400000000.00', currency: 'UZS', budgetAmount: '4000000000.00' },
      ...{ country: 'UZ', homeCountries: ['UZ'], openToForeigners: false },
    },
  ),
  call(
    'joint',
    'Joint Scaling Grant',
    accelerator,
    { opensIn: -30, closesIn: 10, timeZone: ALMATY },
    ['MVP', 'SALES', 'GROWTH'],
    {
      ...{ amount: '20000.00', currency: 'USD', budgetAmount: '400000.00' },
    },
  ),
  call('seed', 'Joint Seed Ticket', accelerator, { opensIn: -15, closesIn: 30, timeZone: ALMATY }, ['MVP', 'SALES'], {
    ...{ amount: '75000.00', currency: 'USD', budgetAmount: '900000.00', equityTaken: 7 },
    ...EQUITY,
  }),
  call(
    'delta',
    'Delta Hardware Grant',
    delta,
    { opensIn: -3, closesIn: 44, timeZone: 'Asia/Shanghai' },
    ['MVP', 'SALES'],
    {
      ...{ amount: '300000.00', currency: 'CNY', budgetAmount: '6000000.00' },
      ...{
        country: 'CN',
        homeCountries: ['CN'],
        openToForeigners: true,
        conditions: 'A prototype to be made in Shenzhen.',
      },
    },
  ),
  call(
    'women',
    'Women Founders Grant',
    accelerator,
    { opensIn: -7, closesIn: 38, timeZone: ALMATY },
    ['IDEA', 'MVP', 'SALES'],
    {
      ...{ amount: '12000.00', currency: 'USD', budgetAmount: '120000.00', womenLedOnly: true },
    },
  ),
  call(
    'spring',
    'Spring Scaling Grant',
    accelerator,
    { opensIn: -2, closesIn: 90, timeZone: ALMATY },
    ['SALES', 'GROWTH'],
    {
      ...{ amount: '40000.00', currency: 'USD', budgetAmount: '800000.00' },
    },
  ),
  call(
    'next',
    'Digital Trials Grant, next round',
    ministry,
    { opensIn: 12, closesIn: 42, timeZone: ALMATY },
    ['MVP', 'SALES'],
    {
      ...{ amount: '15000000.00', currency: 'KZT', budgetAmount: '300000000.00' },
      ...{ country: 'KZ', homeCountries: ['KZ'], openToForeigners: false },
    },
  ),
  call(
    'last',
    'Digital Trials Grant, last round',
    ministry,
    { opensIn: -420, closesIn: -370, timeZone: ALMATY },
    ['MVP', 'SALES'],
    {
      ...{ amount: '10000000.00', currency: 'KZT', budgetAmount: '50000000.00' },
      ...{ country: 'KZ', homeCountries: ['KZ'], openToForeigners: false },
    },
  ),
];

/** SYNTHETIC: who got how much in the round that is over, by startup. */
export const demoAwards: readonly (readonly [startupId: string, amount: string])[] = [
  ['startup_demo-01', '10000000.00'],
  ['startup_demo-07', '8000000.00'],
  ['startup_demo-13', '6500000.00'],
];
