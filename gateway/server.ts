import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Logger } from './logger.ts';
import { Refusal } from './refusal.ts';
import { methodNotAllowed, replyError, replyJson } from './reply.ts';
import type { RequestRecord } from './request.ts';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  readonly graphql: (request: IncomingMessage, response: ServerResponse, record: RequestRecord) => Promise<void>;
  readonly explorer: (request: IncomingMessage, response: ServerResponse, pathname: string) => Promise<boolean>;
  /** Told of each GraphQL request once it is answered; the same is logged. */
  readonly onRequest?: ((record: RequestRecord) => void) | undefined;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new connection, waits for the requests in flight up to `graceMs`, then closes what is left. */
  stop(graceMs: number): Promise<void>;
}

/** A client has this long to send its request (milliseconds). */
const REQUEST_TIMEOUT = 30_000;

/** Our own HTTP in front of GraphQL: every error is JSON, every answer names its request. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  let stopping = false;
  const inFlight = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT }, (request, response) => {
    if (stopping) response.setHeader('connection', 'close');
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
    answer(options, request, response, () => !stopping);
  });
  server.on('clientError', (_error, socket) => refuseGarbage(socket as Socket));
  await listen(server, options.host, options.port);
  const stop = async (graceMs: number) => {
    stopping = true;
    // Else the client holds its connection open for seconds after the last answer.
    for (const response of inFlight) if (!response.headersSent) response.setHeader('connection', 'close');
    await close(server, graceMs);
  };
  return { url: urlOf(options.host, server), stop };
}

async function answer(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  isReady: () => boolean,
) {
  const record = newRecord();
  const started = performance.now();
  response.setHeader('x-request-id', record.requestId);
  response.setHeader('x-content-type-options', 'nosniff');
  response.once('close', () => {
    record.status = response.statusCode;
    record.ms = Math.round((performance.now() - started) * 10) / 10;
  });
  try {
    await route(options, request, response, record, isReady);
  } catch (error) {
    if (!(error instanceof Refusal))
      options.logger.error({ requestId: record.requestId, err: error }, 'a request failed');
    record.errors = [response.headersSent ? 'INTERNAL' : replyError(response, error)];
    if (!response.writableEnded) response.destroy();
  }
}

async function route(
  options: ServerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  record: RequestRecord,
  isReady: () => boolean,
) {
  const pathname = pathOf(request);
  if (pathname === '/graphql') {
    response.once('close', () => noted(options, record));
    return options.graphql(request, response, record);
  }
  if (pathname === '/health' || pathname === '/ready')
    return probe(request, response, pathname === '/health' || isReady());
  if (await options.explorer(request, response, pathname)) return;
  throw new Refusal(404, 'NOT_FOUND', 'There is nothing here. The graph is at /graphql, its explorer at /.');
}

/** `/health`: the process lives. `/ready`: it takes requests, which it stops doing before it ends. */
function probe(request: IncomingMessage, response: ServerResponse, good: boolean): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed(response, 'GET, HEAD');
  replyJson(response, good ? 200 : 503, { status: good ? 'ok' : 'stopping' });
}

function noted({ logger, onRequest }: ServerOptions, record: RequestRecord): void {
  logger.info(record, 'request');
  onRequest?.(record);
}

function newRecord(): RequestRecord {
  return { requestId: randomUUID(), operation: null, role: null, status: 0, ms: 0, calls: {}, errors: [] };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  if (!URL.canParse(url, 'http://gateway')) throw new Refusal(400, 'BAD_REQUEST', 'The address cannot be read.');
  return new URL(url, 'http://gateway').pathname;
}

/** What is not HTTP, or came too slowly, is answered all the same, and in JSON. */
function refuseGarbage(socket: Socket): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ errors: [{ message: 'This is not HTTP.', extensions: { code: 'BAD_REQUEST' } }] });
  socket.end(
    `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

function urlOf(host: string, server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
