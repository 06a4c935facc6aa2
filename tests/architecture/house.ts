import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { World } from './source.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Made by tools, not by us, and ignored by git. */
const UNSEEN = new Set(['.git', 'node_modules', '.data']);

const ROOMS = ['gateway', 'matching', 'schema', 'subgraphs', 'tests', 'package.json', 'tsconfig.json', 'README.md'];
const FORCED = [
  '.ci',
  '.github',
  '.gitignore',
  '.npmrc',
  'package-lock.json',
  'vitest.config.ts',
  'biome.json',
  'NOTICE',
  'LICENSE',
];

/** File -> text of the whole repository; of data only the name is read. */
export function readHouse(folder = ''): World {
  const entries = readdirSync(join(ROOT, folder), { withFileTypes: true }).filter(
    ({ name }) => !UNSEEN.has(name) && !name.endsWith('.log'),
  );
  const files = entries.map((entry): World => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return readHouse(path);
    return { [path]: /\.(ts|md)$|^package\.json$/.test(path) ? readFileSync(join(ROOT, path), 'utf8') : '' };
  });
  return Object.assign({}, ...files);
}

/** What stands at the top level and should not. */
export function strangersAtTheTop(world: World): string[] {
  const top = new Set(Object.keys(world).map((file) => file.split('/', 1)[0]!));
  return [...top].filter((name) => !ROOMS.includes(name) && !FORCED.includes(name));
}
