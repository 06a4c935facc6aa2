import {
  type ConstArgumentNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isObjectType,
  Kind,
} from 'graphql';
import { type AccessRule, ruleOf } from '#kit/access';
import { buildSchema } from '#kit/schema';
import type { Viewer } from '#kit/viewer';
import { subgraphs } from '#subgraphs';
import { Role } from '#vocabulary/role';

/** What the door says: let in, turned away, or asked to sign in first. */
export type Verdict = 'OPEN' | 'FORBIDDEN' | 'UNAUTHENTICATED';

export interface GuardedField {
  readonly type: string;
  readonly name: string;
  /** `Type.field` */
  readonly coordinate: string;
  /** As printed in the subgraph's SDL; null: none is. */
  readonly rule: AccessRule | null;
  readonly field: GraphQLField<unknown, unknown>;
}

export interface SubgraphFields {
  readonly subgraph: string;
  readonly fields: readonly GuardedField[];
  /** Types whose rows are had by key at `_entities`. */
  readonly entities: readonly string[];
}

export const ROLES = Object.values(Role);

/** What federation adds to each subgraph for the gateway: tells of the schema, not of the data. */
export const OF_FEDERATION = ['Query._entities', 'Query._service', '_Service.sdl'];

function fieldsOf(schema: GraphQLSchema): GuardedField[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) && !type.name.startsWith('__'));
  return types.filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({
      type: type.name,
      name: field.name,
      coordinate: `${type.name}.${field.name}`,
      rule: ruleOf(field.astNode?.directives),
      field,
    })),
  );
}

const isResolvable = (argument: ConstArgumentNode): boolean =>
  !(argument.name.value === 'resolvable' && argument.value.kind === Kind.BOOLEAN && !argument.value.value);

function entitiesOf(schema: GraphQLSchema): string[] {
  const keyed = (type: GraphQLNamedType) =>
    type.astNode?.directives?.some(
      ({ name, arguments: args = [] }) => name.value === 'key' && args.every(isResolvable),
    );
  return Object.values(schema.getTypeMap())
    .filter(keyed)
    .map(({ name }) => name);
}

/** Every field of every subgraph, from the schema that really answers. */
export const everyField = (): SubgraphFields[] =>
  subgraphs.map((subgraph) => {
    const { schema } = buildSchema(subgraph);
    const fields = fieldsOf(schema).filter(({ coordinate }) => !OF_FEDERATION.includes(coordinate));
    return { subgraph: subgraph.name, fields, entities: entitiesOf(schema) };
  });

/** The rule in one's own words, kit's code not asked: a role is named, or the viewer's party is one of the owners. */
export function verdictOf(rule: AccessRule, { role, organisationId }: Viewer, owners: readonly unknown[]): Verdict {
  const named = rule.to.some((one) => one === 'PUBLIC' || one === role);
  const owns = organisationId !== null && owners.some((owner) => owner === organisationId);
  if (named || owns) return 'OPEN';
  return role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
}
