import 'reflect-metadata';
import { parseArgs } from 'node:util';
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

/**
 * Runs the named subgraphs of this house over HTTP, for a gateway in another process:
 * `npm run serve -- startups investors --port 4101`. All of them when none is named.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '4101' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  const log = (line: string) => console.log(line);
  const clock = () => new Date();
  const database = await startDatabase({ log });
  const names = positionals.length > 0 ? { names: positionals } : {};
  const running = await startSubgraphs({ databaseUrl: database.url, clock, log, ...names });
  const served = await serveSubgraphs({
    definitions: running.definitions,
    secret: secretFor(values.host),
    clock,
    host: values.host,
    port: Number(values.port),
  });
  log(`SUBGRAPH_URLS=${[...served.urls].map(([name, url]) => `${name}=${url}`).join(',')}`);
  const stop = async () => {
    await served.close();
    await running.close();
    await database.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

await main();
