import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'vitest';
import { type ServedSubgraphs, serveSubgraphs } from '#kit/http';
import { sign } from '#kit/signature';
import type { SubgraphDefinition } from '#kit/start';
import { PUBLIC_VIEWER } from '#kit/viewer';

const SECRET = 'a secret of this test, thirty-two bytes or more';
const clock = () => new Date('2026-11-23T00:00:00Z');
const HOST = '127.0.0.1';

/** A subgraph whose whole life is one answer. */
const answering = (query: SubgraphDefinition['query']) =>
  new Map([['notes', { name: 'notes', query } as SubgraphDefinition]]);

interface Served extends ServedSubgraphs {
  readonly errors: unknown[];
  ask(body: string): Promise<Response>;
}

async function serving(query: SubgraphDefinition['query']): Promise<Served> {
  const errors: unknown[] = [];
  const onError = (_doing: string, error: unknown) => void errors.push(error);
  const served = await serveSubgraphs({
    definitions: answering(query),
    secret: SECRET,
    clock,
    host: HOST,
    port: 0,
    onError,
  });
  const ask = (body: string) =>
    fetch(served.urls.get('notes')!, { method: 'POST', body, headers: sign(PUBLIC_VIEWER, body, SECRET, clock()) });
  return { ...served, errors, ask };
}

const QUERY = JSON.stringify({ query: '{ notes }' });
const codeIn = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('subgraphs behind HTTP', () => {
  test('answer what is signed, and nothing else', async ({ expect, onTestFinished }) => {
    const served = await serving(async () => ({ data: { notes: 1 } }));
    onTestFinished(() => served.close(0));
    expect(await (await served.ask(QUERY)).json()).toEqual({ data: { notes: 1 } });
    const unsigned = await fetch(served.urls.get('notes')!, { method: 'POST', body: QUERY });
    expect([unsigned.status, await codeIn(unsigned)]).toEqual([401, 'UNSIGNED']);
  });

  test.for(['null', '[]', '{}', '{"query":1}', 'not JSON'])(
    'refuse the body %s',
    async (body, { expect, onTestFinished }) => {
      const served = await serving(async () => ({ data: {} }));
      onTestFinished(() => served.close(0));
      const response = await served.ask(body);
      expect([response.status, await codeIn(response)]).toEqual([400, 'BAD_REQUEST']);
      expect(served.errors).toEqual([]);
    },
  );

  test('live on after an answer that JSON cannot carry, and tell of it', async ({ expect, onTestFinished }) => {
    const served = await serving(async () => ({ data: { notes: 1n } }));
    onTestFinished(() => served.close(0));
    for (let turn = 0; turn < 2; turn += 1) {
      const response = await served.ask(QUERY);
      expect([response.status, await codeIn(response)]).toEqual([500, 'INTERNAL']);
    }
    expect(served.errors).toHaveLength(2);
  });

  test('do not mistake an error of theirs for one of the request', async ({ expect, onTestFinished }) => {
    const served = await serving(() => Promise.reject(new RangeError('Maximum call stack size exceeded')));
    onTestFinished(() => served.close(0));
    expect((await served.ask(QUERY)).status).toBe(500);
  });

  test('close although a request hangs', async ({ expect }) => {
    const asked = Promise.withResolvers<void>();
    const served = await serving(() => {
      asked.resolve();
      return new Promise(() => undefined);
    });
    const hanging = served.ask(QUERY).catch((error: Error) => error.name);
    await asked.promise;
    await served.close(10);
    expect(await hanging).toBe('TypeError');
  });

  test('say that their port is taken', async ({ expect, onTestFinished }) => {
    const other = createServer().listen(0, HOST);
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const definitions = answering(async () => ({}));
    await expect(serveSubgraphs({ definitions, secret: SECRET, clock, host: HOST, port })).rejects.toThrow(
      'EADDRINUSE',
    );
  });
});
