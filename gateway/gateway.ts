import { startEngine } from './engine.ts';
import { explorerRoute } from './explorer.ts';
import { graphqlRoute } from './graphql.ts';
import { type LocalSubgraph, localTransport } from './local.ts';
import type { Logger } from './logger.ts';
import { remoteTransport } from './remote.ts';
import type { RequestRecord } from './request.ts';
import { startServer } from './server.ts';
import { mustAskWho, type Settings } from './settings.ts';
import { isPlaceholder, readSupergraph, SupergraphError } from './supergraph.ts';
import type { Transport } from './transport.ts';
import { authenticator } from './viewer.ts';

export interface GatewayOptions {
  readonly settings: Settings;
  readonly supergraphSdl: string;
  /** Subgraphs that run in this process, by name. */
  readonly local?: ReadonlyMap<string, LocalSubgraph>;
  readonly logger: Logger;
  /** Folder of saved operations for the explorer. */
  readonly operations?: string;
  readonly onRequest?: (record: RequestRecord) => void;
}

export interface Gateway {
  /** Base address: GraphQL is at `/graphql` below it. */
  readonly url: string;
  /** How many times each subgraph was asked since the start. */
  readonly fetches: Readonly<Record<string, number>>;
  /** Serves another supergraph from the next request on; a bad one is refused with `SupergraphError` and changes nothing. */
  reload(sdl: string): void;
  /** Finishes the requests in flight, up to `graceMs`, and closes. */
  close(graceMs?: number): Promise<void>;
}

const GRACE_MS = 10_000;

/**
 * Serves a supergraph over HTTP.
 * @throws SupergraphError when the supergraph cannot be loaded, or a subgraph of it has no address
 * @throws SettingError when the settings do not suit this supergraph
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { settings, logger } = options;
  const supergraph = readSupergraph(options.supergraphSdl);
  mustAskWho(settings, supergraph);
  const transports: Transport[] = [];
  const transportOf = (name: string, url: string) => {
    const transport = chooseTransport(options, name, url);
    transports.push(transport);
    return transport;
  };
  const { auth, limits, subgraphTimeoutMs: timeoutMs } = settings;
  const engine = await startEngine({ supergraph, transportOf, auth, limits, timeoutMs, logger });
  const fetches: Record<string, number> = {};
  const server = await startServer({
    ...settings,
    logger,
    graphql: graphqlRoute({ ...settings, server: engine.server, authenticate: authenticator(settings) }),
    explorer: explorerRoute(options.operations ?? 'schema/operations'),
    onRequest: (record) => {
      for (const [name, calls] of Object.entries(record.calls)) fetches[name] = (fetches[name] ?? 0) + calls;
      options.onRequest?.(record);
    },
  });
  const close = async (graceMs = GRACE_MS) => {
    await server.stop(graceMs);
    await engine.server.stop();
    await Promise.all(transports.map((transport) => transport.close()));
  };
  return { url: server.url, fetches, reload: engine.reload, close };
}

/** An address that was set comes first, then this process, then the address that the supergraph names. */
function chooseTransport({ settings, local }: GatewayOptions, name: string, url: string): Transport {
  const secret = isPlaceholder(url) ? settings.subgraphSecret : null;
  const set = settings.subgraphUrls.get(name);
  if (set) return remoteTransport(set, secret);
  const subgraph = local?.get(name);
  if (subgraph) return localTransport(subgraph);
  if (URL.canParse(url) && /^https?:/.test(url)) return remoteTransport(url, secret);
  throw new SupergraphError(`Subgraph ${name} is not in this process, and has no address: set SUBGRAPH_URLS.`);
}
