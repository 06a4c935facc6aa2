import 'reflect-metadata';
import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { buildSchema } from '#kit/schema';
import { subgraphs } from '#subgraphs';

/** Every generated file of this folder: path -> text. @throws when the subgraphs do not compose. */
export function generate(): Map<string, string> {
  const files = new Map<string, string>();
  const services = subgraphs.map((subgraph) => {
    const { sdl } = buildSchema(subgraph);
    files.set(`subgraphs/${subgraph.name}.graphql`, `${sdl.trim()}\n`);
    return { name: subgraph.name, url: `subgraph:${subgraph.name}`, typeDefs: parse(sdl) };
  });
  const result = composeServices(services);
  if (!result.supergraphSdl)
    throw new Error(`The subgraphs do not compose:\n${result.errors?.map((e) => e.message).join('\n')}`);
  files.set('supergraph.graphql', `${result.supergraphSdl.trim()}\n`);
  const api = Supergraph.build(result.supergraphSdl).apiSchema().toGraphQLJSSchema();
  files.set('api.graphql', `${printSchema(lexicographicSortSchema(api))}\n`);
  return files;
}
