import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import type { TestContext } from 'vitest';
import { type Gateway, type GatewayOptions, startGateway } from '../../gateway/gateway.ts';
import type { LocalSubgraph } from '../../gateway/local.ts';
import { createLogger } from '../../gateway/logger.ts';
import type { RequestRecord } from '../../gateway/request.ts';
import { readSettings } from '../../gateway/settings.ts';
import type { AnswerData } from '../harness/answer.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@composeDirective"])`;

export const ACCESS = `extend schema
  @link(url: "https://alliance-graph.example/access/v1.0", import: ["@access"])
  @composeDirective(name: "@access")
directive @access(to: [String!]!, own: [String!]) on OBJECT | FIELD_DEFINITION
`;

/** The test that this belongs to: what it starts is closed when it ends. */
export type World = Pick<TestContext, 'onTestFinished'>;

/** Each test's resolvers have parents and arguments of their own. */
type Resolvers = Record<string, Record<string, (...args: never[]) => unknown>>;

/** A subgraph in this process, as the kit would give it. `seen` holds what it was asked. */
export interface FakeSubgraph extends LocalSubgraph {
  readonly schema: GraphQLSchema;
  readonly seen: Parameters<LocalSubgraph['query']>[];
}

export function fakeSubgraph(sdl: string, resolvers: Resolvers): FakeSubgraph {
  const schema = buildSubgraphSchema([{ typeDefs: parse(`${LINK}\n${sdl}`), resolvers: resolvers as never }]);
  const seen: FakeSubgraph['seen'] = [];
  return {
    schema,
    seen,
    query(body, viewer, extra) {
      seen.push([body, viewer, extra]);
      const { query, variables, operationName } = body;
      return graphql({ schema, source: query, variableValues: variables, operationName, contextValue: { viewer } });
    },
  };
}

/** Composes a supergraph; addresses are placeholders unless given. */
export function compose(sdls: Record<string, string>, urls: Record<string, string> = {}): string {
  const services = Object.entries(sdls).map(([name, sdl]) => ({
    name,
    url: urls[name] ?? `subgraph:${name}`,
    typeDefs: parse(`${LINK}\n${sdl}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>;

/** A subgraph over HTTP that answers as the test likes. Returns its address. */
export async function fakeHttp({ onTestFinished }: World, handler: Handler): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    await handler(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** Answers each request with this JSON. */
export const answering =
  (answer: unknown, status = 200): Handler =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

/** Serves a subgraph of this process over HTTP, unsigned, as a stranger's would be. */
export const serving =
  (subgraph: FakeSubgraph): Handler =>
  async (_request, response, body) => {
    const answer = await subgraph.query(JSON.parse(body), { role: 'PUBLIC', organisationId: null, personId: null });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

export interface TestGateway extends Gateway {
  readonly records: RequestRecord[];
  ask(query: string, options?: AskOptions): Promise<Asked>;
}

export interface AskOptions {
  readonly variables?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
  readonly operationName?: string;
}

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly data: AnswerData;
  readonly errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  readonly text: string;
}

export const quiet = createLogger('silent');

/** A gateway on a free port, closed when the test ends. */
export async function gatewayOver(
  { onTestFinished }: World,
  environment: Record<string, string>,
  options: Omit<GatewayOptions, 'settings' | 'logger'> & Partial<GatewayOptions>,
): Promise<TestGateway> {
  const records: RequestRecord[] = [];
  // A busy machine is not a hung subgraph: only a test about deadlines sets a short one.
  const settings = readSettings({ PORT: '0', SUBGRAPH_TIMEOUT_MS: '100000', ...environment });
  const onRequest = (record: RequestRecord) => void records.push(record);
  const gateway = await startGateway({ settings, logger: quiet, onRequest, ...options });
  onTestFinished(() => gateway.close(0));
  return { ...gateway, records, ask: (query, how) => ask(gateway.url, query, how) };
}

export async function ask(url: string, query: string, { headers, ...rest }: AskOptions = {}): Promise<Asked> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, ...rest }),
  });
  return asked(response);
}

export async function asked(response: Response): Promise<Asked> {
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text);
  return { status: response.status, headers: response.headers, data, errors, text };
}

/** Waits until the gateway has noted this many requests: a record is complete a moment after its answer arrives. */
export async function noted({ records }: TestGateway, count: number): Promise<RequestRecord[]> {
  while (records.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  return records;
}
