import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  parse,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf } from './operation.ts';
import { Refusal } from './refusal.ts';

/** What one operation may ask for. A fragment counts wherever it is spread. */
export interface Limits {
  /** Lexical tokens of the document; also fields and spreads once the fragments are written out. */
  readonly tokens: number;
  /** Nested selections and input objects. */
  readonly depth: number;
  /** Aliases; the same field written again in one selection is one too. */
  readonly aliases: number;
}

/** How much a selection asks for, fragments written out. */
interface Weight {
  depth: number;
  aliases: number;
  selections: number;
}

/**
 * Refuses a document that asks for too much, before anything else looks at it: validation and planning may take time
 * that grows with the square of the document, or with the power of its fragments.
 * @throws Refusal TOO_MANY_TOKENS, TOO_DEEP, TOO_MANY_ALIASES, GRAPHQL_PARSE_FAILED
 */
export function mustBeWithin(limits: Limits, source: string): void {
  const document = parseBounded(source, limits);
  const weigh = scales(document, limits);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) mustBeLight(weigh(definition.selectionSet, 1), limits);
  }
}

/**
 * Refuses variables that nest deeper than a value written in the document may: whatever walks through them may recurse.
 * @throws Refusal TOO_DEEP
 */
export function mustBeWithinDepth(limits: Limits, value: unknown, level = 0): void {
  if (level > limits.depth) throw tooDeep(limits);
  if (typeof value !== 'object' || value === null) return;
  for (const each of Object.values(value)) mustBeWithinDepth(limits, each, level + 1);
}

function parseBounded(source: string, limits: Limits): DocumentNode {
  try {
    return parse(source, { maxTokens: limits.tokens, noLocation: true });
  } catch (error) {
    // The parser descends recursively: what exhausts its stack is too deep by far.
    if (error instanceof RangeError) throw tooDeep(limits);
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('Parsing aborted')) throw tooManyTokens(limits);
    throw new Refusal(400, 'GRAPHQL_PARSE_FAILED', error.message);
  }
}

function mustBeLight(weight: Weight, limits: Limits): void {
  if (weight.aliases > limits.aliases) {
    throw new Refusal(400, 'TOO_MANY_ALIASES', `An operation may hold ${limits.aliases} aliases or repeated fields.`);
  }
  if (weight.selections > limits.tokens) throw tooManyTokens(limits);
}

const tooDeep = ({ depth }: Limits) => new Refusal(400, 'TOO_DEEP', `An operation may nest ${depth} levels.`);
const tooManyTokens = ({ tokens }: Limits) =>
  new Refusal(400, 'TOO_MANY_TOKENS', `An operation may hold ${tokens} tokens, its fragments written out.`);

/** Weighs each fragment once, however often it is spread: time is linear in the document. */
function scales(document: DocumentNode, limits: Limits) {
  const fragments = fragmentsOf(document);
  const weighed = new Map<string, Weight>();

  function ofFragment(name: string, level: number): Weight {
    const known = weighed.get(name);
    if (known) return known;
    weighed.set(name, { depth: 0, aliases: 0, selections: 0 }); // a cycle weighs nothing here; validation refuses it
    const fragment = fragments.get(name);
    const weight = fragment ? weigh(fragment.selectionSet, level) : { depth: 0, aliases: 0, selections: 0 };
    weighed.set(name, weight);
    return weight;
  }

  function ofField(field: FieldNode, level: number): Weight {
    for (const argument of field.arguments ?? []) mustBeShallow(argument.value, level + 1, limits);
    return field.selectionSet ? weigh(field.selectionSet, level + 1) : { depth: 0, aliases: 0, selections: 0 };
  }

  function weigh(set: SelectionSetNode, level: number): Weight {
    const total: Weight = { depth: 0, aliases: repeats(set), selections: set.selections.length };
    for (const selection of set.selections) {
      const inner =
        selection.kind === Kind.FIELD
          ? ofField(selection, level)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? weigh(selection.selectionSet, level)
            : ofFragment(selection.name.value, level);
      total.depth = Math.max(total.depth, inner.depth + (selection.kind === Kind.FIELD ? 1 : 0));
      total.aliases += inner.aliases;
      total.selections += inner.selections;
    }
    if (level + total.depth - 1 > limits.depth) throw tooDeep(limits);
    return total;
  }

  return weigh;
}

/** Aliases of one selection, and fields written in it more than once. */
function repeats(set: SelectionSetNode): number {
  const fields = set.selections.filter((selection) => selection.kind === Kind.FIELD);
  const plain = fields.filter((field) => !field.alias).map((field) => field.name.value);
  return fields.length - new Set(plain).size;
}

function mustBeShallow(value: ValueNode, level: number, limits: Limits): void {
  if (level > limits.depth) throw tooDeep(limits);
  const inner =
    value.kind === Kind.LIST
      ? value.values
      : value.kind === Kind.OBJECT
        ? value.fields.map((field) => field.value)
        : [];
  for (const each of inner) mustBeShallow(each, level + 1, limits);
}
