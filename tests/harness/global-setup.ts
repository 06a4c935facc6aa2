import { randomUUID } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { startDatabase } from '#kit/postgres';
import { dropDatabases } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A server that is there for this run: a superuser's URL, or DATABASE_URL. */
    databaseUrl: string;
    /** What the names of this run's databases begin with. */
    databasePrefix: string;
  }
}

/** One PostgreSQL for the whole run. On a server that outlives the run its databases are dropped at the end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDatabase({ ephemeral: true });
  const prefix = `test_${randomUUID().slice(0, 8)}_`;
  project.provide('databaseUrl', server.url);
  project.provide('databasePrefix', prefix);
  return async () => {
    await dropDatabases(server.url, prefix);
    await server.stop();
  };
}
