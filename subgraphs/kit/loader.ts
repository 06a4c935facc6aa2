import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';

type EntityClass<T> = abstract new (...args: never[]) => T;

/** One row for each id, fetched in one statement; null where there is none. */
export function byId<T extends { id: string }>(
  em: EntityManager,
  entity: EntityClass<T>,
): DataLoader<string, T | null> {
  return new DataLoader(async (ids) => {
    const rows = (await em.find(entity as never, { id: { $in: [...ids] } } as never)) as T[];
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** All rows whose property holds the key, fetched in one statement, in the given order. */
export function manyBy<T extends object>(
  em: EntityManager,
  entity: EntityClass<T>,
  property: keyof T & string,
  orderBy: object = { id: 'asc' },
): DataLoader<string, T[]> {
  return new DataLoader(async (keys) => {
    const rows = (await em.find(
      entity as never,
      { [property]: { $in: [...keys] } } as never,
      { orderBy } as never,
    )) as T[];
    const groups = Map.groupBy(rows, (row) => row[property] as string);
    return keys.map((key) => groups.get(key) ?? []);
  });
}
