import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Subgraph } from './subgraph.ts';

/**
 * Lets go of the non-null in two places, so that a subgraph that is down loses its own part of an answer only: root query
 * fields, whose neighbours other subgraphs answer, and fields that lead to a type of which another subgraph keeps the rows.
 */
export function isolate(schema: GraphQLSchema, subgraph: Subgraph): void {
  const own = new Set(subgraph.entities.map(({ name }) => name));
  const isForeign = (type: GraphQLNamedType): boolean => {
    if (isAbstractType(type)) return schema.getPossibleTypes(type).some(isForeign);
    const keyed = type.astNode?.directives?.some(({ name }) => name.value === 'key') ?? false;
    return isObjectType(type) && keyed && !own.has(type.name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const looser = type === schema.getQueryType() || isForeign(getNamedType(field.type));
      if (looser && isNonNullType(field.type)) field.type = field.type.ofType;
    }
  }
}
