import { readFile } from 'node:fs/promises';
import type { RunningSubgraphs } from '#subgraphs';
import type { Gateway } from './gateway.ts';
import { introduce } from './introduction.ts';
import type { LocalSubgraph } from './local.ts';
import { createLogger, type Logger } from './logger.ts';
import { mustAskWho, type Settings, settingsOfThisProcess } from './settings.ts';
import { isPlaceholder, readSupergraph, type Supergraph } from './supergraph.ts';

/** What was started, to be stopped in the opposite order. */
const stops: (() => Promise<void>)[] = [];

const say = (line: string): void => console.log(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${line}`);

async function main(): Promise<void> {
  const settings = settingsOfThisProcess();
  const supergraphSdl = await readFile(settings.supergraphPath, 'utf8');
  const supergraph = readSupergraph(supergraphSdl);
  mustAskWho(settings, supergraph);
  say(`supergraph: ${supergraph.subgraphs.size} subgraphs in ${settings.supergraphPath}`);
  const logger = createLogger(settings.logLevel);
  // The database comes up in a process of its own while the code of the subgraphs and of Apollo is read here.
  const starting = startLocal(namesHere(supergraph, settings), logger);
  const [{ startGateway }, running] = await Promise.all([import('./gateway.ts'), starting]);
  const local: ReadonlyMap<string, LocalSubgraph> = running?.definitions ?? new Map();
  const gateway = await startGateway({ settings, supergraphSdl, local, logger });
  stops.push(() => gateway.close());
  process.on('SIGHUP', () => reload(gateway, settings));
  say(`gateway: ready at ${gateway.url}/graphql, explorer at ${gateway.url}/`);
  // Whoever asks meanwhile shares the work.
  await running?.warm();
  if (supergraph.own && local.size > 0) await introduce(gateway.url, settings);
  say('started; Ctrl-C stops everything');
}

/** Subgraphs of our own that nobody said run elsewhere. */
function namesHere({ subgraphs }: Supergraph, { subgraphUrls }: Settings): string[] {
  const ours = [...subgraphs].filter(([name, url]) => isPlaceholder(url) && !subgraphUrls.has(name));
  return ours.map(([name]) => name);
}

/** Starts PostgreSQL and the subgraphs on it. A gateway alone needs neither. */
async function startLocal(names: readonly string[], logger: Logger): Promise<RunningSubgraphs | null> {
  if (names.length === 0) return null;
  const { startDatabase } = await import('#kit/postgres');
  const starting = startDatabase({ log: say }).then((database) => {
    stops.push(() => database.stop());
    return database;
  });
  const [database, { startSubgraphs }] = await Promise.all([starting, import('#subgraphs')]);
  const subgraphs = await startSubgraphs({
    databaseUrl: database.url,
    names,
    log: say,
    clock: () => new Date(),
    onError: (doing, err) => logger.error({ err }, doing),
  });
  stops.push(() => subgraphs.close());
  say(`subgraphs: ${[...subgraphs.definitions.keys()].join(', ')}`);
  return subgraphs;
}

async function reload(gateway: Gateway, { supergraphPath }: Settings): Promise<void> {
  try {
    gateway.reload(await readFile(supergraphPath, 'utf8'));
    say('supergraph: read again');
  } catch (error) {
    say(`supergraph: kept as it was. ${(error as Error).message}`);
  }
}

let stopping: Promise<void> | null = null;

/** A second signal does not wait. */
async function stop(code: number): Promise<void> {
  if (stopping) process.exit(code || 1);
  stopping = (async () => {
    for (const each of stops.reverse()) await each().catch((error: Error) => say(`while stopping: ${error.message}`));
  })();
  await stopping;
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    say('stopping');
    stop(0);
  });
}

main().catch((error: Error) => {
  console.error(`\n${error.name}: ${error.message}`);
  stop(1);
});
