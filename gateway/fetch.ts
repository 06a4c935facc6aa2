import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

export type Path = readonly (string | number)[];

/** One planned operation for one subgraph. */
export interface Fetch {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
  /** Where in the answer it is to go, `@` for each element of a list. */
  readonly steps: Path;
}

/** More lost places than this are not listed one by one. */
const MOST_PATHS = 100;

export const operationOf = ({ document }: Fetch): OperationDefinitionNode =>
  document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;

export const responseName = (field: FieldNode): string => field.alias?.value ?? field.name.value;

export type Representation = Record<string, unknown> & { readonly __typename: string };

/** The entities that a fetch asks about, or null for one that asks root fields. */
export function representationsOf({ variables }: Fetch): readonly Representation[] | null {
  const { representations } = variables;
  return Array.isArray(representations) ? representations : null;
}

/**
 * Where the answer of a fetch would have gone, so that an error can say what is missing: each root field, or each
 * field of each entity (`['_entities', 3, 'name']`, which the gateway turns into the client's path).
 */
export function lostPaths(fetch: Fetch): Path[] {
  const selections = operationOf(fetch).selectionSet.selections;
  const entities = representationsOf(fetch);
  if (!entities) return fieldsIn(selections).map((name) => [name]);
  const root = selections[0] as FieldNode;
  const paths = entities.flatMap((entity, index) =>
    fieldsOn(entity.__typename, root).map((name) => ['_entities', index, name]),
  );
  return paths.slice(0, MOST_PATHS);
}

function fieldsIn(selections: readonly SelectionNode[]): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [responseName(selection)];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsIn(selection.selectionSet.selections) : [];
  });
}

function fieldsOn(type: string, entities: FieldNode): string[] {
  const fragments = entities.selectionSet!.selections.filter((selection) => selection.kind === Kind.INLINE_FRAGMENT);
  const matching = fragments.filter(({ typeCondition }) => !typeCondition || typeCondition.name.value === type);
  return fieldsIn((matching.length > 0 ? matching : fragments).flatMap(({ selectionSet }) => selectionSet.selections));
}
