import type { ReadConditions } from '#vocabulary/support-offer';

const ASTANA_HUB = 'technopark_astana-hub';

/** What the eligibility texts of the measure facts say, read once by a person; the others say nothing checkable. */
export const measureConditions: Readonly<Record<string, ReadConditions>> = {
  'measure_kz-seed-money': { residentOf: ASTANA_HUB },
  'measure_kz-seed-smart': { residentOf: ASTANA_HUB },
  'measure_kz-hubspace': { residentOf: ASTANA_HUB, complete: true },
  'measure_kz-visa': { residentOf: ASTANA_HUB },
  'measure_uz-l2g': { openToForeigners: false },
  'measure_uz-itvisa': { homeCountries: [], openToForeigners: true },
  'measure_ru-sk-tax': { openToForeigners: false },
  'measure_cn-otep': { homeCountries: [], openToForeigners: true },
  'measure_in-sisfs-grant': { openToForeigners: false },
  'measure_in-sisfs-inv': { openToForeigners: false },
  'measure_ir-pardis-tax': { residentOf: 'technopark_pardis', complete: true },
};
