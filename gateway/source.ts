import type { GraphQLDataSource } from '@apollo/gateway';
import { type GraphQLSchema, parse } from 'graphql';
import { failed, settled } from './answer.ts';
import type { Fetch } from './fetch.ts';
import type { Logger } from './logger.ts';
import type { RequestContext } from './request.ts';
import { SubgraphFailure, type SubgraphRequest, type Transport } from './transport.ts';

/** A subgraph as the planner knows it: a name, and a way to ask. */
export interface Source {
  readonly name: string;
  readonly transport: Transport;
  readonly timeoutMs: number;
  /** The supergraph's schema, which a reload may change. */
  readonly schema: () => GraphQLSchema;
  readonly logger: Logger;
}

/** One question to one subgraph on behalf of one client request. */
export interface Call {
  readonly source: Source;
  readonly context: RequestContext;
  readonly fetch: Fetch;
}

type Asking = Parameters<GraphQLDataSource['process']>[0];

/**
 * Asks one subgraph, within a deadline. Never throws: whatever goes wrong becomes errors that name the service, a code
 * and the places that stay empty, so that the rest of the answer stands.
 */
export function dataSource(source: Source): GraphQLDataSource {
  return {
    async process(asking) {
      const context = asking.context as RequestContext;
      const request = requestOf(asking);
      const call = { source, context, fetch: fetchOf(asking, request) };
      context.record.calls[source.name] = (context.record.calls[source.name] ?? 0) + 1;
      try {
        return settled(call, await sendInTime(call, request));
      } catch (error) {
        return failed(call, error);
      }
    },
  };
}

function requestOf({ request: { query = '', variables = {}, operationName } }: Asking): SubgraphRequest {
  return { query, variables, ...(operationName && { operationName }) };
}

function fetchOf(asking: Asking, { query, variables }: SubgraphRequest): Fetch {
  const document = ('document' in asking && asking.document) || parse(query, { noLocation: true });
  const steps = ('pathInIncomingRequest' in asking && asking.pathInIncomingRequest) || [];
  return { document, variables, steps };
}

/** In this process nothing stops a resolver that hangs; the answer goes out without it all the same. */
async function sendInTime({ source: { transport, timeoutMs }, context }: Call, request: SubgraphRequest) {
  const late = new SubgraphFailure('SUBGRAPH_TIMEOUT', new Error(`no answer in ${timeoutMs} ms`));
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(late), timeoutMs);
  const signal = AbortSignal.any([deadline.signal, context.signal]);
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([transport.send(request, context, signal), aborted]);
  } catch (error) {
    throw deadline.signal.aborted ? late : error;
  } finally {
    clearTimeout(timer);
  }
}
