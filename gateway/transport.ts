import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { RequestContext } from './request.ts';

export interface SubgraphRequest {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}

export type SubgraphAnswer = Pick<ExecutionResult | FormattedExecutionResult, 'data' | 'errors'>;

/** Carries one operation to one subgraph. `signal` ends with the deadline. Throws `SubgraphFailure` when nothing usable comes back. */
export interface Transport {
  /** Whether the subgraph is one of ours, whose error codes and messages are written for clients. */
  readonly trusted: boolean;
  /** Whether answers come over a wire, from code that may not keep to the schema. */
  readonly remote: boolean;
  send(request: SubgraphRequest, context: RequestContext, signal: AbortSignal): Promise<SubgraphAnswer>;
  close(): Promise<void>;
}

export type FailureCode = 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_TIMEOUT' | 'SUBGRAPH_INVALID_RESPONSE';

const MESSAGES: Record<FailureCode, string> = {
  SUBGRAPH_UNAVAILABLE: 'A part of the graph cannot be reached just now.',
  SUBGRAPH_TIMEOUT: 'A part of the graph did not answer in time.',
  SUBGRAPH_INVALID_RESPONSE: 'A part of the graph gave an answer that cannot be used.',
};

/** A call that brought nothing. The message is for clients; address, body and cause stay in `cause`, for the log. */
export class SubgraphFailure extends Error {
  override readonly name = 'SubgraphFailure';
  readonly code: FailureCode;

  constructor(code: FailureCode, cause: unknown) {
    super(MESSAGES[code], { cause });
    this.code = code;
  }
}
