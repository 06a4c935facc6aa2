/**
 * `npm run bench -- lists [--in <folder>]`: how long a match list takes through the whole graph: 20 startups with names,
 * parks and reasons, beside a query that asks one subgraph for one word, and beside itself (A/A). With --in the deals of
 * the folder are imported first. Client and server share the process, so the client's work is in every figure.
 */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startDatabase } from '#kit/postgres';
import { startSubgraphs } from '#subgraphs';
import { startGateway } from '../../gateway/gateway.ts';
import { readSettings } from '../../gateway/settings.ts';
import { mintToken } from '../../gateway/token.ts';

const ROOT = new URL('../../', import.meta.url);
const INVESTOR = { role: 'INVESTOR', organisationId: 'investor_demo-01', personId: null };
const LIST = {
  name: 'match list',
  body: bodyOf(readFileSync(new URL('schema/operations/11-my-match-list.graphql', ROOT), 'utf8')),
};
const ROWS = [
  { name: 'one word (baseline)', body: bodyOf('{ viewer { role } }') },
  LIST,
  { ...LIST, name: 'match list again (A/A)' },
];
const WARM_UP = 30;
const REQUESTS = 300;
const CONNECTIONS = [1, 16];

function bodyOf(query: string): string {
  return JSON.stringify({ query, variables: { investor: INVESTOR.organisationId } });
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;

/** Milliseconds of each request, smallest first. */
async function timed(send: () => Promise<void>, connections: number, requests: number): Promise<number[]> {
  const times: number[] = [];
  let left = requests;
  const connection = async () => {
    while (left-- > 0) {
      const started = performance.now();
      await send();
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return times.sort((a, b) => a - b);
}

function importFolder(folder: string, databaseUrl: string): void {
  execFileSync('npm', ['run', '-s', 'import', '--', folder, '--source', 'bench'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: 'inherit',
  });
}

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { in: { type: 'string' } } });
  const database = await startDatabase({ ephemeral: true });
  let statements = 0;
  const open = () =>
    startSubgraphs({
      databaseUrl: database.url,
      clock: () => new Date(),
      delivery: 'MANUAL',
      onStatement: () => void statements++,
    });
  if (values.in) {
    await (await open()).close();
    importFolder(values.in, database.url);
  }
  const subgraphs = await open();
  const settings = readSettings({ PORT: '0', LOG_LEVEL: 'silent' });
  let calls = 0;
  const gateway = await startGateway({
    settings,
    supergraphSdl: readFileSync(new URL('schema/supergraph.graphql', ROOT), 'utf8'),
    local: subgraphs.definitions,
    logger: pino({ level: 'silent' }),
    onRequest: (record) => {
      calls = Object.values(record.calls).reduce((sum, n) => sum + n, 0);
    },
  });
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await mintToken(INVESTOR, settings.jwtSecret)}`,
  };
  const send = async (body: string) => {
    const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
    const answer = (await response.json()) as { errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  };
  console.log(
    '                         connections   p50 ms   p99 ms   p50 against baseline   subgraph calls   SQL statements',
  );
  for (const connections of CONNECTIONS) {
    let baseline = 0;
    for (const { name, body } of ROWS) {
      await timed(() => send(body), connections, WARM_UP);
      statements = 0;
      await send(body);
      const sql = statements;
      const times = await timed(() => send(body), connections, REQUESTS);
      const p50 = quantile(times, 0.5);
      baseline ||= p50;
      const figures = [p50.toFixed(1), quantile(times, 0.99).toFixed(1)].map((text) => text.padStart(8));
      console.log(
        `${name.padEnd(24)}${String(connections).padStart(12)} ${figures.join(' ')}${(p50 / baseline).toFixed(2).padStart(23)}${String(calls).padStart(17)}${String(sql).padStart(17)}`,
      );
    }
  }
  await gateway.close(0);
  await subgraphs.close();
  await database.stop();
}
