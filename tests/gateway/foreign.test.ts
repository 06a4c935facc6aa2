import { describe, test } from 'vitest';
import { startGateway } from '../../gateway/gateway.ts';
import { readSettings } from '../../gateway/settings.ts';
import { PARKS, parks, STARTUPS, startups, supergraphSdl } from './parks.ts';
import { compose, fakeHttp, gatewayOver, quiet, serving } from './world.ts';

const OFF = { GATEWAY_AUTH: 'off' };

describe('a supergraph that is not ours', () => {
  test('is served from plain addresses, without signatures', async ({ expect, onTestFinished }) => {
    const headers: string[] = [];
    const [one, two] = [parks(), startups()];
    const urls = {
      parks: await fakeHttp({ onTestFinished }, (request, response, body) => {
        headers.push(...Object.keys(request.headers));
        return serving(one)(request, response, body);
      }),
      startups: await fakeHttp({ onTestFinished }, serving(two)),
    };
    const sdl = compose({ parks: PARKS, startups: STARTUPS }, urls);
    const gateway = await gatewayOver({ onTestFinished }, OFF, { supergraphSdl: sdl });
    const { data, errors } = await gateway.ask(
      '{ startups { title home { name count } } park(id: "nobody") { name } nodes { id } }',
      {
        headers: { authorization: 'Bearer whatever' },
      },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      startups: [{ title: 'One', home: { name: 'Alpha', count: 1 } }],
      park: null,
      nodes: [{ id: 'park_a' }, { id: 'startup_1' }, { id: 'park_b' }, null, { id: 'park_c' }],
    });
    expect(headers.filter((name) => name.startsWith('x-alliance') || name === 'authorization')).toEqual([]);
  });

  test('may keep its addresses to itself and get them from outside', async ({ expect, onTestFinished }) => {
    const url = await fakeHttp({ onTestFinished }, serving(parks()));
    const sdl = compose({ parks: PARKS }, { parks: 'http://unreachable.invalid/' });
    const gateway = await gatewayOver(
      { onTestFinished },
      { ...OFF, SUBGRAPH_URLS: `parks=${url}` },
      { supergraphSdl: sdl },
    );
    expect((await gateway.ask('{ park(id: "park_a") { name } }')).data).toEqual({ park: { name: 'Alpha' } });
  });

  test('that Apollo cannot load is refused with the reason', async ({ expect }) => {
    const link = '@link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)';
    const sdl = compose({ parks: PARKS }, { parks: 'http://parks.example/' }).replace(/^schema/m, `schema ${link}`);
    const settings = readSettings({ ...OFF, PORT: '0' });
    await expect(startGateway({ settings, supergraphSdl: sdl, logger: quiet })).rejects.toThrow(
      expect.objectContaining({
        name: 'SupergraphError',
        message: expect.stringMatching(/^The gateway cannot load this supergraph: .*authenticated/s),
      }),
    );
  });

  test('that is no supergraph is refused with the reason', async ({ expect }) => {
    const settings = readSettings({ ...OFF, PORT: '0' });
    for (const sdl of ['type Query { a: Int }', 'not even GraphQL']) {
      await expect(startGateway({ settings, supergraphSdl: sdl, logger: quiet })).rejects.toThrow(
        /^This is not a supergraph: /,
      );
    }
  });
});

describe('our own graph', () => {
  test('is not served with authentication off', async ({ expect }) => {
    const settings = readSettings({ ...OFF, PORT: '0' });
    await expect(startGateway({ settings, supergraphSdl, logger: quiet })).rejects.toThrow(
      expect.objectContaining({ name: 'SettingError', setting: 'GATEWAY_AUTH' }),
    );
  });

  test('is not served while a subgraph of it is nowhere', async ({ expect }) => {
    const starting = startGateway({
      settings: readSettings({ PORT: '0' }),
      supergraphSdl,
      logger: quiet,
      local: new Map([['parks', parks()]]),
    });
    await expect(starting).rejects.toThrow(/Subgraph startups is not in this process, and has no address/);
  });
});

describe('a reload', () => {
  const local = () =>
    new Map([
      ['parks', parks()],
      ['startups', startups()],
    ]);

  test('serves the new supergraph from the next request on, and fails no request', async ({
    expect,
    onTestFinished,
  }) => {
    const gateway = await gatewayOver(
      { onTestFinished },
      {},
      { supergraphSdl: compose({ parks: PARKS }), local: local() },
    );
    expect((await gateway.ask('{ startups { title } }')).errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const before = Array.from({ length: 20 }, () => gateway.ask('{ parks { name } }'));
    gateway.reload(supergraphSdl);
    const after = await Promise.all([
      ...before,
      ...Array.from({ length: 20 }, () => gateway.ask('{ parks { name } startups { title } }')),
    ]);
    expect(after.flatMap(({ errors }) => errors)).toEqual([]);
  });

  test('that is bad changes nothing', async ({ expect, onTestFinished }) => {
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: local() });
    const foreign = compose({ parks: PARKS }, { parks: 'http://parks.example/' });
    const broken = supergraphSdl.replace('name: String!', 'name: Nothing!');
    for (const sdl of ['rubbish', 'type Query { a: Int }', broken, foreign]) {
      expect(() => gateway.reload(sdl)).toThrow(expect.objectContaining({ name: 'SupergraphError' }));
    }
    expect((await gateway.ask('{ startups { title } }')).data).toEqual({ startups: [{ title: 'One' }] });
  });
});
