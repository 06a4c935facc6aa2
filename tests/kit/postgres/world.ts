import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { QueryResultRow } from 'pg';
import { afterAll, onTestFinished } from 'vitest';
import { startEmbedded } from '#kit/postgres/embedded';
import { isAlive } from '#kit/postgres/lock';
import { connected } from '../../harness/server.ts';

/** A database each costs too much to start many at once on a small machine; and each test cleans up after itself. */
export const ONE_BY_ONE = { concurrent: false };

/** A data directory that does not exist yet, gone after the test. */
export function place(mode = 0o755): string {
  const folder = openFolder(mode);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data');
}

function openFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  chmodSync(folder, mode);
  return folder;
}

let original: Promise<string> | undefined;

/** A data directory with an empty database in it: a copy, because making one takes a second. */
export async function readyPlace(): Promise<string> {
  const directory = place();
  original ??= makeOriginal();
  const { status, stderr } = spawnSync('cp', ['-a', await original, directory], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return directory;
}

async function makeOriginal(): Promise<string> {
  const directory = join(openFolder(), 'data');
  const database = await startEmbedded(directory, () => {});
  await database.stop();
  return directory;
}

afterAll(async () => {
  if (original) rmSync(dirname(await original), { recursive: true, force: true });
});

/** A database over the directory, stopped after the test. */
export async function start(directory: string, log: (line: string) => void = () => {}) {
  const database = await startEmbedded(directory, log);
  onTestFinished(() => database.stop());
  return database;
}

export async function ask(url: string, sql: string): Promise<QueryResultRow[]> {
  return connected(url, async (client) => (await client.query(sql)).rows);
}

/** Another program that starts a database and says its URL; see starter.ts for the endings. */
export async function otherProgram(
  ending: 'waits' | 'forgets' | 'ephemeral',
  directory = '',
): Promise<{ program: ChildProcess; url: string; lines: string[] }> {
  const starter = fileURLToPath(new URL('starter.ts', import.meta.url));
  const program = spawn(process.execPath, ['--import', 'tsx', starter, ending, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  onTestFinished(() => void program.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface(program.stdout).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { program, url: lines[0]!, lines };
}

/** Waits until the condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}

export const ended = (pid: number) => until(() => !isAlive(pid));

export const vanished = (path: string) => until(() => !existsSync(path));
