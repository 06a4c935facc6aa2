import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { serveSubgraphs } from '#kit/http';
import { sign } from '#kit/signature';
import { PUBLIC_VIEWER, type Viewer } from '#kit/viewer';
import { startSubgraphs } from '#subgraphs';
import { startGateway } from '../../gateway/gateway.ts';
import { readSettings } from '../../gateway/settings.ts';
import { mintToken } from '../../gateway/token.ts';
import type { AnswerData } from './answer.ts';
import { freshDatabase } from './database.ts';

/** Tests live at this moment. */
export const NOW = new Date('2026-11-23T00:00:00Z');
export const clock = (): Date => NOW;
export const SECRET = 'a secret of the test ground, thirty-two bytes or more';
/** The discard port: closed everywhere. */
const NOWHERE = 'http://127.0.0.1:9/';
const ROOT = new URL('../../', import.meta.url);

/** Both ways to run the same code: subgraphs in the gateway's process, or behind HTTP. */
export const TOPOLOGIES = ['in one process', 'over HTTP'] as const;
export type Topology = (typeof TOPOLOGIES)[number];

export interface Answer {
  readonly data: AnswerData;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  /** Subgraph -> how many calls the gateway made for this operation. */
  readonly calls: Readonly<Record<string, number>>;
  /** How many SQL statements all subgraphs ran for it. */
  readonly statements: number;
  readonly status: number;
}

export interface Graph {
  readonly url: string;
  readonly databaseUrl: string;
  query(
    text: string,
    variables?: Record<string, unknown>,
    viewer?: Viewer,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Runs a file of schema/operations. */
  operation(
    name: string,
    variables?: Record<string, unknown>,
    viewer?: Viewer,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Asks one subgraph past the gateway, `_entities` and all, as the gateway would: signed when it is behind HTTP. */
  ask(subgraph: string, text: string, viewer?: Viewer): Promise<Pick<Answer, 'data' | 'errors'>>;
  /** Where each subgraph listens; none does in one process. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
  settle(): Promise<void>;
}

/** All subgraphs, migrated, seeded, with every event delivered: built once a run, copied for each test file. */
const SEEDED = {
  name: 'seeded',
  build: async (databaseUrl: string) => {
    const running = await startSubgraphs({ databaseUrl, clock, delivery: 'MANUAL' });
    await running.close();
  },
};

export const seededDatabase = (): Promise<string> => freshDatabase({ template: SEEDED });

/** A whole graph on a database of its own; it stops when the test file ends. Run its queries one after another: they are counted. Nobody listens where a `dead` subgraph should be. */
export async function startGraph(topology: Topology = 'in one process', dead: readonly string[] = []): Promise<Graph> {
  let statements = 0;
  const databaseUrl = await seededDatabase();
  const running = await startSubgraphs({
    databaseUrl,
    clock,
    delivery: 'MANUAL',
    onStatement: () => {
      statements += 1;
    },
  });
  const served =
    topology === 'over HTTP'
      ? await serveSubgraphs({
          definitions: running.definitions,
          secret: SECRET,
          clock: () => new Date(),
          host: '127.0.0.1',
          port: 0,
        })
      : null;
  const records = new Map<string, PromiseWithResolvers<Answer['calls']>>();
  /** The record of a request completes just after its answer. */
  const recordOf = (requestId: string) => {
    const record = records.get(requestId) ?? Promise.withResolvers<Answer['calls']>();
    records.set(requestId, record);
    return record;
  };
  const settings = readSettings({
    PORT: '0',
    JWT_SECRET: SECRET,
    SUBGRAPH_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    SUBGRAPH_TIMEOUT_MS: '100000',
    SUBGRAPH_URLS: [...(served?.urls ?? []), ...dead.map((name) => [name, NOWHERE])]
      .map((pair) => pair.join('='))
      .join(),
  });
  const gateway = await startGateway({
    settings,
    supergraphSdl: readFileSync(new URL('schema/supergraph.graphql', ROOT), 'utf8'),
    local: served ? new Map() : running.definitions,
    logger: pino({ level: 'silent' }),
    onRequest: ({ requestId, calls }) => recordOf(requestId).resolve(calls),
  });
  afterAll(async () => {
    await gateway.close(0);
    await served?.close();
    await running.close();
  });

  const query: Graph['query'] = async (text, variables = {}, viewer = PUBLIC_VIEWER, headers = {}) => {
    const token = viewer.role === 'PUBLIC' ? {} : { authorization: `Bearer ${await mintToken(viewer, SECRET)}` };
    statements = 0;
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...token, ...headers },
      body: JSON.stringify({ query: text, variables }),
    });
    const body = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
    const calls = await recordOf(response.headers.get('x-request-id')!).promise;
    return { ...body, status: response.status, statements, calls };
  };
  const ask: Graph['ask'] = async (subgraph, text, viewer = PUBLIC_VIEWER) => {
    const body = { query: text };
    if (!served)
      return JSON.parse(JSON.stringify(await running.definitions.get(subgraph)!.query(body, viewer))) as Answer;
    const sent = JSON.stringify(body);
    const signed = sign(viewer, sent, SECRET, new Date());
    const response = await fetch(served.urls.get(subgraph)!, { method: 'POST', headers: signed, body: sent });
    return (await response.json()) as Answer;
  };
  return {
    url: gateway.url,
    databaseUrl,
    query,
    ask,
    subgraphUrls: served?.urls ?? new Map(),
    operation: (name, ...rest) =>
      query(readFileSync(new URL(`schema/operations/${name}.graphql`, ROOT), 'utf8'), ...rest),
    settle: () => running.settle(),
  };
}
