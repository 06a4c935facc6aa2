import { OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import { type ClassType, Directive, Field, InterfaceType, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import type { Context } from './context.ts';
import { untilThrough } from './deadlock.ts';
import { conflict, Failure, type FailureKind, invalid } from './failure.ts';

const TYPE_OF_KIND: Record<FailureKind, string> = {
  INVALID: 'InvalidInputError',
  CONFLICT: 'ConflictError',
  NOT_FOUND: 'NotFoundError',
  NOT_ALLOWED: 'NotAllowedError',
};

@InterfaceType('MutationError', {
  description: 'An expected failure of a mutation. Nothing was written.',
  autoRegisterImplementations: false,
  resolveType: (error: MutationError) => error.type ?? TYPE_OF_KIND[error.kind],
})
export abstract class MutationError {
  readonly kind: FailureKind;
  /** The subgraph's own type, where it has more to tell. */
  readonly type?: string;

  @Field(() => String, { description: 'Stable UPPER_SNAKE word for programs.' })
  code: string;

  @Field(() => String, { description: 'A sentence for people.' })
  message: string;

  @Field(() => [String], { description: 'The input at fault, outermost first; empty when it is the whole input.' })
  path: string[];
}

const errorType = (name: string, description: string): ClassType => {
  const type = { [name]: class extends MutationError {} }[name] as unknown as ClassType;
  ObjectType(name, { description, implements: MutationError, simpleResolvers: true })(type);
  Directive('@shareable')(type);
  Access({ to: ['PUBLIC'] })(type);
  return type;
};

/** The concrete error types; every subgraph that has mutations carries all four. */
export const MUTATION_ERRORS: readonly ClassType[] = [
  errorType('InvalidInputError', 'The input breaks a rule.'),
  errorType('ConflictError', 'The input clashes with what is stored: a duplicate, a newer version, a taken place.'),
  errorType('NotFoundError', 'Something the input names does not exist.'),
  errorType('NotAllowedError', 'The viewer may not do this.'),
];

export interface Payload {
  readonly errors: readonly MutationError[];
}

/** The payload class of one mutation: `{ <field>: T | null, errors: [MutationError!]! }`. */
export function payloadOf(name: string, field: string, type: () => ClassType): ClassType<Payload> {
  const payload = { [name]: class {} }[name] as ClassType<Payload>;
  ObjectType(name, { description: `Reply of the mutation: the changed ${field}, or why not.`, simpleResolvers: true })(
    payload,
  );
  Access({ to: ['PUBLIC'] })(payload);
  Field(type, { nullable: true, description: 'Null when there are errors.' })(payload.prototype, field);
  Field(() => [MutationError], { description: 'Why nothing was written; empty on success.' })(
    payload.prototype,
    'errors',
  );
  return payload;
}

/** What PostgreSQL says of a number that its column cannot hold. */
const NUMERIC_VALUE_OUT_OF_RANGE = '22003';

const asFailure = (error: unknown, constraints: Record<string, Failure>): Failure | null => {
  if (error instanceof Failure) return error;
  if (error instanceof OptimisticLockError)
    return conflict('VERSION_CONFLICT', 'It was changed by somebody else; read it again.');
  const { constraint, code } = error as { constraint?: string; code?: string };
  if (code === NUMERIC_VALUE_OUT_OF_RANGE)
    return invalid('OUT_OF_RANGE', 'A number is outside the range that can be kept.');
  if (constraint && constraints[constraint]) return constraints[constraint];
  return error instanceof UniqueConstraintViolationException
    ? conflict('ALREADY_EXISTS', 'This exists already.')
    : null;
};

/**
 * Runs an action, again where the database ended it as the victim of a deadlock, and answers in the payload's shape.
 * Expected failures become `errors`; so does a violation of a database constraint named in `constraints`. Anything else is
 * thrown on, and masked at the door.
 */
export async function attempt(
  { em }: Pick<Context, 'em'>,
  field: string,
  action: () => Promise<object>,
  constraints: Record<string, Failure> = {},
): Promise<Payload> {
  try {
    return { [field]: await untilThrough(em, action), errors: [] } as Payload;
  } catch (error) {
    const failure = asFailure(error, constraints);
    if (!failure) throw error;
    const { kind, code, message, inputPath, details } = failure;
    const told = { kind, code, message, path: [...inputPath], ...details?.fields, type: details?.type };
    return { [field]: null, errors: [told] } as Payload;
  }
}
