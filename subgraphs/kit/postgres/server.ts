import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, readPassword, SUPERUSER } from './cluster.ts';
import { PostgresError } from './error.ts';
import { OWNER_SETTING, readLock } from './lock.ts';

/** A running PostgreSQL: `url` of its superuser and a stop that ends every session, waits, and may be called twice. */
export type Database = { url: string; stop(): Promise<void> };

const ATTEMPTS = 40;
const PATIENCE_MS = 30_000;

/** Reasons that pass by themselves: the free port was taken meanwhile; the workers of a killed server are still ending. */
const PASSING = /Address already in use|pre-existing shared memory block/;

const SETTINGS = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200, timezone: 'UTC' };

/** Speed for data nobody will miss. */
const EPHEMERAL_SETTINGS = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: 0, max_wal_size: '4GB' },
};

/** Starts the server of a cluster on a free port of the loopback and waits until it answers. Throws FAILED with its log. */
export async function startServer(cluster: Cluster, log: (line: string) => void): Promise<Database> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = spawnServer(cluster, port);
    const failure = await whyNotReady(server, cluster.directory);
    if (failure === null) return running(server, cluster, port, log);
    if (attempt === ATTEMPTS || !PASSING.test(failure))
      throw new PostgresError('FAILED', `PostgreSQL did not start: ${failure}`);
    await sleep(100);
  }
}

function spawnServer({ binaries, account, directory, ephemeral }: Cluster, port: number): ChildProcess {
  const settings = { ...SETTINGS, ...(ephemeral ? EPHEMERAL_SETTINGS : {}), port, [OWNER_SETTING]: process.pid };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  rmSync(logFile(directory), { force: true }); // it may be root's, from an earlier start
  const output = openSync(logFile(directory), 'w');
  try {
    // A session of its own: Ctrl-C in the terminal reaches us only, and we stop the server when the work is done.
    const stdio = ['ignore', output, output] as const;
    return spawn(join(binaries, 'bin', 'postgres'), ['-D', directory, ...options], {
      ...account,
      cwd: directory,
      stdio: [...stdio],
      detached: true,
    });
  } finally {
    closeSync(output);
  }
}

async function whyNotReady(server: ChildProcess, directory: string): Promise<string | null> {
  let failure: string | null = null;
  server.once('error', (error) => (failure = error.message));
  server.once('exit', () => (failure = readLog(directory)));
  while (failure === null) {
    const lock = readLock(directory);
    if (lock?.ready && lock.pid === server.pid) break;
    await sleep(10);
  }
  return failure;
}

function running(server: ChildProcess, cluster: Cluster, port: number, log: (line: string) => void): Database {
  const { directory } = cluster;
  const guard = guardAgainstOrphans(server, cluster);
  const ended = once(server, 'exit');
  const died = () => log(`PostgreSQL ended unexpectedly; its log is ${logFile(directory)}`);
  server.once('exit', died);
  server.unref(); // a program that forgets to stop can still end: the guard then stops the server
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    server.off('exit', died);
    server.ref();
    await stopServer(server, cluster, ended);
    guard?.kill('SIGKILL');
  };
  const url = `postgresql://${SUPERUSER}:${readPassword(directory)}@127.0.0.1:${port}/postgres`;
  return { url, stop: () => (stopping ??= stop()) };
}

async function stopServer(
  server: ChildProcess,
  { binaries, account, directory }: Cluster,
  ended: Promise<unknown>,
): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  // Windows has no signals: there pg_ctl asks through its own channel.
  if (process.platform === 'win32')
    spawn(join(binaries, 'bin', 'pg_ctl'), ['stop', '-m', 'fast', '-D', directory], { ...account, windowsHide: true });
  else server.kill('SIGINT');
  const impatience = setTimeout(() => server.kill('SIGQUIT'), PATIENCE_MS);
  await ended;
  clearTimeout(impatience);
}

/**
 * A shell that sleeps on a pipe from us. However we end, kill -9 included, the pipe closes and the shell stops the server
 * (and removes an ephemeral directory). Windows has no such shell: there an orphan waits for the next start.
 */
function guardAgainstOrphans(server: ChildProcess, { directory, ephemeral }: Cluster): ChildProcess | null {
  if (process.platform === 'win32') return null;
  const stop = 'read -r _; kill -INT "$1"';
  const remove = 'while [ -e "$2/postmaster.pid" ]; do sleep 0.1; done; rm -rf "$2"';
  const script = ephemeral ? `${stop}; ${remove}` : stop;
  const stdio = ['pipe', 'ignore', 'ignore'] as const;
  const guard = spawn('/bin/sh', ['-c', script, 'guard', String(server.pid), directory], {
    cwd: '/',
    stdio: [...stdio],
    detached: true,
  });
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  return guard;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string')
    throw new PostgresError('FAILED', 'No free port on the loopback');
  return address.port;
}

function readLog(directory: string): string {
  try {
    return readFileSync(logFile(directory), 'utf8').trim();
  } catch {
    return `${directory} is gone`;
  }
}

const logFile = (directory: string): string => join(directory, 'server.log');
