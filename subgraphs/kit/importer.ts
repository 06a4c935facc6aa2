import type { Columns, Values } from './columns.ts';
import { Confidence } from './fact.ts';
import type { Origin, Origins } from './origin.ts';
import type { WriteContext } from './subgraph.ts';

/** Where the rows of an import come from. */
export interface Provenance {
  /** Short name of the source, lower-case letters and digits: part of the ids. */
  readonly source: string;
  /** How the source wants to be named. */
  readonly citation: string;
  /** The date, month or year the rows speak of; null when unknown. */
  readonly asOf: string | null;
  /** The moment of the import. */
  readonly now: Date;
}

/** One row of a file, ready to be written. */
export interface ImportedRow<T extends object> {
  /** What the source calls it: unique among the rows of its kind. */
  readonly externalId: string;
  /** True: the id was made from the row's own data, so that an equal one is another row, and gets `-2`. */
  readonly derived?: boolean;
  /** What the source says. An import that says something else writes all of it. */
  readonly said: Partial<T>;
  /** What a new row has beside it. Never written over. */
  readonly initial: Partial<T>;
  /** Ids of rows that it names and that must exist, in whatever subgraph. */
  readonly names?: readonly string[];
}

/** Columns that tell which rows came from outside; null for rows born here. Unique by (importedFrom, externalId). */
export interface Imported {
  id: string;
  /** Short name of the source. */
  importedFrom?: string | null;
  /** What the source calls the row. */
  externalId?: string | null;
  /** Digest of what the source said last: the same again changes nothing, even where the row was edited here since. */
  importedAs?: string | null;
}

/** How a subgraph takes rows of one kind from files. */
export interface Importer<T extends Imported = Imported, C extends Columns = Columns> {
  /** `id` of a row: `<prefix>_<source>-<external id>` */
  readonly prefix: string;
  readonly entity: new () => T;
  /** Names of the files it takes, without `.gz`; the first is the one to recommend. */
  readonly files: readonly string[];
  readonly columns: C;
  /** @throws Failure when the row contradicts itself or a rule */
  row(values: Values<C>, provenance: Provenance): ImportedRow<T>;
  /** Records the events of these rows, the same as the mutations do. */
  tell(ids: readonly string[], context: WriteContext): Promise<void>;
}

/** Declares an importer; infers the types of its rows and columns. */
export const importer = <T extends Imported, C extends Columns>(declared: Importer<T, C>): Importer =>
  Object.freeze(declared) as unknown as Importer;

/** `idOf('thing', 'abc', '17')` -> `thing_abc-17`. A source has no hyphen, so no two agree. */
export const idOf = (prefix: string, source: string, externalId: string): string => `${prefix}_${source}-${externalId}`;

/** The id that a file means: an id of the graph as it is, anything else by its source. */
export const idNamed = (prefix: string, source: string, name: string): string =>
  name.startsWith(`${prefix}_`) ? name : idOf(prefix, source, name);

/** Lower-case letters and digits of a text: `cb13-dev` -> `cb13dev` */
export const sourceName = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Where an imported value is known from. Nobody checked it: confidence B. */
export const originIn = ({ citation, asOf }: Provenance): Origin => ({
  source: citation,
  asOf,
  confidence: Confidence.B,
});

/** The origin of each field that the source knows. */
export const originsIn = (provenance: Provenance, fields: Readonly<Record<string, unknown>>): Origins =>
  Object.fromEntries(
    Object.keys(fields)
      .filter((field) => fields[field] !== null)
      .map((field) => [field, originIn(provenance)]),
  );
