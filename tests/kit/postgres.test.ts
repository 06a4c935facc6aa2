import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { readLock } from '#kit/postgres/lock';
import { readSettings } from '#kit/settings';
import { ask, ended, ONE_BY_ONE, otherProgram, place, readyPlace, start, vanished } from './postgres/world.ts';

describe('the bundled PostgreSQL', ONE_BY_ONE, () => {
  test('answers, says what it does, and refuses a wrong password', async () => {
    const lines: string[] = [];
    const { url } = await start(place(), (line) => lines.push(line));
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await ask(url, 'show max_connections')).toEqual([{ max_connections: '200' }]);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['Creating', 'Starting', 'PostgreSQL']);
    expect(lines[2]).toMatch(/^PostgreSQL is ready after \d+ ms$/);
    await expect(ask(Object.assign(new URL(url), { password: 'wrong' }).href, 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
  });

  test('compares by bytes but knows Cyrillic letters', async () => {
    const { url } = await start(await readyPlace());
    const [row] = await ask(
      url,
      `select lower('ҚАЗАҚСТАН') as low, 'b' > 'B' as bytes, to_tsvector('russian', 'Стартапы') @@ to_tsquery('russian', 'стартап') as found`,
    );
    expect(row).toEqual({ low: 'қазақстан', bytes: true, found: true });
  });

  test('keeps its data from one start to the next', async () => {
    const directory = await readyPlace();
    const first = await start(directory);
    await ask(first.url, 'create table thing as select 7 as n');
    await Promise.all([first.stop(), first.stop()]);
    const lines: string[] = [];
    const second = await start(directory, (line) => lines.push(line));
    expect(await ask(second.url, 'select n from thing')).toEqual([{ n: 7 }]);
    expect(lines[0]).toMatch(/^Starting/);
  });

  test('runs beside another one', async () => {
    const [one, two] = await Promise.all([start(await readyPlace()), start(await readyPlace())]);
    await ask(one.url, 'create table thing ()');
    await expect(ask(two.url, 'select from thing')).rejects.toThrow('does not exist');
  });

  test('stops at once although a client is connected', async () => {
    const { url, stop } = await start(await readyPlace());
    const client = new Client(url);
    const cut = new Promise<Error>((resolve) => client.on('error', resolve));
    await client.connect();
    await stop();
    expect((await cut).message).toMatch(/terminating connection|Connection terminated/);
  });
});

describe('a program that started a database', ONE_BY_ONE, () => {
  test('can still use it after Ctrl-C in the terminal, and stops it', async () => {
    const directory = await readyPlace();
    const { program, lines } = await otherProgram('waits', directory);
    const pid = readLock(directory)!.pid;
    process.kill(-program.pid!, 'SIGINT');
    await ended(pid);
    await expect.poll(() => lines[1]).toBe('answered 1');
    await expect.poll(() => program.exitCode).toBe(0);
  });

  test('takes it along when it is killed', async () => {
    const directory = await readyPlace();
    const { program } = await otherProgram('waits', directory);
    const pid = readLock(directory)!.pid;
    program.kill('SIGKILL');
    await ended(pid);
    expect(readLock(directory)).toBeNull();
  });

  test('takes an ephemeral one along, data and all, when it is killed', async () => {
    const { program, url } = await otherProgram('ephemeral');
    const [{ directory }] = (await ask(url, `select current_setting('data_directory') as directory`)) as [
      { directory: string },
    ];
    program.kill('SIGKILL');
    await vanished(directory);
  });

  test('is not kept alive by it, and leaves none behind', async () => {
    const directory = await readyPlace();
    const { program } = await otherProgram('forgets', directory);
    await expect.poll(() => program.exitCode).toBe(0);
    await vanished(join(directory, 'postmaster.pid'));
  });
});

describe('a data directory', ONE_BY_ONE, () => {
  test('that a living program uses is refused, with that program named', async () => {
    const directory = await readyPlace();
    const { url } = await start(directory);
    await expect(start(directory)).rejects.toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining(`started by process ${process.pid}`),
    });
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('that holds something else is refused and left alone', async () => {
    const directory = place();
    mkdirSync(directory);
    writeFileSync(join(directory, 'thesis.txt'), '');
    await expect(start(directory)).rejects.toMatchObject({
      code: 'NOT_OURS',
      message: expect.stringContaining('something other than a database'),
    });
  });
});

describe('a database of one’s own', ONE_BY_ONE, () => {
  test('is taken from DATABASE_URL and left alone', () => {
    const script = `import { startDatabase } from '#kit/postgres'; const { url, stop } = await startDatabase(); await stop(); console.log(url);`;
    const env = { ...process.env, DATABASE_URL: 'postgresql://me@nowhere.invalid/x' };
    const options = ['--import', 'tsx', '--input-type=module', '--eval', script];
    expect(spawnSync(process.execPath, options, { env, encoding: 'utf8' }).stdout).toBe(
      'postgresql://me@nowhere.invalid/x\n',
    );
  });
});

describe('the settings of the kit', ONE_BY_ONE, () => {
  test('take a PostgreSQL URL, or none', () => {
    expect(readSettings({})).toMatchObject({ databaseUrl: null });
    expect(readSettings({ DATABASE_URL: 'postgresql://me@db/x' })).toMatchObject({
      databaseUrl: 'postgresql://me@db/x',
    });
    expect(readSettings({})).toSatisfy(Object.isFrozen);
  });

  test('refuse any other URL', () => {
    for (const DATABASE_URL of ['mysql://me@db/x', 'db'])
      expect(() => readSettings({ DATABASE_URL })).toThrow('DATABASE_URL must look like');
  });
});
