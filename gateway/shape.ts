import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isUnionType,
  Kind,
  type SelectionNode,
} from 'graphql';
import { type Fetch, operationOf, type Path, representationsOf, responseName } from './fetch.ts';
import { fragmentsOf } from './operation.ts';
import { SubgraphFailure } from './transport.ts';

/** A value that is not of the type that the schema promises. */
export interface Mismatch {
  readonly path: Path;
  readonly message: string;
  /** Nothing stands where something must. */
  readonly missing: boolean;
}

type Data = Record<string, unknown>;

/** Stands for a null that must not be there: it takes the parent with it. */
const INVALID = Symbol('invalid');

const SCALARS: Record<string, (value: unknown) => boolean> = {
  Int: (value) => Number.isInteger(value) && Math.abs(value as number) <= 2_147_483_648,
  Float: (value) => Number.isFinite(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string' || Number.isInteger(value),
};

/**
 * Holds what came over a wire against the schema. Each wrong value becomes null, as graphql-js would have made it, and
 * is reported with its path. A value that is simply absent where null may stand is no mismatch.
 * @throws SubgraphFailure when entities were asked for and the answer does not list one for each
 */
export function mismatches(schema: GraphQLSchema, fetch: Fetch, data: Data): Mismatch[] {
  const found: Mismatch[] = [];
  const fragments = fragmentsOf(fetch.document);
  const operation = operationOf(fetch);

  function complete(type: GraphQLOutputType, value: unknown, field: FieldNode, path: Path): unknown {
    if (isNonNullType(type)) return required(type.ofType, value, field, path);
    if (value === null || value === undefined) return null;
    if (isListType(type)) return list(type.ofType, value, field, path);
    if (isLeafType(type)) return fits(type, value) ? value : wrong(`Expected a value of type ${type.name}.`, path);
    return object(type, value, field.selectionSet!.selections, path);
  }

  function required(type: GraphQLOutputType, value: unknown, field: FieldNode, path: Path): unknown {
    const before = found.length;
    const completed = complete(type, value, field, path);
    if (completed !== null) return completed;
    if (found.length === before) found.push({ path, message: `Expected a value of type ${type}.`, missing: true });
    return INVALID;
  }

  function list(type: GraphQLOutputType, value: unknown, field: FieldNode, path: Path): unknown {
    if (!Array.isArray(value)) return wrong('Expected a list.', path);
    for (const [index, element] of value.entries()) {
      value[index] = complete(type, element, field, [...path, index]);
    }
    return value.includes(INVALID) ? null : value;
  }

  function object(type: GraphQLCompositeType, value: unknown, set: readonly SelectionNode[], path: Path): unknown {
    if (!isRecord(value)) return wrong(`Expected an object of type ${type.name}.`, path);
    const name = value.__typename;
    if (name !== undefined && (typeof name !== 'string' || !isCompositeType(schema.getType(name)))) {
      return wrong(`Expected an object of type ${type.name}.`, path);
    }
    const actual = name === undefined ? type : (schema.getType(name as string) as GraphQLCompositeType);
    return walk(set, actual, value, path, false) ? value : null;
  }

  /** False when the object cannot stand. `optional`: below a condition, where a field may be left out. */
  function walk(
    set: readonly SelectionNode[],
    type: GraphQLCompositeType,
    value: Data,
    path: Path,
    optional: boolean,
  ): boolean {
    return set.every((selection) => {
      const may = optional || Boolean(selection.directives?.length);
      if (selection.kind === Kind.FIELD) return member(selection, type, value, path, may);
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      const applies = appliesTo(schema, fragment.typeCondition?.name.value, type);
      return !applies || walk(fragment.selectionSet.selections, type, value, path, may);
    });
  }

  function member(field: FieldNode, parent: GraphQLCompositeType, value: Data, path: Path, optional: boolean): boolean {
    const name = responseName(field);
    const type = isUnionType(parent) ? undefined : parent.getFields()[field.name.value]?.type;
    if (!type || (optional && value[name] === undefined)) return true;
    const completed = complete(type, value[name], field, [...path, name]);
    if (completed === INVALID) return false;
    value[name] = completed;
    return true;
  }

  function wrong(message: string, path: Path): null {
    found.push({ path, message, missing: false });
    return null;
  }

  const { selections } = operation.selectionSet;
  const representations = representationsOf(fetch);
  if (representations) {
    const entities = listOfEntities(data, representations.length);
    for (const [index, entity] of entities.entries()) {
      const type = schema.getType(representations[index]!.__typename);
      if (entity === null || !isCompositeType(type)) continue;
      entities[index] = object(type, entity, (selections[0] as FieldNode).selectionSet!.selections, [
        '_entities',
        index,
      ]);
    }
  } else if (!walk(selections, schema.getRootType(operation.operation)!, data, [], false)) {
    for (const name of Object.keys(data)) data[name] = null;
  }
  return found;
}

function listOfEntities(data: Data, count: number): unknown[] {
  const { _entities: entities } = data;
  if (Array.isArray(entities) && entities.length === count) return entities;
  throw new SubgraphFailure('SUBGRAPH_INVALID_RESPONSE', new Error(`expected ${count} entities`));
}

function fits(type: GraphQLOutputType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === 'string' && type.getValue(value) !== undefined;
  return SCALARS[String(type)]?.(value) ?? true;
}

function appliesTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLCompositeType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && !isUnionType(type) && schema.isSubType(wanted, type);
}

const isRecord = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
