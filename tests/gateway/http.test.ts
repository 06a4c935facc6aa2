import { connect } from 'node:net';
import { describe, test } from 'vitest';
import type { LocalSubgraph } from '../../gateway/local.ts';
import { both, parks, supergraphSdl } from './parks.ts';
import { asked, compose, fakeSubgraph, gatewayOver, noted, type World } from './world.ts';

const gateway = (world: World, environment: Record<string, string> = {}) =>
  gatewayOver(world, environment, { supergraphSdl, local: both() });

const json = { 'content-type': 'application/json' };

describe('every error is JSON with a code', () => {
  const wrong: [string, string, RequestInit, number, string][] = [
    ['malformed JSON', '/graphql', { method: 'POST', headers: json, body: '{"query": ' }, 400, 'BAD_REQUEST'],
    ['an empty body', '/graphql', { method: 'POST', headers: json, body: '' }, 400, 'BAD_REQUEST'],
    ['a body without a query', '/graphql', { method: 'POST', headers: json, body: '{}' }, 400, 'BAD_REQUEST'],
    ['a batch', '/graphql', { method: 'POST', headers: json, body: '[{"query":"{__typename}"}]' }, 400, 'BAD_REQUEST'],
    [
      'bytes that are not UTF-8',
      '/graphql',
      { method: 'POST', headers: json, body: new Uint8Array([34, 255, 34]) },
      400,
      'BAD_REQUEST',
    ],
    [
      'a form',
      '/graphql',
      { method: 'POST', body: new URLSearchParams({ query: '{__typename}' }) },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'plain text, as a form of another site may send it',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{__typename}"}' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'a body of more than 2 MB',
      '/graphql',
      { method: 'POST', headers: json, body: 'x'.repeat(2_000_001) },
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['another method', '/graphql', { method: 'PUT', headers: json, body: '{}' }, 405, 'METHOD_NOT_ALLOWED'],
    ['another method at the explorer', '/', { method: 'POST', headers: json, body: '{}' }, 405, 'METHOD_NOT_ALLOWED'],
    ['an unknown route', '/graphiql/../etc/passwd', {}, 404, 'NOT_FOUND'],
    ['a route named as a member of objects', '/constructor', {}, 404, 'NOT_FOUND'],
    [
      'a query that a link of another site may send',
      `/graphql?query=${encodeURIComponent('{__typename}')}`,
      {},
      400,
      'BAD_REQUEST',
    ],
    [
      'a syntax error',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{"}' },
      400,
      'GRAPHQL_PARSE_FAILED',
    ],
    [
      'an unknown field',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{ nothing }"}' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'an unknown operation',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"query A {__typename}","operationName":"B"}' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a missing variable',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"query($id: ID!) { park(id: $id) { id } }"}' },
      400,
      'BAD_USER_INPUT',
    ],
  ];
  for (const [what, path, request, status, code] of wrong) {
    test(`${what} is answered ${status}`, async ({ expect, onTestFinished }) => {
      const { url } = await gateway({ onTestFinished });
      const response = await fetch(url + path, request);
      const { errors, headers, text } = await asked(response);
      expect([response.status, errors[0]?.extensions.code]).toEqual([status, code]);
      expect(headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json/);
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(text).not.toMatch(/node_modules|\.ts|stack/);
    });
  }

  test('a body whose length is not told is cut at the limit', async ({ expect, onTestFinished }) => {
    const { url } = await gateway({ onTestFinished }, { BODY_LIMIT: '1000' });
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(600))),
    });
    const request = { method: 'POST', headers: json, body: stream, duplex: 'half' } as RequestInit;
    expect((await fetch(`${url}/graphql`, request)).status).toBe(413);
  });

  test('what is not HTTP is answered in JSON too', async ({ expect, onTestFinished }) => {
    const { url } = await gateway({ onTestFinished });
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('rubbish\r\n\r\n'));
      let text = '';
      socket.on('data', (chunk) => (text += chunk)).on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*\{"errors":\[\{/);
  });
});

describe('a query over GET', () => {
  const query = encodeURIComponent('{ park(id: "park_a") { name } }');

  test('is served when the client shows that it is no mere link', async ({ expect, onTestFinished }) => {
    const { url } = await gateway({ onTestFinished });
    const { data } = await asked(
      await fetch(`${url}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': 'yes' } }),
    );
    expect(data).toEqual({ park: { name: 'Alpha' } });
  });

  test('may not change anything', async ({ expect, onTestFinished }) => {
    const sdl = 'type Query { a: Int } type Mutation { b: Int }';
    const local = new Map([['one', fakeSubgraph(sdl, {})]]);
    const { url, fetches } = await gatewayOver({ onTestFinished }, {}, { supergraphSdl: compose({ one: sdl }), local });
    const { status, errors } = await asked(
      await fetch(`${url}/graphql?query=mutation{b}`, { headers: { 'apollo-require-preflight': 'yes' } }),
    );
    expect([status, errors[0]?.extensions.code, fetches]).toEqual([405, 'BAD_REQUEST', {}]);
  });
});

describe('life and readiness', () => {
  test('are told', async ({ expect, onTestFinished }) => {
    const { url } = await gateway({ onTestFinished });
    for (const path of ['/health', '/ready']) {
      const response = await fetch(url + path);
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  /** Parks that answer once they are released; `asked` is when the question has come. */
  function held() {
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const subgraph: LocalSubgraph = {
      async query(...asking) {
        asked.resolve();
        await released.promise;
        return parks().query(...asking);
      },
    };
    const local = new Map<string, LocalSubgraph>([...both(), ['parks', subgraph]]);
    return { local, asked: asked.promise, release: released.resolve };
  }

  test('a stop lets the request in flight finish and takes no other', async ({ expect, onTestFinished }) => {
    const { local, asked, release } = held();
    const stopping = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local });
    const inFlight = stopping.ask('{ park(id: "park_a") { name } }');
    await asked;
    const closed = stopping.close(5_000);
    await expect(fetch(`${stopping.url}/health`)).rejects.toThrow();
    release();
    const { data, headers } = await inFlight;
    expect(data).toEqual({ park: { name: 'Alpha' } });
    expect(headers.get('connection')).toBe('close'); // so that the stop need not wait for an idle client
    await closed;
  });

  test('a stop does not wait for ever', async ({ expect, onTestFinished }) => {
    const { local, asked } = held();
    const stopping = await gatewayOver({ onTestFinished }, { SUBGRAPH_TIMEOUT_MS: '60000' }, { supergraphSdl, local });
    const inFlight = stopping.ask('{ park(id: "park_a") { name } }').catch(() => 'cut');
    await asked;
    await stopping.close(100);
    expect(await inFlight).toBe('cut');
  });
});

describe('the log', () => {
  test('tells the operation, the role, the calls and the codes, under the id that the client got', async ({
    expect,
    onTestFinished,
  }) => {
    const world = await gateway({ onTestFinished });
    const { headers } = await world.ask('query Mine { park(id: "park_a") { name count } broken }');
    await world.ask('{ nothing }');
    const [first, second] = await noted(world, 2);
    expect(first).toMatchObject({
      requestId: headers.get('x-request-id'),
      operation: 'Mine',
      role: 'PUBLIC',
      status: 200,
      calls: { parks: 1, startups: 1 },
      errors: ['INTERNAL'],
    });
    expect(first?.ms).toBeGreaterThan(0);
    expect(second).toMatchObject({ operation: null, status: 400, calls: {}, errors: ['GRAPHQL_VALIDATION_FAILED'] });
    expect(world.fetches).toEqual({ parks: 1, startups: 1 });
  });

  test('tells the cause of what was masked, with the same id', async ({ expect, onTestFinished }) => {
    const lines: { requestId: string; service: string; err: Error }[] = [];
    const write = (line: (typeof lines)[number]) => void lines.push(line);
    const logger = { debug: () => {}, info: () => {}, warn: write, error: write } as never;
    const world = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both(), logger });
    const { headers } = await world.ask('{ broken }');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ requestId: headers.get('x-request-id'), service: 'parks' });
    expect(String(lines[0]?.err)).toContain('hunter2');
  });
});
