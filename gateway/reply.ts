import type { ServerResponse } from 'node:http';
import { INTERNAL, published } from './fault.ts';
import { Refusal } from './refusal.ts';

/** Answers with JSON. Every error of the gateway has the shape of a GraphQL error. */
export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  reply(response, status, 'application/json; charset=utf-8', `${JSON.stringify(body)}\n`);
}

export function reply(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Answers what went wrong, in words for clients; returns the code that was given. */
export function replyError(response: ServerResponse, error: unknown): string {
  if (!(error instanceof Refusal)) {
    replyJson(response, 500, { errors: [{ message: INTERNAL.message, extensions: { code: INTERNAL.code } }] });
    return INTERNAL.code;
  }
  if (error.status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (error.status === 413) response.setHeader('connection', 'close'); // the rest of the body is not read
  const formatted = published(error.toJSON(), error);
  replyJson(response, error.status, { errors: [formatted] });
  return String(formatted.extensions?.code);
}

export function methodNotAllowed(response: ServerResponse, allow: string): Refusal {
  response.setHeader('allow', allow);
  return new Refusal(405, 'METHOD_NOT_ALLOWED', `Use one of these methods here: ${allow}.`);
}
