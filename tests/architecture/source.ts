import { posix } from 'node:path';
import { parseAst, type Vite } from 'vitest/node';

export type Node = Vite.ESTree.Node;

/** One import, re-export or `import()`; `target` is a file of this repository or the name of a package. */
export type Import = { specifier: string; target: string; typeOnly: boolean; line: number };

/** What a source file says, as far as the laws ask. `says` yields the lines on which a node satisfies the question. */
export type Source = {
  file: string;
  text: string;
  imports: Import[];
  says(question: (node: Node) => boolean): number[];
};

/** File -> text, paths from the root of the repository with forward slashes. */
export type World = Readonly<Record<string, string>>;

/** Parses the TypeScript files of a world. Throws on a file that does not parse. */
export function parse(world: World): Source[] {
  return Object.entries(world).flatMap(([file, text]) => (file.endsWith('.ts') ? [parseFile(file, text)] : []));
}

function parseFile(file: string, text: string): Source {
  const nodes = nodesOf(programOf(file, text));
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  return {
    file,
    text,
    imports: nodes.flatMap((node) => importOf(node, file, lineOf)),
    says: (question) => nodes.filter(question).map((node) => lineOf(node.start)),
  };
}

function programOf(file: string, text: string): Vite.ESTree.Program {
  try {
    return parseAst(text, { lang: 'ts' });
  } catch (cause) {
    throw new Error(`${file} does not parse`, { cause });
  }
}

/** Every node, in the order of the text. */
function nodesOf(program: Vite.ESTree.Program): Node[] {
  const nodes: Node[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (isNode(value)) {
      nodes.push(value);
      Object.values(value).forEach(walk);
    }
  };
  walk(program.body);
  return nodes;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function importOf(node: Node, file: string, lineOf: (offset: number) => number): Import[] {
  const specifier = specifierOf(node);
  if (specifier === null) return [];
  // `import { type A } from` still loads the module under verbatimModuleSyntax: only `import type` does not.
  const kind = 'importKind' in node ? node.importKind : 'exportKind' in node ? node.exportKind : 'value';
  const typeOnly = kind === 'type' || node.type === 'TSImportType';
  return [{ specifier, target: targetOf(specifier, file), typeOnly, line: lineOf(node.start) }];
}

function specifierOf(node: Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
    case 'TSImportType':
      return node.source?.value ?? null;
    case 'ImportExpression':
      return node.source.type === 'Literal' && typeof node.source.value === 'string' ? node.source.value : null;
    default:
      return null;
  }
}

function targetOf(specifier: string, file: string): string {
  const [, room, name] = specifier.match(/^#(\w+)(?:\/(.+))?$/) ?? [];
  if (room === 'subgraphs') return 'subgraphs/index.ts';
  if (room === 'matching') return 'matching/index.ts';
  if (room) return `subgraphs/${room}/${name}.ts`;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  return specifier.startsWith('@') ? specifier.split('/', 2).join('/') : specifier.split('/', 1)[0]!;
}
