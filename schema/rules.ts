import {
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  visit,
} from 'graphql';
import { ruleOf } from '#kit/access';

/** A convention of the graph: what breaks it, each said in a line. */
export type Rule = (api: GraphQLSchema) => string[];

const named = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

const fieldsOf = (schema: GraphQLSchema): [string, GraphQLField<unknown, unknown>][] =>
  named(schema).flatMap((type) =>
    isObjectType(type) || isInterfaceType(type)
      ? Object.values(type.getFields()).map((field): [string, GraphQLField<unknown, unknown>] => [
          `${type.name}.${field.name}`,
          field,
        ])
      : [],
  );

const BUILT_IN = new Set(['ID', 'Int', 'Float', 'String', 'Boolean']);

/** Every type, field, argument, input field and enum value says what it is; the one `input` of a mutation by its type. */
export const described: Rule = (schema) => {
  const silent = (at: string, description: string | null | undefined) =>
    description?.trim() ? [] : [`${at} has no description`];
  const ofTypes = named(schema).flatMap((type) => {
    if (BUILT_IN.has(type.name) || ['Query', 'Mutation'].includes(type.name)) return [];
    const inner = isEnumType(type) ? type.getValues() : isInputObjectType(type) ? Object.values(type.getFields()) : [];
    return [
      ...silent(type.name, type.description),
      ...inner.flatMap(({ name, description }) => silent(`${type.name}.${name}`, description)),
    ];
  });
  const ofFields = fieldsOf(schema).flatMap(([at, { description, args }]) => [
    ...silent(at, description),
    ...args
      .filter(({ name }) => name !== 'input')
      .flatMap((argument) => silent(`${at}(${argument.name})`, argument.description)),
  ]);
  return [...ofTypes, ...ofFields];
};

/** A mutation takes one `input` and answers a payload with `errors`. */
export const oneInputOnePayload: Rule = (schema) =>
  Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args, type }) => {
    const payload = getNamedType(type);
    const errors = isObjectType(payload) ? payload.getFields().errors : undefined;
    return [
      ...(args.length === 1 && args[0]!.name === 'input' ? [] : [`Mutation.${name} does not take one input`]),
      ...(String(errors?.type) === '[MutationError!]!'
        ? []
        : [`Mutation.${name} does not answer errors: [MutationError!]!`]),
    ];
  });

/** What is paid for, taken or sent: to do it twice by mistake costs somebody something. */
const DONE_ONCE = new Set([
  'Award',
  'Booking',
  'Deal',
  'FundingRound',
  'Meeting',
  'MeetingProposal',
  'QuarterlyReport',
]);

/**
 * A mutation of money, of a booking or of something sent takes an `idempotencyKey`; any other that changes what has a
 * version takes a key, since it makes the thing, or the `expectedVersion` that was read.
 */
export const doneOnce: Rule = (schema) =>
  Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args, type }) => {
    const input = args[0] && getNamedType(args[0].type);
    const payload = getNamedType(type);
    const taken = isInputObjectType(input) ? input.getFields() : {};
    const results = isObjectType(payload)
      ? Object.values(payload.getFields()).map((field) => getNamedType(field.type))
      : [];
    if (taken.idempotencyKey) return [];
    if (results.some((result) => DONE_ONCE.has(result.name))) return [`Mutation.${name} takes no idempotencyKey`];
    const versioned = results.some((result) => isObjectType(result) && result.getFields().version);
    return versioned && !taken.expectedVersion ? [`Mutation.${name} takes neither a key nor a version`] : [];
  });

/** An id is never null, and no list holds a null, but for `nodes(ids)`, which keeps the order asked for. */
export const idsAndListsAreWhole: Rule = (schema) =>
  fieldsOf(schema).flatMap(([at, { name, type }]) => {
    if (name === 'id' && !isNonNullType(type)) return [`${at} may be null`];
    const list = isNonNullType(type) ? type.ofType : type;
    const holes = isListType(list) && !isNonNullType(list.ofType) && at !== 'Query.nodes';
    return holes ? [`${at} may hold a null`] : [];
  });

/** A connection pages by `first` and `after`. */
export const connectionsPage: Rule = (schema) =>
  fieldsOf(schema).flatMap(([at, { type, args }]) => {
    if (!getNamedType(type).name.endsWith('Connection')) return [];
    const names = args.map((argument) => argument.name);
    return ['first', 'after'].filter((name) => !names.includes(name)).map((name) => `${at} has no argument ${name}`);
  });

export const RULES: Readonly<Record<string, Rule>> = {
  described,
  oneInputOnePayload,
  doneOnce,
  idsAndListsAreWhole,
  connectionsPage,
};

/**
 * `@requires` on a field with arguments: the stock gateway then answers wrong data without a word.
 * @param sdl of one subgraph
 */
export function requiresWithArguments(sdl: string): string[] {
  const found: string[] = [];
  const look = (field: FieldDefinitionNode) => {
    const requires = field.directives?.some(({ name }) => name.value === 'requires');
    if (requires && field.arguments?.length) found.push(`${field.name.value} has @requires and arguments`);
  };
  visit(parse(sdl), { [Kind.FIELD_DEFINITION]: look });
  return found;
}

/**
 * A field that not everyone may read, of a type that everyone may: were it never null, one row of somebody else's in a
 * list would cost the whole answer.
 * @param sdl of one subgraph
 */
export function neverNullThoughGuarded(sdl: string): string[] {
  const found: string[] = [];
  const open = ({ directives }: FieldDefinitionNode) => ruleOf(directives)?.to.includes('PUBLIC');
  const look = ({ name, fields = [] }: ObjectTypeDefinitionNode) => {
    if (['Query', 'Mutation'].includes(name.value) || !fields.some(open)) return;
    const guarded = fields.filter((field) => !open(field) && field.type.kind === Kind.NON_NULL_TYPE);
    found.push(...guarded.map((field) => `${name.value}.${field.name.value} is guarded, and never null`));
  };
  visit(parse(sdl), { [Kind.OBJECT_TYPE_DEFINITION]: look });
  return found;
}

/**
 * A list of a table that can be filtered and sorted, without its aggregate beside it: `<list>Aggregate`, for the same roles.
 * @param sdl of one subgraph
 */
export function listsWithoutAggregate(sdl: string): string[] {
  const found: string[] = [];
  const look = ({ name, fields = [] }: ObjectTypeDefinitionNode) => {
    if (name.value !== 'Query') return;
    const readers = new Map(fields.map((field) => [field.name.value, JSON.stringify(ruleOf(field.directives))]));
    const lists = fields.filter((field) => field.arguments?.some((argument) => argument.name.value === 'orderBy'));
    for (const { name: list } of lists)
      if (readers.get(`${list.value}Aggregate`) !== readers.get(list.value))
        found.push(`Query.${list.value} has no aggregate for its readers`);
  };
  visit(parse(sdl), { [Kind.OBJECT_TYPE_DEFINITION]: look });
  return found;
}
