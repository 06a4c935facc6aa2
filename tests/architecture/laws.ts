import { findCycles } from './cycles.ts';
import type { Import, Node, Source } from './source.ts';

/** A law looks at all sources and says, one line each, what breaks it. */
export type Law = (sources: Source[]) => string[];

const ENTITIES = new Set([
  ...['startup', 'investor', 'technopark', 'market', 'programme', 'grant', 'fund', 'meeting'],
  ...['deal', 'mandate', 'residency', 'park', 'cohort', 'accreditation'],
]);
const RESOLVING = ['type-graphql', '@apollo/subgraph', '@graphql-tools/schema', '@apollo/composition', 'pg'];
const ANSWER = 'tests/harness/answer.ts';
const SETTINGS = ['gateway/settings.ts', 'subgraphs/kit/settings.ts'];

/** 1. A subgraph imports itself, the kit, the vocabulary, packages and, as types, the events of others. */
export const subgraphsStandAlone: Law = (sources) => [
  ...importsOf(sources, within('subgraphs'), ({ file }, found) => !mayImport(file, found)),
  ...sources.filter(within('subgraphs')).flatMap(foreignKeys),
];

/** 2. The engine imports nothing but itself and asks neither clock nor chance. */
export const matchingIsPure: Law = (sources) => [
  ...importsOf(sources, within('matching'), (_, { target }) => !inside('matching', target)),
  ...sources.filter(within('matching')).flatMap((source) => said(source, isImpure, 'asks the clock or chance')),
];

/** 3. Only two subgraphs and the tests use the engine, and the subgraphs by its front door. */
export const matchingHasTwoUsers: Law = (sources) =>
  importsOf(sources, not(within('matching', 'tests')), ({ file }, { target }) => {
    const user = inside('subgraphs/matches', file) || inside('subgraphs/meetings', file);
    return inside('matching', target) && !(user && target === 'matching/index.ts');
  });

/** 4. The gateway has no resolver, no ORM and no composition; its main alone knows the subgraphs. */
export const gatewayOnlyRoutes: Law = (sources) =>
  importsOf(sources, within('gateway'), ({ file }, { target }) => {
    if (RESOLVING.includes(target) || target.startsWith('@mikro-orm/')) return true;
    if (target === 'subgraphs/index.ts') return file !== 'gateway/main.ts';
    return inside('subgraphs', target) && !inside('subgraphs/kit', target) && !inside('subgraphs/vocabulary', target);
  });

/** 5. The kit knows no word of the domain: not in a name, a text, a comment or a file's name. */
export const kitKnowsNoDomain: Law = (sources) =>
  sources
    .filter(within('subgraphs/kit'))
    .flatMap(({ file, text }) => [
      ...entitiesIn(file.slice('subgraphs/kit/'.length)).map((word) => `${file} is named after a ${word}`),
      ...text
        .split('\n')
        .flatMap((line, index) => entitiesIn(line).map((word) => `${file}:${index + 1} speaks of a ${word}`)),
    ]);

/** 6a. No cycle of imports at run time. */
export const importsHaveNoCycle: Law = (sources) => {
  const edges = sources.map(
    ({ file, imports }) => [file, imports.filter(atRunTime).map(({ target }) => target)] as const,
  );
  return findCycles(new Map(edges)).map((cycle) => cycle.join(' -> '));
};

/** 6b. No `any`, but in the kit and in the one name that tests give to an answer, each with its reason above it. */
export const nothingIsAny: Law = (sources) =>
  sources.flatMap((source) => {
    const lines = source.says(({ type }) => type === 'TSAnyKeyword').filter((line) => !isExcused(source, line));
    return lines.map((line) => `${source.file}:${line} says any`);
  });

/** 7. The environment is read in two files. */
export const environmentIsReadTwice: Law = (sources) =>
  sources
    .filter(not(within('tests')))
    .filter(({ file }) => ![...SETTINGS, 'vitest.config.ts'].includes(file))
    .flatMap((source) => said(source, readsEnvironment, 'reads the environment'));

/** 9. Nobody imports the tests or the generated schema at run time. */
export const testsAndSchemaAreLeaves: Law = (sources) =>
  importsOf(sources, not(within('tests')), ({ file }, found) => {
    if (!atRunTime(found)) return false;
    return inside('tests', found.target) || (inside('schema', found.target) && !inside('schema', file));
  });

function mayImport(file: string, { target, typeOnly }: Import): boolean {
  if (inside('gateway', target)) return false;
  if (!inside('subgraphs', target)) return true;
  const own = roomOf(file);
  if (own === null) return true;
  if (['kit', 'vocabulary'].includes(roomOf(target) ?? '')) return true;
  if (['kit', 'vocabulary'].includes(own)) return false;
  return roomOf(target) === own || (typeOnly && target === `subgraphs/${roomOf(target)}/events.ts`);
}

/** The subgraph a file belongs to; null for the files beside them. */
function roomOf(file: string): string | null {
  return file.match(/^subgraphs\/([^/]+)\//)?.[1] ?? null;
}

function foreignKeys({ file, text }: Source): string[] {
  if (!file.includes('/migrations/')) return [];
  return [...text.matchAll(/\breferences\s+"?(\w+)"?\s*\./gi)]
    .map(([, schema]) => schema!)
    .filter((schema) => schema !== roomOf(file))
    .map((schema) => `${file} has a foreign key into ${schema}`);
}

/** The linter's own form of an excuse, which it asks for too; here it must also stand in the right place and give a reason. */
function isExcused({ file, text }: Source, line: number): boolean {
  const above = text.split('\n')[line - 2] ?? '';
  return (
    (inside('subgraphs/kit', file) || file === ANSWER) && /biome-ignore lint\/suspicious\/noExplicitAny: \S/.test(above)
  );
}

function isImpure(node: Node): boolean {
  if (node.type === 'NewExpression') return isName(node.callee, 'Date') && node.arguments.length === 0;
  if (node.type === 'CallExpression') return isName(node.callee, 'Date');
  return isMember(node, 'Date', 'now') || isMember(node, 'Math', 'random') || isMember(node, 'performance', 'now');
}

function readsEnvironment(node: Node): boolean {
  if (isMember(node, 'process', 'env')) return true;
  if (node.type === 'ImportSpecifier') return isName(node.imported, 'env');
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern' || !isName(node.init, 'process'))
    return false;
  return node.id.properties.some((property) => property.type === 'Property' && isName(property.key, 'env'));
}

function isMember(node: Node, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression' || !isName(node.object, object)) return false;
  return isName(node.property, property) || (node.property.type === 'Literal' && node.property.value === property);
}

function isName(node: Node | null | undefined, name: string): boolean {
  return node?.type === 'Identifier' && node.name === name;
}

/** The entities a text names, singular or plural, also inside `camelCase` and `SNAKE_CASE`; `refund` names none. */
function entitiesIn(text: string): string[] {
  const words = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return words
    .split(/[^A-Za-z]+/)
    .map((word) => word.toLowerCase().replace(/ies$/, 'y').replace(/s$/, ''))
    .filter((word) => ENTITIES.has(word));
}

type Of<T> = (source: Source) => T;

function importsOf(
  sources: Source[],
  where: Of<boolean>,
  forbidden: (source: Source, found: Import) => boolean,
): string[] {
  return sources.filter(where).flatMap((source) => {
    const bad = source.imports.filter((found) => forbidden(source, found));
    return bad.map(
      ({ specifier, line, typeOnly }) => `${source.file}:${line} imports ${typeOnly ? 'type ' : ''}${specifier}`,
    );
  });
}

function said({ file, says }: Source, question: (node: Node) => boolean, complaint: string): string[] {
  return says(question).map((line) => `${file}:${line} ${complaint}`);
}

const within =
  (...folders: string[]): Of<boolean> =>
  ({ file }) =>
    folders.some((folder) => inside(folder, file));

const not =
  (where: Of<boolean>): Of<boolean> =>
  (source) =>
    !where(source);

const inside = (folder: string, file: string): boolean => file.startsWith(`${folder}/`);

const atRunTime = ({ typeOnly }: Import): boolean => !typeOnly;
