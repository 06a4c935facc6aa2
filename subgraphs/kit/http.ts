import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { preferredLocale } from './accept-language.ts';
import type { Clock } from './context.ts';
import type { ErrorListener } from './error-listener.ts';
import { verify } from './signature.ts';
import type { QueryBody, SubgraphDefinition } from './start.ts';

const MAX_BODY_BYTES = 16_000_000;
/** The gateway has this long to send its request. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than the gateway's pool keeps a connection, so that none is closed as a request sets out on it. */
const KEEP_ALIVE_MS = 10_000;
const GRACE_MS = 10_000;

export interface ServeOptions {
  readonly definitions: ReadonlyMap<string, SubgraphDefinition>;
  readonly secret: string;
  readonly clock: Clock;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Told of requests that failed for another reason than the request itself. */
  readonly onError?: ErrorListener;
}

export interface ServedSubgraphs {
  /** name -> address, for the gateway's SUBGRAPH_URLS. */
  readonly urls: ReadonlyMap<string, string>;
  /** Takes no new connection, waits for the requests in flight up to `graceMs`, then closes what is left. */
  close(graceMs?: number): Promise<void>;
}

/** What is refused before a subgraph is asked; `message` is for the gateway's log. */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, 'PAYLOAD_TOO_LARGE', `A body may hold ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function queryIn(text: string): QueryBody {
  const body = parsed(text);
  if (typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'string')
    return body as QueryBody;
  throw new Refusal(400, 'BAD_REQUEST', 'The body must be a JSON object with a query.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The body is written out first: a value that JSON cannot carry must not leave half an answer. */
function reply(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}

async function answer(request: IncomingMessage, options: ServeOptions): Promise<object> {
  const definition = options.definitions.get((request.url ?? '').slice(1));
  if (!definition) throw new Refusal(404, 'NOT_FOUND', 'No such subgraph here.');
  const text = await bodyOf(request);
  const viewer = verify(request.headers, text, options.secret, options.clock());
  if (!viewer) throw new Refusal(401, 'UNSIGNED', 'Only a signed request of the gateway is answered.');
  const locale = preferredLocale(request.headers['accept-language']);
  const requestId = String(request.headers['x-request-id'] ?? '');
  return definition.query(queryIn(text), viewer, { locale, requestId });
}

async function serve(request: IncomingMessage, response: ServerResponse, options: ServeOptions): Promise<void> {
  try {
    reply(response, 200, await answer(request, options));
  } catch (error) {
    if (!(error instanceof Refusal)) options.onError?.(`answering ${request.url}`, error);
    const known = error instanceof Refusal ? error : new Refusal(500, 'INTERNAL', 'The subgraph could not answer.');
    // The rest of a body that is too large is not read.
    if (known.status === 413) response.setHeader('connection', 'close');
    const { status, code, message } = known;
    reply(response, status, { errors: [{ message, extensions: { code } }] });
  }
}

/**
 * Serves running subgraphs at `http://host:port/<name>`, to signed requests only.
 * @throws when the port cannot be had
 */
export async function serveSubgraphs(options: ServeOptions): Promise<ServedSubgraphs> {
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => {
      serve(request, response, options);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const urls = new Map([...options.definitions.keys()].map((name) => [name, `http://${host}:${port}/${name}`]));
  return { urls, close: (graceMs = GRACE_MS) => close(server, graceMs) };
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
