import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { connected, urlOf } from './server.ts';

/** A database that is filled once in a run and copied from then on. `build` gets its URL and closes what it opens. */
export type Template = { name: string; build(url: string): Promise<void> };

const made: string[] = [];

// At import, so that it belongs to the test file and runs after the file's own afterAll hooks.
afterAll(async () => {
  await onServer(made.map((name) => `drop database if exists "${name}" with (force)`));
});

/** The URL of a new database, empty or a copy of the template; it is dropped when the test file ends. */
export async function freshDatabase({ template }: { template?: Template } = {}): Promise<string> {
  const name = `${inject('databasePrefix')}${randomUUID().slice(0, 13)}`;
  const source = template ? await builtTemplate(template) : 'template0';
  await onServer([`create database "${name}" template "${source}" strategy file_copy`]);
  made.push(name);
  return urlOf(inject('databaseUrl'), name);
}

/** The name of the built template. The first to hold the lock builds; the name appears only when it is complete. */
async function builtTemplate({ name, build }: Template): Promise<string> {
  const built = `${inject('databasePrefix')}template_${name}`;
  await connected(inject('databaseUrl'), async (client) => {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [built]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [built]);
    if (rowCount) return;
    const half = `${built}_half`;
    await client.query(`drop database if exists "${half}" with (force)`);
    await client.query(`create database "${half}" template template0`);
    await build(urlOf(inject('databaseUrl'), half));
    // A session in the template, even autovacuum's, would make copies wait.
    await client.query(`alter database "${half}" allow_connections false`);
    await client.query(`alter database "${half}" rename to "${built}"`);
  });
  return built;
}

async function onServer(statements: string[]): Promise<void> {
  await connected(inject('databaseUrl'), async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}
