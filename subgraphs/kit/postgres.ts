import { fileURLToPath } from 'node:url';
import { startEmbedded, startEphemeral } from './postgres/embedded.ts';
import type { Database } from './postgres/server.ts';
import { settings } from './settings.ts';

export { PostgresError, type PostgresErrorCode } from './postgres/error.ts';
export type { Database } from './postgres/server.ts';

export type DatabaseOptions = {
  /** Where the bundled server keeps its data; `.data/postgres` of the repository by default. */
  directory?: string;
  /** A new server in the temporary folder, fast and forgetful, removed by `stop`. Excludes `directory`. */
  ephemeral?: boolean;
  /** Takes one line for each step: creating, starting, ready. */
  log?: (line: string) => void;
};

const DEFAULT_DIRECTORY = fileURLToPath(new URL('../../.data/postgres', import.meta.url));

/**
 * The database of this process: the server of DATABASE_URL, which `stop` leaves alone, or else the bundled PostgreSQL 18,
 * which `stop` shuts down. `url` names a superuser (bundled) or the given user, and an existing database.
 * Throws PostgresError: UNSUPPORTED, IN_USE, NOT_OURS, FAILED.
 */
export async function startDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const { directory = DEFAULT_DIRECTORY, ephemeral = false, log = () => {} } = options;
  if (settings.databaseUrl) return { url: settings.databaseUrl, stop: async () => {} };
  return ephemeral ? startEphemeral(log) : startEmbedded(directory, log);
}
