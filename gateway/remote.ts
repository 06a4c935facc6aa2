import { Pool } from 'undici';
import { sign } from '#kit/signature';
import type { RequestContext } from './request.ts';
import { type SubgraphAnswer, SubgraphFailure, type Transport } from './transport.ts';

/** More than this from a subgraph is not read (bytes). */
const LONGEST_ANSWER = 64_000_000;

const CONNECTIONS = 64;

/** Asks a subgraph over HTTP. With a secret the request is signed, so that the subgraph may trust the viewer in it. */
export function remoteTransport(url: string, secret: string | null): Transport {
  const { origin, pathname, search } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS, maxResponseSize: LONGEST_ANSWER });
  return {
    trusted: secret !== null,
    remote: true,
    async send(request, context, signal) {
      const body = JSON.stringify(request);
      const headers = headersOf(body, context, secret);
      const path = pathname + search;
      const response = await pool.request({ method: 'POST', path, headers, body, signal });
      const answer = answerOf(response.statusCode, await response.body.text());
      if (secret && response.statusCode >= 400 && !answer.data) throw notExecuted(response.statusCode, answer);
      return answer;
    },
    close: () => pool.destroy(),
  };
}

function headersOf(body: string, context: RequestContext, secret: string | null): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/json, application/graphql-response+json;q=0.9',
    'x-request-id': context.requestId,
    ...(context.locale && { 'accept-language': context.locale }),
    ...(secret && sign(context.viewer, body, secret, new Date())),
  };
}

/** A GraphQL answer counts whatever its status. Anything else is a failure. */
function answerOf(status: number, text: string): SubgraphAnswer {
  const answer = parsed(text);
  if (isAnswer(answer)) return answer;
  const code = status >= 500 ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_INVALID_RESPONSE';
  throw new SubgraphFailure(code, new Error(`status ${status}, body: ${text.slice(0, 500)}`));
}

/** Our subgraphs answer 200 to whatever they execute: another status is between them and the gateway. */
const notExecuted = (status: number, answer: SubgraphAnswer) =>
  new SubgraphFailure('SUBGRAPH_UNAVAILABLE', new Error(`status ${status}: ${JSON.stringify(answer.errors)}`));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isAnswer(answer: unknown): answer is SubgraphAnswer {
  if (typeof answer !== 'object' || answer === null) return false;
  const { data, errors } = answer as SubgraphAnswer;
  const hasErrors = Array.isArray(errors) && errors.every((error) => typeof error === 'object' && error !== null);
  if (data === undefined || data === null) return hasErrors && errors.length > 0;
  return isRecord(data) && (errors === undefined || errors === null || hasErrors);
}

const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
