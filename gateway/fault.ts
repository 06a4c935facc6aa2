import type { GraphQLFormattedError } from 'graphql';
import { Refusal } from './refusal.ts';
import type { Transport } from './transport.ts';

/** An error as a client may see it: a sentence and a stable code, nothing of how the graph is built. */
export interface Fault {
  readonly message: string;
  readonly code: string;
}

export const INTERNAL: Fault = { code: 'INTERNAL', message: 'Something went wrong inside the graph.' };

/** Codes whose messages any subgraph may address to the client. */
const FOR_CLIENTS = new Set([
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
]);

/** Codes of the server itself, for requests that are not as they should be. */
const OF_THE_SERVER = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What graphql-js says, without a code, of a value that a scalar of the subgraph does not take. */
const OF_A_VALUE = /^(Variable "\$|Argument "|Expected value of type )/;

/** What a client may see of an error that a subgraph answered; null when it may see nothing. */
export function faultOf(error: GraphQLFormattedError, { trusted }: Pick<Transport, 'trusted'>): Fault | null {
  const { message } = error;
  const code = error.extensions?.code;
  if (OF_A_VALUE.test(message)) return { code: 'BAD_USER_INPUT', message };
  if (typeof code !== 'string' || typeof message !== 'string') return null;
  const meant = trusted ? isOwnCode(code) : FOR_CLIENTS.has(code);
  return meant ? { code, message } : null;
}

/** Our subgraphs give a code to each failure that they foresee; the words that stand for the rest are not such codes. */
const isOwnCode = (code: string): boolean =>
  /^[A-Z][A-Z0-9_]*$/.test(code) && !code.startsWith('INTERNAL') && !code.startsWith('GRAPHQL_');

/** Whether this error was written for clients, by a data source or by the server. */
export function isForClients(error: unknown, { extensions }: GraphQLFormattedError): boolean {
  if (error instanceof Refusal || typeof extensions?.service === 'string') return true;
  return OF_THE_SERVER.has(String(extensions?.code));
}

/** The last look at every error before it leaves: what is not known to be for clients is masked. */
export function published(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { message, locations, extensions } = formatted;
  // A data source that knows where an entity stands says so here; see places.ts.
  const path = (extensions?.at as GraphQLFormattedError['path']) ?? formatted.path;
  const place = { ...(locations && { locations }), ...(path && { path }) };
  if (!isForClients(error, formatted))
    return { message: INTERNAL.message, ...place, extensions: { code: INTERNAL.code } };
  const { code, service, coordinates } = extensions ?? {};
  return {
    message,
    ...place,
    extensions: { code, ...(service !== undefined && { service }), ...(coordinates !== undefined && { coordinates }) },
  };
}
