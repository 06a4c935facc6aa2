import { GraphQLError } from 'graphql';

/** The four ways in which an expected failure comes about; each is one GraphQL type. */
export type FailureKind = 'INVALID' | 'CONFLICT' | 'NOT_FOUND' | 'NOT_ALLOWED';

/** What a failure tells beyond its sentence: the name of a GraphQL type that implements MutationError, and its own fields. */
export interface FailureDetails {
  readonly type: string;
  readonly fields: object;
}

/**
 * An expected failure. Thrown by rules and actions; a mutation answers it in `errors`, a query as a GraphQL error.
 * `code` is a stable UPPER_SNAKE word for programs, `message` a sentence for people, `path` the input at fault.
 */
export class Failure extends GraphQLError {
  readonly kind: FailureKind;
  readonly code: string;
  readonly inputPath: readonly string[];
  readonly details: FailureDetails | null;

  constructor(
    kind: FailureKind,
    code: string,
    message: string,
    inputPath: readonly string[] = [],
    details: FailureDetails | null = null,
  ) {
    super(message, { extensions: { code } });
    this.kind = kind;
    this.code = code;
    this.inputPath = inputPath;
    this.details = details;
  }
}

export const invalid = (code: string, message: string, path: string[] = []) =>
  new Failure('INVALID', code, message, path);
export const conflict = (code: string, message: string, path: string[] = [], details: FailureDetails | null = null) =>
  new Failure('CONFLICT', code, message, path, details);
export const notFound = (message: string, path: string[] = []) => new Failure('NOT_FOUND', 'NOT_FOUND', message, path);
export const denied = (message: string) => new Failure('NOT_ALLOWED', 'FORBIDDEN', message);
export const unauthenticated = () =>
  new Failure('NOT_ALLOWED', 'UNAUTHENTICATED', 'This needs a signed-in viewer: send a token.');
