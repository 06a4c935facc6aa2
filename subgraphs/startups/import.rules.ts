import { identifier, listOf, oneOfTable, optional, required, text, type Values, year } from '#kit/columns';
import { type ImportedRow, originsIn, type Provenance } from '#kit/importer';
import { countryCell, sectorCell } from '#vocabulary/cells';
import { sectorsOfCategory } from './import.mapping.ts';
import type { Startup } from './startup.entity.ts';
import { stageOfCode } from './startup.mapping.ts';
import { mustBeSound } from './startup.rules.ts';

/** What a file of startups tells: `startups.csv`, or the companies of the deals format. */
export const startupColumns = {
  id: required('What the source calls it: letters, digits and . _ : -', identifier),
  name: required('Its name.', text),
  country: optional('Where its roots are: ISO 3166-1 alpha-2 or alpha-3 code.', countryCell),
  region: optional('Part of the country or metropolitan area, in any words.', text),
  city: optional('City where it works.', text),
  category: optional('What it does, in the words of the source.', text),
  sectors: optional('Slugs such as fintech;ai-data, at most five; by the category when absent.', listOf(sectorCell)),
  founded: optional('Year it was founded.', year),
  stage: optional('idea, mvp, sales, growth or scaling.', oneOfTable(stageOfCode)),
  website: optional('Address, from https:// on.', text),
  summary: optional('What it does, in English.', text),
};

type StartupValues = Values<typeof startupColumns>;

/** What no file tells. Nobody was screened, so nobody is held for review. */
const UNTOLD = {
  ...{ hqCountry: null, status: null, productLanguages: null, usualLanguages: null, deckLanguages: null },
  ...{ womenLed: null, founderFreeToTravel: null, heldForReview: false, raising: false, raisingUsd: null },
  synthetic: false,
} as const;

/** @throws INVALID_NAME, INVALID_SECTORS, INVALID_YEAR, INVALID_WEBSITE */
export function startupRow(values: StartupValues, provenance: Provenance): ImportedRow<Startup> {
  const { id, name, country, region, city, category, founded: foundedYear, stage, website, summary } = values;
  mustBeSound({ ...values, foundedYear }, provenance.now.getUTCFullYear());
  const told = { country, region, city, category, foundedYear, stage, website, summary };
  const sectors = values.sectors ?? sectorsOfCategory(category);
  const origins = originsIn(provenance, { name, ...told, sectors: sectors[0] ?? null });
  const said = { names: { en: name }, defaultName: name, ...told, sectors, sources: [provenance.citation], origins };
  return { externalId: id, said, initial: UNTOLD };
}
