import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { Clock, Context, RequestExtra } from './context.ts';
import { Dispatcher } from './dispatcher.ts';
import { type ErrorListener, IGNORE_ERRORS } from './error-listener.ts';
import { newId } from './id.ts';
import { openOrm, type StatementListener } from './orm.ts';
import { buildSchema } from './schema.ts';
import type { Subgraph } from './subgraph.ts';
import type { Viewer } from './viewer.ts';

export interface QueryBody {
  readonly query: string;
  readonly variables?: Record<string, unknown> | undefined;
  readonly operationName?: string | undefined;
}

/** A subgraph at work: what the gateway's data source asks, in this process or over HTTP. */
export interface SubgraphDefinition {
  readonly name: string;
  readonly schema: GraphQLSchema;
  context(viewer: Viewer, extra?: RequestExtra): Context;
  query(body: QueryBody, viewer: Viewer, extra?: RequestExtra): Promise<ExecutionResult>;
}

export interface RunningSubgraph extends SubgraphDefinition {
  readonly orm: MikroORM;
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

export interface StartOptions {
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly onStatement?: StatementListener | undefined;
  readonly log?: ((line: string) => void) | undefined;
  /** Told of each event that a handler could not take, and of other work that failed beside the requests. */
  readonly onError?: ErrorListener | undefined;
}

const KNOWN_DOCUMENTS = 500;

/** Parses and validates each text once; the gateway sends the same few texts over and over. */
function documents(schema: GraphQLSchema): (text: string) => DocumentNode | readonly GraphQLError[] {
  const known = new Map<string, DocumentNode>();
  return (text) => {
    const seen = known.get(text);
    if (seen) return seen;
    const document = parse(text, { maxTokens: 15_000 });
    const errors = validate(schema, document);
    if (errors.length > 0) return errors;
    if (known.size >= KNOWN_DOCUMENTS) known.delete(known.keys().next().value!);
    known.set(text, document);
    return document;
  };
}

const asErrors = (errors: readonly GraphQLError[]): ExecutionResult => ({
  errors: errors.map(
    (e) => new GraphQLError(e.message, { originalError: e, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
  ),
});

/** Opens subgraphs, all or none: when one fails to start, those beside it are closed before it is told. */
export async function startAllOrNone(
  subgraphs: readonly Subgraph[],
  options: StartOptions,
): Promise<readonly RunningSubgraph[]> {
  const starts = await Promise.allSettled(subgraphs.map((subgraph) => startSubgraph(subgraph, options)));
  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const failed = starts.find((start) => start.status === 'rejected');
  if (!failed) return running;
  await Promise.all(running.map((one) => one.close()));
  throw failed.reason;
}

/** Opens a subgraph on a database that is migrated already. */
export async function startSubgraph(subgraph: Subgraph, options: StartOptions): Promise<RunningSubgraph> {
  const { schema } = buildSchema(subgraph);
  const orm = await openOrm(subgraph, options.databaseUrl, options.onStatement);
  const { log, onError = IGNORE_ERRORS } = options;
  const end = subgraph.open?.(orm.em, { log: (line) => log?.(`${subgraph.name}: ${line}`), onError });
  const document = documents(schema);
  const context = (viewer: Viewer, extra: RequestExtra = {}): Context => {
    const em = orm.em.fork();
    const { clock } = options;
    return {
      em,
      viewer,
      loaders: subgraph.loaders(em, clock),
      clock,
      newId,
      locale: extra.locale ?? 'en',
      requestId: extra.requestId ?? '',
    };
  };
  const query = async (
    { query: text, variables, operationName }: QueryBody,
    viewer: Viewer,
    extra?: RequestExtra,
  ): Promise<ExecutionResult> => {
    try {
      const found = document(text);
      if (Array.isArray(found)) return asErrors(found);
      return await execute({
        schema,
        document: found as DocumentNode,
        variableValues: variables,
        operationName,
        contextValue: context(viewer, extra),
      });
    } catch (error) {
      if (error instanceof GraphQLError) return asErrors([error]);
      throw error;
    }
  };
  return {
    name: subgraph.name,
    schema,
    orm,
    context,
    query,
    dispatcher: new Dispatcher(subgraph, orm, options.clock, options.onError),
    close: async () => {
      await end?.();
      await orm.close(true);
    },
  };
}
