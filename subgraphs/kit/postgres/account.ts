import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The account PostgreSQL runs under, in the form `spawn` takes it; empty = the account of this process. */
export type Account = Readonly<{ uid?: number; gid?: number }>;

/** Where root keeps what the unprivileged account could not reach in its own place. */
export const ROOT_STORE = '/var/lib/embedded-postgres';

const NOBODY: Account = { uid: 65534, gid: 65534 };

export const isRoot = (): boolean => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: then it runs as the owner of the data directory or, when new, as nobody. */
export function accountFor(directory: string): Account {
  if (!isRoot()) return {};
  const owner = statSync(directory, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
}

/** Whether the account may pass through every existing folder above the path. */
export function canReach(path: string, { uid, gid }: Account): boolean {
  if (uid === undefined) return true;
  return foldersAbove(path).every((folder) => {
    const { mode, ...owner } = statSync(folder);
    const search = owner.uid === uid ? 0o100 : owner.gid === gid ? 0o010 : 0o001;
    return (mode & search) !== 0;
  });
}

/** Makes a folder and its missing parents, open to all accounts whatever the umask. */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true });
  if (first) for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}

function foldersAbove(path: string): string[] {
  const parent = dirname(path);
  if (parent === path) return [];
  if (!statSync(parent, { throwIfNoEntry: false })) return foldersAbove(parent);
  const real = realpathSync(parent);
  return [real, ...foldersAbove(real)];
}
