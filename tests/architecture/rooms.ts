import type { World } from './source.ts';

/** What every subgraph has. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  'index.ts': /^index\.ts$/,
  'events.ts': /^events\.ts$/,
  'loaders.ts': /^loaders\.ts$/,
  'seed.ts': /^seed\.ts$/,
  'stubs.ts': /^stubs\.ts$/,
  'migrations/0001-….ts': /^migrations\/0001-/,
  '….entity.ts': /\.entity\.ts$/,
  '….resolver.ts': /\.resolver\.ts$/,
};

const NOUN = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';

/** A file is named after the one thing it holds, and after the kind of it where there are several: `reason.texts.ru.ts`. */
const NAMES = [
  new RegExp(`^${NOUN}(?:\\.${NOUN}){0,2}\\.ts$`),
  new RegExp(`^${NOUN}\\.facts\\.json$`),
  new RegExp(`^migrations/\\d{4}-${NOUN}\\.ts$`),
];

/** What has a room of its own stands nowhere else. */
const ROOMS: readonly (readonly [what: string, mark: RegExp, room: RegExp, name: string])[] = [
  ['a table', /^@Entity\(/m, /\.entity\.ts$/, '….entity.ts'],
  ['a resolver', /^@Resolver\(/m, /\.resolver\.ts$/, '….resolver.ts'],
  ['an input', /^@InputType\(/m, /\.inputs\.ts$/, '….inputs.ts'],
  ['a migration', /\bextends Migration\b/, /^migrations\//, 'migrations/'],
];

const DRAWERS = new Set([
  ...['util', 'utils', 'helper', 'helpers', 'common', 'shared', 'misc', 'lib', 'base', 'core'],
  ...['manager', 'managers', 'service', 'services'],
]);
const DOORS = /^(subgraphs|subgraphs\/[^/]+|matching)\/index\.ts$/;

interface Subgraph {
  readonly name: string;
  /** Path inside the subgraph -> text. */
  readonly files: readonly (readonly [file: string, text: string])[];
}

/** The rooms that a subgraph lacks. */
export function missingRooms(world: World): string[] {
  return subgraphsOf(world).flatMap(({ name, files }) =>
    Object.entries(NEEDED)
      .filter(([, room]) => !files.some(([file]) => room.test(file)))
      .map(([room]) => `subgraphs/${name} has no ${room}`),
  );
}

/** Files of a subgraph that are named like none of its rooms, and things that stand in another's room. */
export function outOfRoom(world: World): string[] {
  return subgraphsOf(world).flatMap(({ name, files }) =>
    files.flatMap(([file, text]) => {
      const strayed = ROOMS.filter(([, mark, room]) => mark.test(text) && !room.test(file));
      return [
        ...(NAMES.some((form) => form.test(file)) ? [] : [`subgraphs/${name}/${file} has no name of a room`]),
        ...strayed.map(([what, , , room]) => `subgraphs/${name}/${file} holds ${what}, which belongs in ${room}`),
      ];
    }),
  );
}

/** Entities of the graph declared by two subgraphs; all but the owner name them in `stubs.ts`. */
export function sharedTypes(world: World): string[] {
  const homes = subgraphsOf(world).flatMap(({ name, files }) =>
    files
      .filter(([file]) => file !== 'stubs.ts')
      .flatMap(([, text]) => keyedTypes(text).map((type) => ({ type, name }))),
  );
  return [...Map.groupBy(homes, ({ type }) => type)]
    .filter(([, owners]) => owners.length > 1)
    .map(([type, owners]) => `${type} is at home in ${owners.map(({ name }) => name).join(' and ')}`);
}

/** Source files, anywhere in the house, whose name says that anything may go in. */
export function drawers(world: World): string[] {
  const isDrawer = (file: string): boolean => {
    if (file.split(/[/.-]/).some((word) => DRAWERS.has(word))) return true;
    return /(^|\/)types?\.ts$/.test(file) || (/(^|\/)index\.ts$/.test(file) && !DOORS.test(file));
  };
  return Object.keys(world).filter((file) => file.endsWith('.ts') && isDrawer(file));
}

function subgraphsOf(world: World): Subgraph[] {
  const files = Object.entries(world).flatMap(([path, text]) => {
    const [, name, file] = path.match(/^subgraphs\/(?!kit\/|vocabulary\/)([^/]+)\/(.+)$/) ?? [];
    return name && file ? [{ name, file, text }] : [];
  });
  return [...Map.groupBy(files, ({ name }) => name)].map(([name, own]) => ({
    name,
    files: own.map(({ file, text }) => [file, text] as const),
  }));
}

/** Names of the types that carry a key, read without leaving one class's decorators. */
function keyedTypes(text: string): string[] {
  return [...text.matchAll(/@ObjectType\('(\w+)'(?:(?!\bclass )[\s\S])*?@Directive\('@key/g)].map(([, type]) => type!);
}
