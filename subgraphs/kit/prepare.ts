import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import type { Clock } from './context.ts';
import { newId } from './id.ts';
import { KIT_TABLES } from './outbox.ts';
import type { Subgraph } from './subgraph.ts';

/** Any number will do; it is the same in every process, so that only one prepares at a time. */
const PREPARING = 7_201;

/** Runs `work` while holding the database's preparation lock: two processes that start together take turns. */
export async function alone<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARING]);
    return await work();
  } finally {
    await client.end();
  }
}

/** The kit's own tables, which every subgraph shares. */
export async function prepareKit(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(KIT_TABLES);
  } finally {
    await client.end();
  }
}

/** Brings a subgraph's PostgreSQL schema to its newest migration. @returns how many migrations ran. */
export async function migrate(subgraph: Subgraph, orm: MikroORM): Promise<number> {
  await orm.em.getConnection().execute(`create schema if not exists "${subgraph.name}"`);
  return (await orm.migrator.up()).length;
}

/** Seeds a subgraph once: the mark and the rows are one transaction. @returns false when it was seeded before. */
export function seed(subgraph: Subgraph, orm: MikroORM, clock: Clock): Promise<boolean> {
  return orm.em.fork().transactional(async (em) => {
    const marked = await em
      .getConnection()
      .execute(
        'insert into kit.seeded (subgraph, seeded_at) values (?, ?) on conflict do nothing returning subgraph',
        [subgraph.name, clock().toISOString()],
        'all',
        em.getTransactionContext(),
      );
    if (marked.length === 0) return false;
    await subgraph.seed?.({ em, clock, newId });
    return true;
  });
}
