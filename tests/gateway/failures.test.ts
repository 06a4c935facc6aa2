import { describe, test } from 'vitest';
import type { LocalSubgraph } from '../../gateway/local.ts';
import { both, PARKS, parks, STARTUPS, supergraphSdl } from './parks.ts';
import { answering, compose, fakeHttp, gatewayOver, type Handler, noted, type World } from './world.ts';

/** The parks answer from this process; the startups are behind the given address. */
async function halfBroken({ onTestFinished }: World, handler: Handler, environment: Record<string, string> = {}) {
  const url = await fakeHttp({ onTestFinished }, handler);
  const local = new Map([['parks', parks()]]);
  return gatewayOver(
    { onTestFinished },
    { SUBGRAPH_URLS: `startups=${url}`, ...environment },
    { supergraphSdl, local },
  );
}

/** Long enough for the sibling, which answers from this process, however busy the machine is. */
const DEADLINE = '1000';

const BOTH = '{ park(id: "park_a") { name count } startups { title } }';

describe('a subgraph that fails loses its own part only', () => {
  const ways: [string, Handler, string][] = [
    ['hangs', () => new Promise(() => {}), 'SUBGRAPH_TIMEOUT'],
    ['starts to answer and hangs', (_, response) => void response.write('{"data":'), 'SUBGRAPH_TIMEOUT'],
    ['resets the connection', (request) => void request.socket.resetAndDestroy(), 'SUBGRAPH_UNAVAILABLE'],
    [
      'answers 500 and a stack',
      (_, response) => void response.writeHead(500).end('at /srv/db.ts:1 hunter2'),
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'answers HTML',
      (_, response) => void response.writeHead(200).end('<html>hunter2</html>'),
      'SUBGRAPH_INVALID_RESPONSE',
    ],
    ['answers neither data nor errors', answering({ hunter2: true }), 'SUBGRAPH_INVALID_RESPONSE'],
    ['answers a list as data', answering({ data: ['hunter2'] }), 'SUBGRAPH_INVALID_RESPONSE'],
    [
      'breaks off in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('{"data":');
        setTimeout(() => response.destroy(), 10);
      },
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'does not believe our signature',
      answering({ errors: [{ message: 'bad', extensions: { code: 'UNAUTHENTICATED' } }] }, 401),
      'SUBGRAPH_UNAVAILABLE',
    ],
  ];

  for (const [way, handler, code] of ways) {
    test(`when it ${way}`, async ({ expect, onTestFinished }) => {
      const deadline: Record<string, string> = code === 'SUBGRAPH_TIMEOUT' ? { SUBGRAPH_TIMEOUT_MS: DEADLINE } : {};
      const gateway = await halfBroken({ onTestFinished }, handler, deadline);
      const { status, data, errors, text } = await gateway.ask(BOTH);
      expect(status).toBe(200);
      expect(data).toBeNull(); // startups is [Startup!]!: nothing can stand in its place
      expect(errors.map(({ path, extensions }) => ({ path, extensions }))).toEqual(
        expect.arrayContaining([
          { path: ['startups'], extensions: { code, service: 'startups' } },
          { path: ['park', 'count'], extensions: { code, service: 'startups' } },
        ]),
      );
      expect(text).not.toMatch(/hunter2|127\.0\.0\.1|\.ts|stack/);
    });
  }

  test('and the fields of its siblings stand', async ({ expect, onTestFinished }) => {
    const gateway = await halfBroken({ onTestFinished }, () => new Promise(() => {}), {
      SUBGRAPH_TIMEOUT_MS: DEADLINE,
    });
    const { data, errors } = await gateway.ask('{ parks { name count } }');
    expect(data.parks).toEqual(['Alpha', 'Beta', 'Gamma'].map((name) => ({ name, count: null })));
    expect(errors.map(({ path }) => path)).toEqual([0, 1, 2].map((index) => ['parks', index, 'count']));
  });

  test('in this process too, and is counted in the log', async ({ expect, onTestFinished }) => {
    const hung = { query: () => new Promise<never>(() => {}) };
    const broken = { query: async () => Promise.reject(new Error('hunter2')) };
    for (const [subgraph, code] of [
      [hung, 'SUBGRAPH_TIMEOUT'],
      [broken, 'SUBGRAPH_UNAVAILABLE'],
    ] as const) {
      const local = new Map<string, LocalSubgraph>([
        ['parks', parks()],
        ['startups', subgraph],
      ]);
      const gateway = await gatewayOver(
        { onTestFinished },
        { SUBGRAPH_TIMEOUT_MS: DEADLINE },
        { supergraphSdl, local },
      );
      const { data, errors } = await gateway.ask('query Named { park(id: "park_a") { name count } }');
      expect(data).toEqual({ park: { name: 'Alpha', count: null } });
      expect(errors[0]?.extensions).toEqual({ code, service: 'startups' });
      const [record] = await noted(gateway, 1);
      expect(record).toMatchObject({
        operation: 'Named',
        status: 200,
        calls: { parks: 1, startups: 1 },
        errors: [code],
      });
    }
  });

  test('while a hundred others are answered', async ({ expect, onTestFinished }) => {
    const gateway = await halfBroken({ onTestFinished }, () => new Promise(() => {}), {
      SUBGRAPH_TIMEOUT_MS: '600000',
    });
    let waiting = true;
    const slow = gateway.ask('{ park(id: "park_a") { count } }').catch(() => 'cut when the test ended');
    slow.then(() => (waiting = false));
    const quick = await Promise.all(Array.from({ length: 100 }, () => gateway.ask('{ park(id: "park_a") { name } }')));
    expect(quick.every(({ data }) => data.park.name === 'Alpha')).toBe(true);
    expect(waiting).toBe(true);
  });
});

describe('an error that a subgraph answers', () => {
  const gateway = ({ onTestFinished }: World) =>
    gatewayOver(
      { onTestFinished },
      {},
      {
        supergraphSdl,
        local: both(),
      },
    );

  test('passes with its message when its code is meant for clients', async ({ expect, onTestFinished }) => {
    const { errors } = await (await gateway({ onTestFinished })).ask('{ secret missing }');
    expect(errors).toEqual([
      { message: 'You may not read this.', path: ['secret'], extensions: { code: 'FORBIDDEN', service: 'parks' } },
      { message: 'There is no such thing.', path: ['missing'], extensions: { code: 'NOT_FOUND', service: 'parks' } },
    ]);
  });

  test('is masked when it is not', async ({ expect, onTestFinished }) => {
    const { data, errors, text } = await (await gateway({ onTestFinished })).ask(
      '{ broken park(id: "park_a") { name } }',
    );
    expect(data).toEqual({ broken: null, park: { name: 'Alpha' } });
    expect(errors).toEqual([
      {
        message: 'Something went wrong inside the graph.',
        path: ['broken'],
        extensions: { code: 'INTERNAL', service: 'parks' },
      },
    ]);
    expect(text).not.toContain('hunter2');
  });

  test('is masked when a stranger names a code of its own', async ({ expect, onTestFinished }) => {
    const url = await fakeHttp(
      { onTestFinished },
      answering({
        data: { startups: null },
        errors: [{ message: 'hunter2', path: ['startups'], extensions: { code: 'E42' } }],
      }),
    );
    const sdl = compose({ parks: PARKS, startups: STARTUPS }, { parks: url, startups: url });
    const foreign = await gatewayOver({ onTestFinished }, { GATEWAY_AUTH: 'off' }, { supergraphSdl: sdl });
    const { errors, text } = await foreign.ask('{ startups { title } }');
    expect(errors.map(({ path, extensions }) => ({ path, extensions }))).toEqual([
      { path: ['startups'], extensions: { code: 'INTERNAL', service: 'startups' } },
    ]);
    expect(text).not.toContain('hunter2');
  });

  test('without a path is told at each field that stays empty', async ({ expect, onTestFinished }) => {
    const half = await halfBroken(
      { onTestFinished },
      answering({ errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] }),
    );
    const { data, errors } = await half.ask('{ park(id: "park_a") { name count residents { title } } }');
    expect(data.park).toEqual({ name: 'Alpha', count: null, residents: null });
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['park', 'count'], 'FORBIDDEN'],
      [['park', 'residents'], 'FORBIDDEN'],
    ]);
  });

  test('with a path that leads nowhere is told there too', async ({ expect, onTestFinished }) => {
    for (const path of [['_entities'], 'count', [], null]) {
      const errors = [{ message: 'No.', path, extensions: { code: 'FORBIDDEN' } }];
      const half = await halfBroken({ onTestFinished }, answering({ data: { _entities: null }, errors }));
      const answer = await half.ask('{ park(id: "park_a") { name count } }');
      expect(answer.data.park).toEqual({ name: 'Alpha', count: null });
      expect(answer.errors.map((error) => [error.path, error.extensions.code])).toEqual([
        [['park', 'count'], 'FORBIDDEN'],
      ]);
    }
  });

  test('keeps the path of its entity in a list of several types', async ({ expect, onTestFinished }) => {
    const half = await halfBroken({ onTestFinished }, () => new Promise(() => {}), { SUBGRAPH_TIMEOUT_MS: DEADLINE });
    const { data, errors } = await half.ask('{ nodes { id ... on Park { count } } }');
    expect(data.nodes).toHaveLength(5);
    expect(errors.map(({ path }) => path)).toEqual([0, 2, 4].map((index) => ['nodes', index, 'count']));
  });
});
