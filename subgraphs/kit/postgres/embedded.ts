import { createHash, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accountFor, canReach, ROOT_STORE } from './account.ts';
import { findBinaries } from './binaries.ts';
import { type Cluster, ensureCluster } from './cluster.ts';
import { clearLock } from './lock.ts';
import { type Database, startServer } from './server.ts';

type Log = (line: string) => void;

/** Starts the bundled PostgreSQL over a data directory that outlives it, creating the cluster the first time. */
export async function startEmbedded(wanted: string, log: Log): Promise<Database> {
  const directory = reachablePlace(resolve(wanted), log);
  const account = accountFor(directory);
  return start({ binaries: findBinaries(account, log), account, directory, ephemeral: false }, log);
}

/** Starts a bundled PostgreSQL whose data is gone when it stops. */
export async function startEphemeral(log: Log): Promise<Database> {
  const directory = reachableTemporaryPlace();
  const account = accountFor(directory);
  const server = await start({ binaries: findBinaries(account, log), account, directory, ephemeral: true }, log);
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function start(cluster: Cluster, log: Log): Promise<Database> {
  const began = performance.now();
  await ensureCluster(cluster, log);
  await clearLock(cluster.directory, log);
  log(`Starting PostgreSQL over ${cluster.directory}`);
  const server = await startServer(cluster, log);
  log(`PostgreSQL is ready after ${Math.round(performance.now() - began)} ms`);
  return server;
}

/** The wanted directory or, when root wants one that PostgreSQL's account cannot reach, a steady place that it can. */
function reachablePlace(wanted: string, log: Log): string {
  if (canReach(wanted, accountFor(wanted))) return wanted;
  const place = join(ROOT_STORE, `data-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`);
  log(`PostgreSQL's account cannot reach ${wanted}: the data lives in ${place}`);
  return place;
}

function reachableTemporaryPlace(): string {
  const name = `postgres-${randomUUID()}`;
  const place = join(tmpdir(), name);
  return canReach(place, accountFor(place)) ? place : join(ROOT_STORE, name);
}
