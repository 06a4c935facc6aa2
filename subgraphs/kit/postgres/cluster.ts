import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Account, makeFolder } from './account.ts';
import { PostgresError } from './error.ts';

export const SUPERUSER = 'postgres';

const PASSWORD_FILE = 'launcher.password';

/**
 * Byte order for the bundled C library, but letters by Unicode: under plain `C` lower('А'), ilike and Russian full text
 * do nothing. The password has 192 random bits, so one round of SCRAM protects it as well as 4,096 and connects faster.
 */
const INITDB = [
  ...['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ...['--auth=scram-sha-256', '--set=scram_iterations=1', `--username=${SUPERUSER}`, '--no-instructions'],
];

export type Cluster = { binaries: string; account: Account; directory: string; ephemeral: boolean };

/** Runs initdb unless the directory holds a cluster. Throws NOT_OURS for a folder of another account or with other content. */
export async function ensureCluster(cluster: Cluster, log: (line: string) => void): Promise<void> {
  const { directory } = cluster;
  const owner = statSync(directory, { throwIfNoEntry: false });
  if (owner && process.getuid && ![0, owner.uid].includes(process.getuid())) {
    throw notOurs(directory, `belongs to account ${owner.uid}: start as root or as that account, or remove it`);
  }
  if (existsSync(join(directory, 'PG_VERSION'))) return;
  if (owner && readdirSync(directory).length > 0) throw notOurs(directory, 'holds something other than a database');
  log(`Creating the database in ${directory}`);
  await createCluster(cluster);
}

/** The password of the superuser, made once per cluster. */
export function readPassword(directory: string): string {
  return readFileSync(join(directory, PASSWORD_FILE), 'utf8').trim();
}

/** Made beside its place and moved in when complete, so that an interrupted first start leaves no half cluster. */
async function createCluster(cluster: Cluster): Promise<void> {
  const { directory, account } = cluster;
  makeFolder(dirname(directory));
  const staging = `${directory}.${process.pid}`;
  const [data, password] = [join(staging, 'data'), join(staging, 'password')];
  for (const folder of [staging, data]) mkdirSync(folder, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('hex'), { mode: 0o600 });
  for (const path of [staging, data, password]) give(path, account);
  try {
    await initdb(cluster, data, password);
    renameSync(password, join(data, PASSWORD_FILE));
    renameSync(data, directory);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function initdb({ binaries, account, ephemeral }: Cluster, data: string, password: string): Promise<void> {
  const options = [...INITDB, `--pgdata=${data}`, `--pwfile=${password}`, ...(ephemeral ? ['--no-sync'] : [])];
  const child = spawn(join(binaries, 'bin', 'initdb'), options, {
    ...account,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const exit = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  const [code, complaint] = await Promise.all([exit, text(child.stderr)]);
  if (code !== 0) throw new PostgresError('FAILED', `initdb failed: ${complaint.trim()}${adviceOn(complaint)}`);
}

/** A container started under a bare number has no account of that number, and initdb wants its name. */
function adviceOn(complaint: string): string {
  return complaint.includes('user does not exist')
    ? '. Create that account (useradd), run as another, or set DATABASE_URL'
    : '';
}

function give(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function notOurs(directory: string, reason: string): PostgresError {
  return new PostgresError('NOT_OURS', `${directory} ${reason}, or set DATABASE_URL`);
}
