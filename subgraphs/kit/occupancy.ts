import { type EntityClass, type RequiredEntityData, Type } from '@mikro-orm/core';
import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { EntityManager } from '@mikro-orm/postgresql';

export const OccupancyState = {
  HELD: 'HELD',
  CONFIRMED: 'CONFIRMED',
  RELEASED: 'RELEASED',
  EXPIRED: 'EXPIRED',
} as const;
export type OccupancyState = (typeof OccupancyState)[keyof typeof OccupancyState];

/** A half-open stretch of time: `from` is inside, `to` is the first instant outside. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** `["2027-03-01 00:00:00+00","2027-03-02 00:00:00+00")` <-> `{ from, to }`, as PostgreSQL's tstzrange. */
export class SpanType extends Type<Span, string> {
  override convertToDatabaseValue(span: Span): string {
    return typeof span === 'string' ? span : `[${span.from.toISOString()},${span.to.toISOString()})`;
  }

  override convertToJSValue(range: string | Span): Span {
    if (typeof range !== 'string') return range;
    const [from, to] = range.slice(1, -1).replaceAll('"', '').split(',');
    return { from: new Date(from!), to: new Date(to!) };
  }

  override getColumnType(): string {
    return 'tstzrange';
  }

  override compareAsType(): string {
    return 'string';
  }
}

/**
 * That something (a person, a table, a bed) is taken for a span. An entity that extends it is a table of its own, made
 * by `occupancyTable`; a capacity of c is c numbered resources. The database, not the code, forbids double booking.
 */
export abstract class Occupancy {
  @PrimaryKey({ type: 'text' })
  id: string;

  @Property({ type: 'text' })
  resource: string;

  @Property({ type: SpanType })
  during: Span;

  @Property({ type: 'text' })
  state: OccupancyState;

  /** When a hold lapses; null unless held. */
  @Property({ type: 'datetime', nullable: true })
  heldUntil: Date | null;
}

/** The constraint's name, for `attempt(..., { [oneAtATime('booking')]: conflict('SLOT_TAKEN', ...) })`. */
export const oneAtATime = (table: string): string => `${table}_one_at_a_time`;

/**
 * The statements of a migration that make the table of an entity extending `Occupancy`.
 * @param columns the entity's further columns, as SQL: `guest_id text not null, version int not null default 1`
 */
export function occupancyTable(schema: string, table: string, columns = ''): string[] {
  return [
    'create extension if not exists btree_gist',
    `create table ${schema}.${table} (
      id text primary key, resource text not null, during tstzrange not null, state text not null,
      held_until timestamptz${columns && `, ${columns}`},
      constraint ${table}_some_time check (not isempty(during)),
      constraint ${table}_hold_expires check ((state = 'HELD') = (held_until is not null)),
      constraint ${oneAtATime(table)} exclude using gist (resource with =, during with &&)
        where (state in ('HELD', 'CONFIRMED')))`,
  ];
}

/** SQL expressions that stand for a span and for the present; by default three parameters: from, to, now. */
export interface SpanSql {
  readonly from: string;
  readonly to: string;
  readonly now: string;
}
const PARAMETERS: SpanSql = { from: '?::timestamptz', to: '?::timestamptz', now: '?::timestamptz' };

/**
 * SQL that holds when a resource is taken at some instant of a span; a lapsed hold takes nothing.
 * @param table with its schema
 * @param resource an SQL expression
 */
export const takenSql = (table: string, resource: string, { from, to, now }: SpanSql = PARAMETERS): string => `exists (
  select from ${table} o where o.resource = ${resource} and o.during && tstzrange(${from}, ${to})
  and (o.state = 'CONFIRMED' or o.state = 'HELD' and o.held_until > ${now}))`;

const tableOf = (em: EntityManager, entity: EntityClass<Occupancy>): string =>
  `"${em.config.get('schema')}"."${em.getMetadata().get(entity).tableName}"`;

/** Lapsed holds still stand in the constraint's way: it knows no clock. Rows that a rival is expiring are left to it. */
async function expire(em: EntityManager, entity: EntityClass<Occupancy>, resources: readonly string[], now: Date) {
  const table = tableOf(em, entity);
  await em.getConnection().execute(
    `update ${table} set state = 'EXPIRED', held_until = null where id in (
      select id from ${table} where state = 'HELD' and held_until <= ?::timestamptz
      and resource = any(string_to_array(?, e'\\n')) for update skip locked)`,
    [now.toISOString(), resources.join('\n')],
    'run',
    em.getTransactionContext(),
  );
}

/**
 * Rivals wait for each other in the database, and exactly one wins: `on conflict do nothing` neither aborts the
 * transaction nor deadlocks, as a plain insert may.
 * @returns false when one of the rows is in the way of another that stands.
 */
async function insert<T extends Occupancy>(em: EntityManager, entity: EntityClass<T>, rows: RequiredEntityData<T>[]) {
  const query = em.createQueryBuilder(entity as EntityClass<Occupancy>).insert(rows as never);
  const { affectedRows } = await query.onConflict().ignore().execute('run');
  return affectedRows === rows.length;
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const MANY = 5000;

/**
 * Takes the resources of many rows in few statements, for those who hold the locks that keep rivals away: `claimAll`
 * says which resource was taken, this only that some was.
 * @returns false when some resource is taken: the caller throws, and its transaction undoes the rest.
 */
export async function claimMany<T extends Occupancy>(
  em: EntityManager,
  entity: EntityClass<T>,
  rows: readonly RequiredEntityData<T>[],
  now: Date,
): Promise<boolean> {
  await expire(em, entity, [...new Set(rows.map((row) => (row as Occupancy).resource))], now);
  for (let from = 0; from < rows.length; from += MANY) {
    if (!(await insert(em, entity, rows.slice(from, from + MANY)))) return false;
  }
  return true;
}

/**
 * Takes the first of the resources that is free; the row names none.
 * @returns the resource taken, or null when all are taken.
 */
export async function claimAny<T extends Occupancy>(
  em: EntityManager,
  entity: EntityClass<T>,
  resources: readonly string[],
  row: Omit<RequiredEntityData<T>, 'resource'>,
  now: Date,
): Promise<string | null> {
  await expire(em, entity, resources, now);
  for (const resource of resources)
    if (await insert(em, entity, [{ ...row, resource } as unknown as RequiredEntityData<T>])) return resource;
  return null;
}

/**
 * Takes the resources of all rows or of none: the caller throws when something comes back, and its transaction undoes
 * the rest. Taken in the order of their names, so that rivals for the same resources cannot wait in a circle.
 * @returns the first resource that is taken, or null when all rows were written.
 */
export async function claimAll<T extends Occupancy>(
  em: EntityManager,
  entity: EntityClass<T>,
  rows: readonly RequiredEntityData<T>[],
  now: Date,
): Promise<string | null> {
  const resourceOf = (row: RequiredEntityData<T>) => (row as Occupancy).resource;
  const ordered = [...rows].sort((a, b) => (resourceOf(a) < resourceOf(b) ? -1 : 1));
  await expire(em, entity, ordered.map(resourceOf), now);
  for (const row of ordered) if (!(await insert(em, entity, [row]))) return resourceOf(row);
  return null;
}
