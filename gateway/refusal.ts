import { GraphQLError } from 'graphql';

/** A request that the gateway turns away: an HTTP status, a stable code for programs, a sentence for people. */
export class Refusal extends GraphQLError {
  readonly status: number;

  constructor(status: number, code: string, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code, http: { status } } });
    this.status = status;
  }
}
