import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Imported } from '../importer.ts';

/** A row with its id, split into what is written always and what a new row has beside it. */
export interface Upsert {
  readonly id: string;
  readonly said: object;
  readonly initial: object;
}

/** Ids of the rows that were written; what is in neither list was there already, and says the same. */
export interface Upserted {
  readonly inserted: readonly string[];
  readonly updated: readonly string[];
}

interface Table {
  readonly name: string;
  readonly columnOf: (property: string) => string;
  /** Columns that hold JSON objects: they are merged key by key. */
  readonly json: ReadonlySet<string>;
  readonly version: string | null;
}

function tableOf(em: EntityManager, entity: new () => Imported): Table {
  const meta = em.getMetadata().get(entity);
  const columns = new Map<string, string>(meta.props.map(({ name, fieldNames }) => [name, fieldNames[0]!]));
  const columnOf = (property: string): string => {
    const column = columns.get(property);
    if (column) return column;
    throw new Error(`${meta.className} has no column for ${property}.`);
  };
  return {
    name: `"${meta.schema ?? em.config.get('schema')}"."${meta.tableName}"`,
    columnOf,
    json: new Set(
      meta.props.filter(({ columnTypes }) => columnTypes?.[0] === 'jsonb').map((prop) => prop.fieldNames[0]!),
    ),
    version: meta.versionProperty ? columnOf(meta.versionProperty) : null,
  };
}

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');

/** What the row says, in few letters; `said` is built by one function, so its keys always come in one order. */
const digestOf = (said: object): string => createHash('sha256').update(JSON.stringify(said)).digest('base64url');

/** One statement for all rows; the table's own row type reads the JSON, so that each column gets its type from the database. */
function statement({ name, columnOf, json, version }: Table, { said, initial }: Upsert): string {
  const always = [...Object.keys(said), 'importedAs'].map(columnOf);
  const all = quoted([...new Set([columnOf('id'), ...Object.keys(initial).map(columnOf), ...always])]);
  const merged = (column: string) => (json.has(column) ? `old."${column}" || ` : '');
  const changes = always.map((column) => `"${column}" = ${merged(column)}excluded."${column}"`);
  if (version) changes.push(`"${version}" = old."${version}" + 1`);
  const digest = `"${columnOf('importedAs')}"`;
  return `insert into ${name} as old (${all}) select ${all} from jsonb_populate_recordset(null::${name}, ?::jsonb)
    on conflict ("${columnOf('importedFrom')}", "${columnOf('externalId')}") do update set ${changes.join(', ')}
    where old.${digest} is distinct from excluded.${digest}
    returning id, (xmax = 0) as inserted`;
}

function recordOf({ columnOf }: Table, { id, said, initial }: Upsert): object {
  const properties = { id, ...initial, ...said, importedAs: digestOf(said) };
  return Object.fromEntries(Object.entries(properties).map(([property, value]) => [columnOf(property), value]));
}

/** Inserts rows, or updates those whose source says something else than last time. All rows have the same properties. */
export async function upsert(
  em: EntityManager,
  entity: new () => Imported,
  rows: readonly Upsert[],
): Promise<Upserted> {
  if (rows.length === 0) return { inserted: [], updated: [] };
  const table = tableOf(em, entity);
  const records = JSON.stringify(rows.map((row) => recordOf(table, row)));
  const written = (await em
    .getConnection()
    .execute(statement(table, rows[0]!), [records], 'all', em.getTransactionContext())) as {
    id: string;
    inserted: boolean;
  }[];
  const idsWhere = (inserted: boolean) => written.filter((row) => row.inserted === inserted).map(({ id }) => id);
  return { inserted: idsWhere(true), updated: idsWhere(false) };
}

/** Which of the ids the table has. */
export async function existing(
  em: EntityManager,
  entity: new () => Imported,
  ids: readonly string[],
): Promise<string[]> {
  const found = (await em
    .getConnection()
    .execute(
      `select id from ${tableOf(em, entity).name} where id in (select jsonb_array_elements_text(?::jsonb))`,
      [JSON.stringify(ids)],
      'all',
      em.getTransactionContext(),
    )) as { id: string }[];
  return found.map(({ id }) => id);
}
