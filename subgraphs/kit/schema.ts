import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type DocumentNode, type GraphQLResolveInfo, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { ACCESS_SDL, enforceAccess, spreadAccess } from './access.ts';
import type { Context } from './context.ts';
import { isolate } from './isolate.ts';
import { MUTATION_ERRORS } from './mutation.ts';
import type { Reference } from './stub.ts';
import type { Subgraph } from './subgraph.ts';

const LINKS = `
extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@tag", "@inaccessible", "@composeDirective", "@interfaceObject"])
  @link(url: "https://alliance-graph.example/access/v1.0", import: ["@access"])
  @composeDirective(name: "@access")

${ACCESS_SDL}
`;

export interface BuiltSchema {
  readonly schema: GraphQLSchema;
  /** What is committed as `schema/subgraphs/<name>.graphql` and composed. */
  readonly sdl: string;
}

function typeGraphqlSchema(subgraph: Subgraph): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: subgraph.resolvers as unknown as NonEmptyArray<new () => object>,
    orphanedTypes: [...(subgraph.types ?? []), ...MUTATION_ERRORS],
    validate: false,
    skipCheck: true,
  });
  spreadAccess(schema);
  isolate(schema, subgraph);
  return schema;
}

/** Without the parts that printing adds and federation brings itself. */
function printed(schema: GraphQLSchema): string {
  const sdl = printSchemaWithDirectives(schema, { assumeValid: true });
  return `${LINKS}\n${sdl.replace(/^schema \{[^}]*\}\n*/m, '').replace(/^directive @.*\n*/gm, '')}`;
}

type Resolvers = Record<string, Record<string, unknown>>;

function withReferences(schema: GraphQLSchema, subgraph: Subgraph): Resolvers {
  const resolvers = createResolversMap(schema) as unknown as Resolvers;
  for (const [name, load] of Object.entries(subgraph.references)) {
    if (!isObjectType(schema.getType(name)))
      throw new Error(`${subgraph.name} resolves references to ${name}, which it does not define.`);
    const resolveReference = async (
      reference: Reference & Record<string, unknown>,
      context: Context,
      _info: GraphQLResolveInfo,
    ) => load(reference, context);
    resolvers[name] = { ...resolvers[name], __resolveReference: resolveReference };
  }
  return resolvers;
}

/** Builds the executable federated schema of a subgraph, with every field behind its access rule. */
export function buildSchema(subgraph: Subgraph): BuiltSchema {
  const base = typeGraphqlSchema(subgraph);
  const sdl = printed(base);
  const typeDefs: DocumentNode = parse(sdl);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: withReferences(base, subgraph) as never }]);
  enforceAccess(schema);
  return { schema, sdl };
}
