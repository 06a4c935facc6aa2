import { describe, test } from 'vitest';
import { verify } from '#kit/signature';
import { mintToken } from '../../gateway/token.ts';
import { both, parks, startups, supergraphSdl } from './parks.ts';
import { fakeHttp, gatewayOver, serving } from './world.ts';

const SECRET = 'a secret of this test, thirty-two bytes or more';
const viewer = { role: 'INVESTOR', organisationId: 'investor_1', personId: null };
const QUERY =
  '{ startups { title home { name desks } } parks { id count residents { title } } node(id: "startup_1") { id ... on Startup { title } } }';

describe('subgraphs in this process and over HTTP', () => {
  test('give the same answer with the same calls', async ({ expect, onTestFinished }) => {
    const near = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both() });
    const urls = [
      `parks=${await fakeHttp({ onTestFinished }, serving(parks()))}`,
      `startups=${await fakeHttp({ onTestFinished }, serving(startups()))}`,
    ];
    const far = await gatewayOver({ onTestFinished }, { SUBGRAPH_URLS: urls.join() }, { supergraphSdl, local: both() });
    const [here, there] = [await near.ask(QUERY), await far.ask(QUERY)];
    expect(here.errors).toEqual([]);
    expect(here.data.parks).toHaveLength(3);
    expect(there.text).toBe(here.text);
    expect(far.fetches).toEqual(near.fetches);
  });

  test('entities of a list are asked for in one call', async ({ expect, onTestFinished }) => {
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both() });
    await gateway.ask('{ parks { count } }');
    expect(gateway.fetches).toEqual({ parks: 1, startups: 1 });
  });

  test('are told the viewer by a signature, the language and the request', async ({ expect, onTestFinished }) => {
    const told: unknown[] = [];
    const url = await fakeHttp({ onTestFinished }, (request, response, body) => {
      told.push(
        verify(request.headers, body, SECRET, new Date()),
        request.headers['accept-language'],
        request.headers['x-request-id'],
      );
      return serving(parks())(request, response, body);
    });
    const environment = { SUBGRAPH_URLS: `parks=${url}`, SUBGRAPH_SECRET: SECRET, JWT_SECRET: SECRET };
    const gateway = await gatewayOver({ onTestFinished }, environment, { supergraphSdl, local: both() });
    const headers = {
      authorization: `Bearer ${await mintToken(viewer, SECRET)}`,
      'accept-language': 'de;q=0.5, kk-KZ, *;q=0.1',
    };
    const answer = await gateway.ask('{ parks { id } }', { headers });
    expect(told).toEqual([viewer, 'kk-KZ', answer.headers.get('x-request-id')]);
  });

  test('in this process are told the same', async ({ expect, onTestFinished }) => {
    const subgraph = parks();
    const local = new Map([
      ['parks', subgraph],
      ['startups', startups()],
    ]);
    const gateway = await gatewayOver({ onTestFinished }, { JWT_SECRET: SECRET }, { supergraphSdl, local });
    const headers = { authorization: `Bearer ${await mintToken(viewer, SECRET)}`, 'accept-language': 'kk' };
    const answer = await gateway.ask('{ parks { id } }', { headers });
    expect(subgraph.seen[0]?.[1]).toEqual(viewer);
    expect(subgraph.seen[0]?.[2]).toMatchObject({ locale: 'kk', requestId: answer.headers.get('x-request-id') });
  });
});
