import { invalid } from '#kit/failure';
import { LONGEST_NAME, LONGEST_WORDS, mustBeWritten } from '#kit/text';
import type { Sector } from '#vocabulary/sector';

const MOST_SECTORS = 5;
const FIRST_YEAR = 1900;

export interface Profile {
  readonly name?: string | null;
  readonly sectors?: readonly Sector[] | null;
  readonly foundedYear?: number | null;
  readonly website?: string | null;
  readonly city?: string | null;
  readonly category?: string | null;
  readonly summary?: string | null;
}

/** @throws INVALID_NAME unless it has 1 to 200 characters beside blanks */
function mustBeName(name: string): void {
  const length = name.trim().length;
  if (length === 0 || length > LONGEST_NAME)
    throw invalid('INVALID_NAME', `A name has 1 to ${LONGEST_NAME} characters.`, ['name']);
}

/** @throws INVALID_SECTORS unless there are 1 to 5, each once */
function mustBeSectors(sectors: readonly Sector[]): void {
  const sound = sectors.length >= 1 && sectors.length <= MOST_SECTORS && new Set(sectors).size === sectors.length;
  if (!sound) throw invalid('INVALID_SECTORS', `Name 1 to ${MOST_SECTORS} sectors, each once.`, ['sectors']);
}

/** @throws INVALID_WEBSITE unless it is an absolute http(s) address */
function mustBeWebsite(website: string): void {
  const protocol = URL.parse(website)?.protocol;
  if (protocol !== 'https:' && protocol !== 'http:')
    throw invalid('INVALID_WEBSITE', 'Give the whole address, from https:// on.', ['website']);
}

/** What a profile may say; absent fields are not looked at. @throws INVALID_TEXT, INVALID_NAME, INVALID_SECTORS, INVALID_YEAR, INVALID_WEBSITE */
export function mustBeSound(profile: Profile, thisYear: number): void {
  const { name, sectors, foundedYear, website } = profile;
  mustBeWritten(profile, { city: LONGEST_NAME, category: LONGEST_NAME, summary: LONGEST_WORDS });
  if (name != null) mustBeName(name);
  if (sectors != null) mustBeSectors(sectors);
  if (website != null) mustBeWebsite(website);
  if (foundedYear != null && (foundedYear < FIRST_YEAR || foundedYear > thisYear))
    throw invalid('INVALID_YEAR', `It was founded between ${FIRST_YEAR} and ${thisYear}.`, ['foundedYear']);
}
