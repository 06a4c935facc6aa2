import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { ErrorListener } from '#kit/error-listener';
import { serveSubgraphs } from '#kit/http';
import { startDatabase } from '#kit/postgres';
import { settings } from '#kit/settings';
import { DEVELOPMENT_SECRET } from '#kit/signature';
import { startSubgraphs } from '#subgraphs';

/** The development secret serves this machine only. */
function secretFor(host: string): string {
  if (settings.subgraphSecret) return settings.subgraphSecret;
  if (['127.0.0.1', '::1', 'localhost'].includes(host)) return DEVELOPMENT_SECRET;
  throw new Error('SUBGRAPH_SECRET must be set: --host is reachable from other machines');
}

const log = (line: string): void => console.log(line);
const clock = (): Date => new Date();
const onError: ErrorListener = (doing, error) => console.error(`${doing}:`, error);

/** What was started, to be stopped in the opposite order. */
const stops: (() => Promise<void>)[] = [];

async function stop(code: number): Promise<void> {
  for (const each of stops.splice(0).reverse()) await each().catch((error) => onError('stopping', error));
  process.exit(code);
}

/**
 * Runs the named subgraphs of this house over HTTP, for a gateway in another process:
 * `npm run serve -- startups investors --port 4101`. All of them when none is named.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4101' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  const [host, port, secret] = [values.host, Number(values.port), secretFor(values.host)];
  const database = await startDatabase({ log });
  stops.push(() => database.stop());
  const names = positionals.length > 0 ? { names: positionals } : {};
  const running = await startSubgraphs({ databaseUrl: database.url, clock, log, onError, ...names });
  stops.push(() => running.close());
  const served = await serveSubgraphs({ definitions: running.definitions, secret, clock, host, port, onError });
  stops.push(() => served.close());
  log(`SUBGRAPH_URLS=${[...served.urls].map(([name, url]) => `${name}=${url}`).join(',')}`);
  await running.warm();
}

process.once('SIGINT', () => stop(0)).once('SIGTERM', () => stop(0));
main().catch((error: Error) => {
  console.error(`${error.name}: ${error.message}`);
  stop(1);
});
