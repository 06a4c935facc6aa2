import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { preferredLocale } from '#kit/accept-language';
import { readJson } from './body.ts';
import { type Limits, mustBeWithin } from './limits.ts';
import { methodNotAllowed, reply } from './reply.ts';
import type { RequestContext, RequestRecord } from './request.ts';
import type { Authenticate } from './viewer.ts';

export interface GraphqlOptions {
  readonly server: ApolloServer<RequestContext>;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly bodyLimit: number;
}

/** Serves GraphQL over HTTP: POST with a JSON body, or GET with search parameters for queries. */
export function graphqlRoute({ server, authenticate, limits, bodyLimit }: GraphqlOptions) {
  return async (request: IncomingMessage, response: ServerResponse, record: RequestRecord): Promise<void> => {
    const { search } = new URL(request.url!, 'http://gateway');
    if (request.method !== 'POST' && request.method !== 'GET') throw methodNotAllowed(response, 'GET, POST');
    const body = request.method === 'POST' ? await readJson(request, bodyLimit) : undefined;
    const viewer = await authenticate(request.headers.authorization);
    record.role = viewer.role;
    const source = request.method === 'POST' ? queryIn(body) : new URLSearchParams(search).get('query');
    if (source) mustBeWithin(limits, source);
    const httpGraphQLRequest: HTTPGraphQLRequest = {
      method: request.method,
      headers: headersOf(request),
      search,
      body,
    };
    const locale = preferredLocale(request.headers['accept-language']);
    const context = { requestId: record.requestId, viewer, locale, signal: hangUp(response), record, tree: {} };
    const result = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => context });
    if (record.errors.length === 0 && (result.status ?? 200) >= 400) record.errors = ['BAD_REQUEST'];
    send(response, result);
  };
}

function queryIn(body: unknown): string | null {
  const query = typeof body === 'object' && body !== null && 'query' in body ? body.query : null;
  return typeof query === 'string' ? query : null;
}

function headersOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}

/** Aborted when the connection closes before the answer is out. */
function hangUp(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new Error('the client hung up'));
  });
  return controller.signal;
}

function send(response: ServerResponse, { status = 200, headers, body }: HTTPGraphQLResponse): void {
  if (body.kind === 'chunked') throw new Error('the gateway sends whole answers only');
  for (const [name, value] of headers) response.setHeader(name, value);
  reply(response, status, headers.get('content-type') ?? 'application/json; charset=utf-8', body.string);
}
