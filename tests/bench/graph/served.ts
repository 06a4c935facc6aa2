/** The whole graph on a database of its own, with a deals folder imported or as it is seeded, and a client in the same process. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { startDatabase } from '#kit/postgres';
import { startSubgraphs } from '#subgraphs';
import { startGateway } from '../../../gateway/gateway.ts';
import { readSettings } from '../../../gateway/settings.ts';
import { mintToken } from '../../../gateway/token.ts';

const ROOT = new URL('../../../', import.meta.url);
const INVESTOR = { role: 'INVESTOR', organisationId: 'investor_demo-01', personId: null };

const bodyOf = (query: string): string => JSON.stringify({ query, variables: { investor: INVESTOR.organisationId } });

/** Two questions of a signed-in investor: one that asks one subgraph for one word, and a list of 20 with names, parks and reasons. */
export const ONE_WORD = bodyOf('{ viewer { role } }');
export const MATCH_LIST = bodyOf(readFileSync(new URL('schema/operations/11-my-match-list.graphql', ROOT), 'utf8'));

export interface Served {
  /** @returns the answer's data; @throws when it has errors */
  send(body: string): Promise<object>;
  /** Subgraph calls and SQL statements of one question. */
  costOf(body: string): Promise<{ calls: number; statements: number }>;
  /** Until everything is learned. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

export async function serveGraph(folder: string | undefined): Promise<Served> {
  const database = await startDatabase({ ephemeral: true });
  const learned = Promise.withResolvers<void>();
  learned.promise.catch(() => undefined); // whoever waits for it is told
  let isLearning = false;
  const log = (line: string) => {
    isLearning ||= line.includes('learning from');
    if (line.endsWith('is learned')) learned.resolve();
  };
  const cost = { calls: 0, statements: 0 };
  const open = () =>
    startSubgraphs({
      databaseUrl: database.url,
      clock: () => new Date(),
      delivery: 'MANUAL',
      log,
      onStatement: () => void cost.statements++,
      onError: (doing, error) => {
        console.error(doing, error);
        learned.reject(error);
      },
    });
  if (folder !== undefined) {
    await (await open()).close();
    importFolder(folder, database.url);
  }
  const subgraphs = await open();
  const settings = readSettings({ PORT: '0', LOG_LEVEL: 'silent', SUBGRAPH_TIMEOUT_MS: '120000' });
  const gateway = await startGateway({
    settings,
    supergraphSdl: readFileSync(new URL('schema/supergraph.graphql', ROOT), 'utf8'),
    local: subgraphs.definitions,
    logger: pino({ level: 'silent' }),
    onRequest: ({ calls }) => {
      cost.calls = Object.values(calls).reduce((sum, n) => sum + n, 0);
    },
  });
  const authorization = `Bearer ${await mintToken(INVESTOR, settings.jwtSecret)}`;
  const headers = { 'content-type': 'application/json', authorization };
  const send = async (body: string) => {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = (await response.json()) as { data: object; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    send,
    costOf: async (body) => {
      cost.statements = 0;
      await send(body);
      return { ...cost };
    },
    warm: async () => {
      await subgraphs.warm();
      if (isLearning) await learned.promise;
    },
    close: async () => {
      await gateway.close(0);
      await subgraphs.close();
      await database.stop();
    },
  };
}

function importFolder(folder: string, databaseUrl: string): void {
  execFileSync('npm', ['run', '-s', 'import', '--', folder, '--source', 'bench'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: 'inherit',
  });
}
