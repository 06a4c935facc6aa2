import { type RawSupport, type SupportFact, supportFact } from '#vocabulary/support-facts';
import data from './measures.facts.json' with { type: 'json' };

/** The raw records, for tests of the mapping tables. */
export const rawMeasures: readonly RawSupport[] = data as readonly RawSupport[];

/** Thirty real support measures: grants, loans, investments, taxes, visas, workspace, export. */
export const measures: readonly SupportFact[] = rawMeasures.map(supportFact);
