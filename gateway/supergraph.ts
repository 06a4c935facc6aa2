import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import type { AccessRule } from '#kit/access';

/** The committed supergraph names its subgraphs `subgraph:<name>`: where they run is known at start only. */
const PLACEHOLDER = 'subgraph:';

/** What the gateway itself reads in a supergraph, beside planning. */
export interface Supergraph {
  readonly sdl: string;
  /** Address or placeholder of each subgraph. */
  readonly subgraphs: ReadonlyMap<string, string>;
  /** True for our own graph, whose subgraphs have placeholders: they trust the viewer that the gateway names. */
  readonly own: boolean;
  readonly schema: GraphQLSchema;
  /** By coordinate, `Type.field`. A field that several subgraphs resolve may carry several rules. */
  readonly access: ReadonlyMap<string, readonly AccessRule[]>;
}

/** A supergraph that cannot be served; the message says why. */
export class SupergraphError extends Error {
  override readonly name = 'SupergraphError';
}

export const isPlaceholder = (url: string): boolean => url.startsWith(PLACEHOLDER);

/** Throws `SupergraphError` for text that is not a supergraph. */
export function readSupergraph(sdl: string): Supergraph {
  try {
    const document = parse(sdl, { noLocation: true });
    const subgraphs = subgraphsOf(document);
    if (subgraphs.size === 0) throw new Error('it names no subgraph (no enum join__Graph)');
    const own = [...subgraphs.values()].some(isPlaceholder);
    const schema = buildASTSchema(document, { assumeValidSDL: true, assumeValid: true });
    return { sdl, subgraphs, own, schema, access: accessOf(document) };
  } catch (error) {
    throw new SupergraphError(`This is not a supergraph: ${(error as Error).message}`, { cause: error });
  }
}

function subgraphsOf(document: DocumentNode): Map<string, string> {
  const graphs = document.definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : [];
  return new Map(
    values.map((value) => {
      const { name, url } = argumentsOf(value.directives!.find((directive) => directive.name.value === 'join__graph')!);
      return [String(name), String(url)];
    }),
  );
}

function accessOf(document: DocumentNode): Map<string, AccessRule[]> {
  const rules = new Map<string, AccessRule[]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const found = rulesOf(field);
      if (found.length > 0) rules.set(`${definition.name.value}.${field.name.value}`, found);
    }
  }
  return rules;
}

/** Composition may prefix the directive with the name of its specification. */
function rulesOf(field: FieldDefinitionNode): AccessRule[] {
  const directives = (field.directives ?? []).filter(({ name }) => /^(\w+__)?access$/.test(name.value));
  return directives.map((directive) => argumentsOf(directive) as unknown as AccessRule);
}

const argumentsOf = (directive: ConstDirectiveNode): Record<string, unknown> =>
  Object.fromEntries(directive.arguments!.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));
