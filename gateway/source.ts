import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, parse } from 'graphql';
import { type Fault, faultOf, INTERNAL } from './fault.ts';
import { type Fetch, lostPaths, type Path } from './fetch.ts';
import type { Logger } from './logger.ts';
import type { RequestContext } from './request.ts';
import { type Mismatch, mismatches } from './shape.ts';
import { type SubgraphAnswer, SubgraphFailure, type SubgraphRequest, type Transport } from './transport.ts';

export interface SourceOptions {
  readonly name: string;
  readonly transport: Transport;
  readonly timeoutMs: number;
  /** The supergraph's schema, which a reload may change. */
  readonly schema: () => GraphQLSchema;
  readonly logger: Logger;
}

type Process = GraphQLDataSource['process'];
type Answer = Awaited<ReturnType<Process>>;

/**
 * Asks one subgraph, within a deadline. Never throws: whatever goes wrong becomes errors that name the service, a code
 * and the places that stay empty, so that the rest of the answer stands.
 */
export function dataSource(options: SourceOptions): GraphQLDataSource {
  return {
    async process({ request, context: given, ...rest }): Promise<Answer> {
      const context = given as RequestContext;
      const asked = requestOf(request);
      const document = ('document' in rest && rest.document) || parse(asked.query, { noLocation: true });
      const fetch: Fetch = { document, variables: asked.variables };
      context.record.calls[options.name] = (context.record.calls[options.name] ?? 0) + 1;
      try {
        return settle(options, fetch, context, await sendInTime(options, asked, context));
      } catch (error) {
        return failed(options, fetch, context, error);
      }
    },
  };
}

function requestOf(request: Parameters<Process>[0]['request']): SubgraphRequest {
  const { query = '', variables = {}, operationName } = request;
  return { query, variables, ...(operationName && { operationName }) };
}

/** In this process nothing stops a resolver that hangs; the answer goes out without it all the same. */
async function sendInTime({ transport, timeoutMs }: SourceOptions, request: SubgraphRequest, context: RequestContext) {
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

function settle(options: SourceOptions, fetch: Fetch, context: RequestContext, answer: SubgraphAnswer): Answer {
  const errors = (answer.errors ?? []).flatMap((error) => {
    const formatted = error instanceof GraphQLError ? error.toJSON() : error;
    return placed(options.name, faultFor(options, context, formatted, error), fetch, formatted.path);
  });
  if (!answer.data) return { errors };
  const data = answer.data as Record<string, unknown>;
  const wrong = options.transport.remote ? mismatches(options.schema(), fetch, data) : [];
  // A null beside an error is what the error is about, not a second one.
  const reported = errors.length > 0 ? wrong.filter(({ missing }) => !missing) : wrong;
  if (reported.length > 0) note(options, context, 'a subgraph broke its schema', reported);
  return {
    data,
    errors: [...errors, ...reported.flatMap((each) => placed(options.name, ofShape(each), fetch, each.path))],
  };
}

const ofShape = ({ message }: Mismatch): Fault => ({ code: 'SUBGRAPH_INVALID_RESPONSE', message });

function faultFor(
  options: SourceOptions,
  context: RequestContext,
  formatted: GraphQLFormattedError,
  error: unknown,
): Fault {
  const fault = faultOf(formatted, options.transport);
  if (!fault) note(options, context, 'a subgraph answered an error that is not for clients', error);
  return fault ?? INTERNAL;
}

function failed(options: SourceOptions, fetch: Fetch, context: RequestContext, error: unknown): Answer {
  const failure = error instanceof SubgraphFailure ? error : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', error);
  note(options, context, failure.code, failure.cause);
  return { errors: placed(options.name, failure, fetch, undefined) };
}

/** An error without a place concerns the whole fetch: it is told at each place that stays empty. */
function placed(
  service: string,
  { message, code }: Fault,
  fetch: Fetch,
  path: Path | undefined,
): GraphQLFormattedError[] {
  return (path ? [path] : lostPaths(fetch)).map((each) => ({ message, path: each, extensions: { code, service } }));
}

function note({ name, logger }: SourceOptions, { requestId }: RequestContext, what: string, err: unknown): void {
  logger.warn({ requestId, service: name, err }, what);
}
