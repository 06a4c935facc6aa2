import type { Reader } from '#kit/columns';
import { invalid } from '#kit/failure';
import { countryOfCode } from './country.ts';
import { type Sector, sectorOf } from './sector.ts';

/** A cell of an imported file that names a country by either ISO code. @throws INVALID_COUNTRY */
export const countryCell: Reader<string> = (cell) => {
  const country = typeof cell === 'string' ? countryOfCode(cell) : null;
  if (country !== null) return country;
  throw invalid('INVALID_COUNTRY', `${JSON.stringify(cell)} is no ISO 3166-1 country code.`);
};

/** A cell that names a sector by its slug. @throws UNKNOWN_CODE */
export const sectorCell: Reader<Sector> = (cell) => {
  const sector = typeof cell === 'string' ? sectorOf(cell) : null;
  if (sector !== null) return sector;
  throw invalid('UNKNOWN_CODE', `${JSON.stringify(cell)} is no sector; write one like ai-data or fintech.`);
};
