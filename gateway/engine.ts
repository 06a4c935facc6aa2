import { ApolloGateway, type SupergraphSdlUpdateFunction } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { mustBeAllowed } from './access.ts';
import { isForClients, published } from './fault.ts';
import { type Limits, mustBeWithinDepth } from './limits.ts';
import type { Logger } from './logger.ts';
import { Refusal } from './refusal.ts';
import type { RequestContext } from './request.ts';
import { forbidTelemetry } from './settings.ts';
import { dataSource } from './source.ts';
import { readSupergraph, type Supergraph, SupergraphError } from './supergraph.ts';
import { mustBeStorable } from './text.ts';
import type { Transport } from './transport.ts';

export interface EngineOptions {
  readonly supergraph: Supergraph;
  readonly transportOf: (name: string, url: string) => Transport;
  readonly auth: boolean;
  readonly limits: Limits;
  readonly timeoutMs: number;
  readonly logger: Logger;
}

/** Apollo's planner and executor over one supergraph at a time. */
export interface Engine {
  readonly server: ApolloServer<RequestContext>;
  /** Serves another supergraph from now on. A bad one is refused and the present one stays. Throws `SupergraphError`. */
  reload(sdl: string): void;
}

/** Throws `SupergraphError` when Apollo refuses to load the supergraph. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  forbidTelemetry();
  const { timeoutMs, logger } = options;
  let current = options.supergraph;
  let update: SupergraphSdlUpdateFunction;
  const gateway = new ApolloGateway({
    supergraphSdl: async ({ update: given }) => {
      update = given;
      return { supergraphSdl: current.sdl };
    },
    buildService: ({ name, url = '' }) =>
      dataSource({ name, transport: options.transportOf(name, url), schema: () => current.schema, timeoutMs, logger }),
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    // Our own file was validated when it was composed; another's was not, as far as we know.
    validateSupergraph: !current.own,
    __exposeQueryPlanExperimental: false,
    logger: quiet(logger),
  });
  const server = apolloServer(gateway, options, () => current);
  await server.start().catch(cannotLoad);
  const reload = (sdl: string) => {
    const next = readSupergraph(sdl);
    if (next.own !== current.own) throw new SupergraphError('A reload may not exchange our own graph for another.');
    try {
      update(sdl);
    } catch (error) {
      cannotLoad(error);
    }
    current = next;
  };
  return { server, reload };
}

function cannotLoad(error: unknown): never {
  throw new SupergraphError(`The gateway cannot load this supergraph: ${(error as Error).message}`, { cause: error });
}

/** Apollo writes sentences; they are of interest when something is being looked for. */
function quiet(logger: Logger) {
  const debug = (message?: unknown) => logger.debug(String(message));
  return { debug, info: debug, warn: debug, error: (message?: unknown) => logger.warn(String(message)) };
}

function apolloServer(gateway: ApolloGateway, options: EngineOptions, current: () => Supergraph) {
  return new ApolloServer<RequestContext>({
    gateway,
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: published,
    logger: quiet(options.logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      guardAndNote(options, current),
    ],
  });
}

/** Refuses what this viewer may not ask, and notes for the log what was asked and answered. */
function guardAndNote(
  { auth, limits, logger }: EngineOptions,
  current: () => Supergraph,
): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => ({
      async didResolveOperation({ operation, document, request, contextValue }) {
        contextValue.record.operation = operation?.name?.value ?? null;
        if (!operation) throw noSuchOperation();
        if (operation.operation === 'subscription') throw noSubscriptions();
        const asked = { definition: operation, document, variables: request.variables ?? {} };
        mustBeWithinDepth(limits, asked.variables);
        if (auth) mustBeAllowed(asked, contextValue.viewer, current());
        if (current().own) mustBeStorable(asked);
      },
      async didEncounterErrors({ errors, contextValue: { requestId } }) {
        const unforeseen = errors.filter((error) => !isForClients(error, error.toJSON()));
        for (const err of unforeseen) logger.error({ requestId, err }, 'an error that is not for clients');
      },
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single') return;
        const { singleResult } = response.body;
        // An entity that does not exist leaves nulls that Apollo remarks on here; what is truly wrong is in `errors`.
        delete singleResult.extensions;
        contextValue.record.errors = (singleResult.errors ?? []).map(({ extensions }) => String(extensions?.code));
      },
    }),
  };
}

const noSuchOperation = () =>
  new Refusal(400, 'OPERATION_RESOLUTION_FAILURE', 'Say in operationName which operation of the document is meant.');
const noSubscriptions = () => new Refusal(400, 'SUBSCRIPTION_NOT_SUPPORTED', 'This graph serves no subscriptions.');
