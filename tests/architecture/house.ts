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

const NEEDED = ['index.ts', 'events.ts', 'seed.ts'];
const SINGLE = [...NEEDED, 'stubs.ts', 'loaders.ts', 'handlers.ts'];
const KINDS = ['entity', 'type', 'resolver', 'inputs', 'rules', 'actions', 'states', 'mapping', 'command'];

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

/** What each subgraph lacks, and what it holds that is no room's file: every subgraph has the same rooms. */
export function roomsOutOfOrder(world: World): string[] {
  const subgraphs = Map.groupBy(
    Object.keys(world).filter((file) => /^subgraphs\/(?!kit\/|vocabulary\/)[^/]+\//.test(file)),
    (file) => file.split('/', 2)[1]!,
  );
  return [...subgraphs].flatMap(([name, files]) => {
    const own = files.map((file) => file.slice(`subgraphs/${name}/`.length));
    const missing = NEEDED.filter((file) => !own.includes(file)).map((file) => `subgraphs/${name} has no ${file}`);
    if (!own.some(isMigration)) missing.push(`subgraphs/${name} has no migrations/0001-….ts`);
    return [
      ...missing,
      ...own.filter((file) => !isRoom(file)).map((file) => `subgraphs/${name}/${file} is no room's file`),
    ];
  });
}

function isRoom(file: string): boolean {
  const [, kind] = file.match(/^[a-z][a-z0-9-]*\.([a-z]+)\.ts$/) ?? [];
  return SINGLE.includes(file) || isMigration(file) || (kind !== undefined && KINDS.includes(kind)) || isFacts(file);
}

const isMigration = (file: string): boolean => /^migrations\/\d{4}-[a-z0-9-]+\.ts$/.test(file);

/** Facts with their sources, as data or as a table in code. */
const isFacts = (file: string): boolean => /^(facts\/)?[a-z][a-z0-9-]*\.facts\.(json|ts)$/.test(file);
