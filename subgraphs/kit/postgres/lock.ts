import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PostgresError } from './error.ts';

/** Name of the server setting that carries the process id of whoever started the server. */
export const OWNER_SETTING = 'launcher.owner';

const PATIENCE_MS = 30_000;

/** What `postmaster.pid` says: the server's process id and whether it answers clients yet. Null when there is none. */
export function readLock(directory: string): { pid: number; ready: boolean } | null {
  const lines = read(join(directory, 'postmaster.pid'))?.split('\n');
  const pid = Number(lines?.[0]);
  return pid > 0 ? { pid, ready: lines?.[7]?.trim() === 'ready' } : null;
}

/**
 * Makes a data directory free to start in: a lock whose server is dead, or whose number now belongs to another program,
 * is removed; an orphaned server is stopped.
 * Throws IN_USE when the process that started the server still lives.
 */
export async function clearLock(directory: string, log: (line: string) => void): Promise<void> {
  const pid = readLock(directory)?.pid;
  if (pid === undefined) return;
  // Not a risk: a server that starts beside the last workers of a killed one finds their shared memory and refuses.
  if (!isAlive(pid) || !servesDirectory(pid, directory))
    return rmSync(join(directory, 'postmaster.pid'), { force: true });
  const owner = ownerOf(directory);
  if (owner && isAlive(owner)) throw inUse(directory, pid, owner);
  log(`Stopping an orphaned PostgreSQL (process ${pid})`);
  process.kill(pid, 'SIGINT');
  await gone(pid);
}

/** Whether a process of that number runs, be it another account's. One that ended but was not reaped does not run. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/\) [ZX] /.test(read(`/proc/${pid}/stat`) ?? '');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function servesDirectory(pid: number, directory: string): boolean {
  const real = realpathSync(directory);
  if (process.platform === 'linux') return workingFolder(pid) === real;
  if (process.platform === 'win32') return true;
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(real);
}

function workingFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function ownerOf(directory: string): number | null {
  const options = read(join(directory, 'postmaster.opts')) ?? '';
  return Number(options.match(`${OWNER_SETTING}=(\\d+)`)?.[1]) || null;
}

async function gone(pid: number): Promise<void> {
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited > PATIENCE_MS)
      throw new PostgresError('IN_USE', `PostgreSQL (process ${pid}) does not stop: end it yourself`);
    await sleep(20);
  }
}

function inUse(directory: string, pid: number, owner: number): PostgresError {
  const advice = `Stop process ${owner} first; if that is another program, stop process ${pid}.`;
  return new PostgresError(
    'IN_USE',
    `${directory} is served by PostgreSQL ${pid}, started by process ${owner}. ${advice}`,
  );
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
