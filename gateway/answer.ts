import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Fault, faultOf, INTERNAL } from './fault.ts';
import { lostPaths, type Path, representationsOf } from './fetch.ts';
import { entityPlaces } from './places.ts';
import { type Mismatch, mismatches } from './shape.ts';
import type { Call } from './source.ts';
import { type SubgraphAnswer, SubgraphFailure } from './transport.ts';

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** What the executor gets of a subgraph's answer: data that keeps to the schema, and errors that a client may see. */
export function settled(call: Call, { data, errors = [] }: SubgraphAnswer): Answer {
  const answered = errors.flatMap((error) => placed(call, faultFor(call, error), usable(call, error.path)));
  if (!data || (answered.length > 0 && data._entities === null)) return { errors: answered };
  if (!representationsOf(call.fetch)) Object.assign(call.context.tree, data);
  const wrong = wrongIn(call, data as Record<string, unknown>);
  // A null beside an error is what the error is about, not a second one.
  const reported = answered.length > 0 ? wrong.filter(({ missing }) => !missing) : wrong;
  if (reported.length > 0) note(call, 'a subgraph broke its schema', reported);
  return { data, errors: [...answered, ...reported.flatMap((each) => placed(call, ofShape(each), each.path))] };
}

/** What the executor gets when nothing usable came back. */
export function failed(call: Call, error: unknown): Answer {
  const failure = error instanceof SubgraphFailure ? error : new SubgraphFailure('SUBGRAPH_UNAVAILABLE', error);
  note(call, failure.code, failure.cause);
  return { errors: placed(call, failure) };
}

/** In this process graphql-js has held the values against the schema already. */
function wrongIn({ source: { transport, schema }, fetch }: Call, data: Record<string, unknown>): Mismatch[] {
  return transport.remote ? mismatches(schema(), fetch, data) : [];
}

const ofShape = ({ message }: Mismatch): Fault => ({ code: 'SUBGRAPH_INVALID_RESPONSE', message });

function faultFor(call: Call, error: GraphQLError | GraphQLFormattedError): Fault {
  const formatted = error instanceof GraphQLError ? error.toJSON() : error;
  const fault = faultOf(formatted, call.source.transport);
  if (!fault) note(call, 'a subgraph answered an error that is not for clients', error);
  return fault ?? INTERNAL;
}

/** A path that leads somewhere; `['_entities']` alone says no more than that the fetch failed. */
function usable({ fetch }: Call, path: unknown): Path | undefined {
  if (!Array.isArray(path) || path.length === 0) return undefined;
  return representationsOf(fetch) && typeof path[1] !== 'number' ? undefined : path;
}

/** An error without a path concerns the whole fetch: it is told at each place that stays empty. */
function placed(call: Call, { message, code }: Fault, path?: Path): GraphQLFormattedError[] {
  const inAnswer = placeInAnswer(call);
  return (path ? [path] : lostPaths(call.fetch)).map((each) => {
    const at = inAnswer(each);
    return { message, path: each, extensions: { code, service: call.source.name, ...(at && { at }) } };
  });
}

/** From a path in the answer to one fetch (`['_entities', 3, 'name']`) to one in the client's; null when Apollo's count must do. */
function placeInAnswer({ context, fetch }: Call): (path: Path) => Path | null {
  const entities = representationsOf(fetch);
  const places = entities && entityPlaces(context.tree, fetch.steps, entities);
  return ([, index, ...rest]) => {
    const place = places?.[Number(index)];
    return place ? [...place, ...rest] : null;
  };
}

function note({ source: { name, logger }, context: { requestId } }: Call, what: string, err: unknown): void {
  logger.warn({ requestId, service: name, err }, what);
}
