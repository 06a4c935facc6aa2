import type { ReadConditions } from '#vocabulary/support-offer';

/** What the eligibility texts of the programme facts say, read once by a person; the others say nothing checkable. */
export const programmeConditions: Readonly<Record<string, ReadConditions>> = {
  'programme_uz-zero-risk': { homeCountries: [], openToForeigners: true },
  'programme_ru-sk-softlanding': { homeCountries: [], openToForeigners: true, complete: true },
  'programme_kg-wcl': { womenLedOnly: true, complete: true },
  'programme_cn-hpp': { homeCountries: [], openToForeigners: true, complete: true },
  'programme_cn-innopioneer': { homeCountries: [], openToForeigners: true },
  'programme_ir-pardis-incub': { complete: true },
};
