import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from './context.ts';
import { preferredLocale } from './locale.ts';
import { verify } from './signature.ts';
import type { QueryBody, SubgraphDefinition } from './start.ts';

const MAX_BODY_BYTES = 16_000_000;

export interface ServeOptions {
  readonly definitions: ReadonlyMap<string, SubgraphDefinition>;
  readonly secret: string;
  readonly clock: Clock;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

export interface ServedSubgraphs {
  /** name -> address, for the gateway's SUBGRAPH_URLS. */
  readonly urls: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new RangeError('body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const refusal = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

async function answer(request: IncomingMessage, response: ServerResponse, options: ServeOptions): Promise<void> {
  const definition = options.definitions.get((request.url ?? '').slice(1));
  if (!definition) return reply(response, 404, refusal('NOT_FOUND', 'No such subgraph here.'));
  const text = await bodyOf(request);
  const viewer = verify(request.headers, text, options.secret, options.clock());
  if (!viewer) return reply(response, 401, refusal('UNSIGNED', 'Only a signed request of the gateway is answered.'));
  const body = JSON.parse(text) as QueryBody;
  const requestId = String(request.headers['x-request-id'] ?? '');
  reply(
    response,
    200,
    await definition.query(body, viewer, { locale: preferredLocale(request.headers['accept-language']), requestId }),
  );
}

/** Serves running subgraphs at `http://host:port/<name>`, to signed requests only. */
export async function serveSubgraphs(options: ServeOptions): Promise<ServedSubgraphs> {
  const server: Server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      const status = error instanceof SyntaxError ? 400 : error instanceof RangeError ? 413 : 500;
      reply(response, status, refusal('INTERNAL', 'The subgraph could not answer.'));
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port, options.host, resolve));
  const { port } = server.address() as AddressInfo;
  const urls = new Map([...options.definitions.keys()].map((name) => [name, `http://${options.host}:${port}/${name}`]));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
    });
  return { urls, close };
}
