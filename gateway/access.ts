import {
  type FieldNode,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AccessRule } from '#kit/access';
import type { Viewer } from '#kit/viewer';
import { fragmentsOf, type Operation } from './operation.ts';
import { Refusal } from './refusal.ts';
import type { Supergraph } from './supergraph.ts';

/**
 * Turns an operation away, before any subgraph is asked, when it selects a field that this viewer's role may never
 * read. A field that some owner may read is left to its subgraph, which alone knows the owner.
 * @throws Refusal FORBIDDEN, or UNAUTHENTICATED for the public, with the coordinates of all such fields
 */
export function mustBeAllowed(operation: Operation, viewer: Viewer, { schema, access }: Supergraph): void {
  const closed = [...coordinates(operation, schema)].filter((coordinate) =>
    isClosed(access.get(coordinate) ?? [], viewer.role),
  );
  if (closed.length === 0) return;
  const anonymous = viewer.role === 'PUBLIC';
  const message = anonymous ? 'This needs a signed-in viewer: send a token.' : `You may not read ${closed.join(', ')}.`;
  throw new Refusal(anonymous ? 401 : 403, anonymous ? 'UNAUTHENTICATED' : 'FORBIDDEN', message, {
    coordinates: closed,
  });
}

type Values = Readonly<Record<string, unknown>>;

/** Closed to a role: each rule names others, and none lets an owner in. */
function isClosed(rules: readonly AccessRule[], role: string): boolean {
  const shut = ({ to, own }: AccessRule) => !to.includes('PUBLIC') && !to.includes(role) && !own?.length;
  return rules.length > 0 && rules.every(shut);
}

/** `Type.field` of everything the operation selects, each fragment entered once. */
function coordinates(operation: Operation, schema: GraphQLSchema): Set<string> {
  const found = new Set<string>();
  const entered = new Set<string>();
  const fragments = fragmentsOf(operation.document);
  const { coerced: variables } = getVariableValues(
    schema,
    operation.definition.variableDefinitions ?? [],
    operation.variables,
  );
  if (!variables) return found; // the planner refuses these variables before it asks a subgraph

  function ofField(field: FieldNode, parent: GraphQLCompositeType): void {
    found.add(`${parent.name}.${field.name.value}`);
    if (!field.selectionSet || !(isObjectType(parent) || isInterfaceType(parent))) return;
    const type = getNamedType(parent.getFields()[field.name.value]?.type);
    if (isCompositeType(type)) walk(field.selectionSet, type);
  }

  function ofFragment(condition: string | undefined, set: SelectionSetNode, parent: GraphQLCompositeType): void {
    const type = condition ? schema.getType(condition) : parent;
    if (isCompositeType(type)) walk(set, type);
  }

  function walk(set: SelectionSetNode, parent: GraphQLCompositeType): void {
    for (const selection of set.selections) {
      if (isSkipped(selection, variables as Values)) continue;
      if (selection.kind === Kind.FIELD) ofField(selection, parent);
      if (selection.kind === Kind.INLINE_FRAGMENT)
        ofFragment(selection.typeCondition?.name.value, selection.selectionSet, parent);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || entered.has(selection.name.value)) continue;
      entered.add(selection.name.value);
      const fragment = fragments.get(selection.name.value);
      if (fragment) ofFragment(fragment.typeCondition.name.value, fragment.selectionSet, parent);
    }
  }

  const root = schema.getRootType(operation.definition.operation);
  if (root) walk(operation.definition.selectionSet, root);
  return found;
}

function isSkipped(selection: SelectionNode, variables: Values): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variables);
  return skip?.if === true || include?.if === false;
}
