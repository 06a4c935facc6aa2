import { type RawSupport, type SupportFact, supportFact } from '#vocabulary/support-facts';
import data from './programmes.facts.json' with { type: 'json' };

/** The raw records, for tests of the mapping tables. */
export const rawProgrammes: readonly RawSupport[] = data as readonly RawSupport[];

/** Eleven real programmes: whatever mainly incubates, accelerates, trains or lands. */
export const programmes: readonly SupportFact[] = rawProgrammes.map(supportFact);
