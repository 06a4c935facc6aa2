import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { accountFor } from '#kit/postgres/account';
import { findBinaries } from '#kit/postgres/binaries';
import { isAlive, OWNER_SETTING, readLock } from '#kit/postgres/lock';
import { ask, ended, ONE_BY_ONE, otherProgram, readyPlace, start, until } from './postgres/world.ts';

describe('the next start recovers', ONE_BY_ONE, () => {
  test('from a program killed a moment ago', async () => {
    const directory = await readyPlace();
    const { program, url } = await otherProgram('waits', directory);
    await ask(url, 'create table thing as select 7 as n');
    program.kill('SIGKILL');
    await ended(program.pid!);
    const next = await start(directory);
    expect(await ask(next.url, 'select n from thing')).toEqual([{ n: 7 }]);
  });

  test('from a killed server, but only when its last worker has ended', async () => {
    const directory = await readyPlace();
    const { url } = await start(directory);
    await ask(url, 'create table thing as select 7 as n');
    const client = new Client(url).on('error', () => {});
    await client.connect();
    const worker = (await client.query('select pg_backend_pid() as pid')).rows[0].pid;
    process.kill(worker, 'SIGSTOP');
    const { pid } = readLock(directory)!;
    process.kill(pid, 'SIGKILL');
    await ended(pid);
    const next = start(directory);
    expect(await Promise.race([next, sleep(1000, 'waiting')])).toBe('waiting');
    process.kill(worker, 'SIGCONT');
    expect(await ask((await next).url, 'select n from thing')).toEqual([{ n: 7 }]);
  });

  test('from an orphan that still runs', async () => {
    const directory = await readyPlace();
    const orphan = await startOrphan(directory);
    const lines: string[] = [];
    const { url } = await start(directory, (line) => lines.push(line));
    expect(lines[0]).toBe(`Stopping an orphaned PostgreSQL (process ${orphan})`);
    expect(isAlive(orphan)).toBe(false);
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('from a lock whose number now belongs to another program, which lives on', async () => {
    const directory = await readyPlace();
    const first = await start(directory);
    const lock = readFileSync(join(directory, 'postmaster.pid'), 'utf8');
    await first.stop();
    const stranger = spawn('sleep', ['60'], accountFor(directory));
    onTestFinished(() => void stranger.kill());
    writeFileSync(join(directory, 'postmaster.pid'), lock.replace(/^\d+/, String(stranger.pid)));
    const { url } = await start(directory);
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(stranger.pid!)).toBe(true);
  });
});

/** A server without guard, started in the name of a process that has ended. */
async function startOrphan(directory: string): Promise<number> {
  const account = accountFor(directory);
  const binary = join(findBinaries(account, console.log), 'bin', 'postgres');
  const owner = spawnSync('true').pid;
  const options = ['-D', directory, '-k', directory, '-h', '', '-c', `${OWNER_SETTING}=${owner}`];
  const orphan = spawn(binary, options, { ...account, cwd: directory, stdio: 'ignore', detached: true });
  await until(() => readLock(directory)?.ready === true);
  return orphan.pid!;
}
