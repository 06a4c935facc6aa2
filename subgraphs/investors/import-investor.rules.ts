import { amount, identifier, listOf, oneOfTable, optional, required, text, type Values, year } from '#kit/columns';
import { invalid } from '#kit/failure';
import { type ImportedRow, originIn, originsIn, type Provenance } from '#kit/importer';
import type { Origin } from '#kit/origin';
import { countryCell, sectorCell } from '#vocabulary/cells';
import { roundOfWord } from './import.mapping.ts';
import type { Investor } from './investor.entity.ts';
import { investorKindOfCode } from './investor.mapping.ts';
import { mustBeMandate } from './mandate.rules.ts';

/** What a file of investors tells: `investors.csv`, or the investors of the deals format. */
export const investorColumns = {
  id: required('What the source calls it: letters, digits and . _ : -', identifier),
  name: optional('Its name; when absent it is called by its id, and said to have no name.', text),
  kind: optional('fund, corporate, state, accelerator or family-office.', oneOfTable(investorKindOfCode)),
  country: optional('Home country: ISO 3166-1 alpha-2 or alpha-3 code.', countryCell),
  city: optional('City of its seat.', text),
  founded: optional('Year it was founded.', year),
  website: optional('Address, from https:// on.', text),
  sectors: optional('Mandate: slugs such as fintech;ai-data.', listOf(sectorCell)),
  rounds: optional('Mandate: words such as seed;series-a.', listOf(oneOfTable(roundOfWord))),
  countries: optional('Mandate: country codes such as KZ;UZ.', listOf(countryCell)),
  ticketMinUsd: optional('Mandate: the least it puts into one company, in US dollars.', amount),
  ticketMaxUsd: optional('Mandate: the most it puts into one company, in US dollars.', amount),
};

type InvestorValues = Values<typeof investorColumns>;

/** What no file tells. Nobody was screened, so nobody is held for review. */
const UNTOLD = {
  ...{ multilateral: null, languages: null, thesis: null, dryPowderAmount: null, dryPowderCurrency: null },
  ...{ heldForReview: false, synthetic: false },
} as const;

const MANDATE = ['sectors', 'rounds', 'countries', 'ticketMinUsd', 'ticketMaxUsd'] as const;

/** A mandate fills a new investor only: from then on it is the investor's own. @throws INVALID_YEAR, what a mandate throws */
export function investorRow(values: InvestorValues, provenance: Provenance): ImportedRow<Investor> {
  const { id, kind, country, city, founded: foundedYear, website } = values;
  if (foundedYear !== null && foundedYear > provenance.now.getUTCFullYear())
    throw invalid('INVALID_YEAR', 'founded: it lies in the future.', ['founded']);
  const mandate = Object.fromEntries(MANDATE.map((field) => [field, values[field]])) as Pick<
    Investor,
    (typeof MANDATE)[number]
  >;
  mustBeMandate({ ...mandate, languages: null });
  const name = values.name ?? `Investor ${id}`;
  const told = { kind, country, city, foundedYear, website };
  const said = {
    ...{ names: { en: name }, defaultName: name, ...told, sources: [provenance.citation] },
    origins: { name: nameOrigin(values, provenance), ...originsIn(provenance, { ...told, ...mandate }) },
  };
  return { externalId: id, said, initial: { ...UNTOLD, ...mandate } };
}

const nameOrigin = ({ name }: InvestorValues, provenance: Provenance): Origin => ({
  ...originIn(provenance),
  note: name === null ? 'The source tells no name: this is its id.' : null,
});
