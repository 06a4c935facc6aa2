import { describe, test } from 'vitest';
import type { LocalSubgraph } from '../../gateway/local.ts';
import { parks, supergraphSdl } from './parks.ts';
import { answering, fakeHttp, gatewayOver, type World } from './world.ts';

/** The startups are behind an address that answers this data. */
async function withAnswer({ onTestFinished }: World, data: unknown, errors?: unknown) {
  const url = await fakeHttp({ onTestFinished }, answering({ data, errors }));
  return gatewayOver(
    { onTestFinished },
    { SUBGRAPH_URLS: `startups=${url}` },
    { supergraphSdl, local: new Map([['parks', parks()]]) },
  );
}

const PARK = '{ park(id: "park_a") { name count residents { id title } } }';
const entity = (fields: object) => ({ _entities: [{ __typename: 'Park', ...fields }] });

describe('a value of the wrong type', () => {
  const wrong: [string, object, unknown, (string | number)[]][] = [
    ['a string for an Int', { count: 'three' }, { count: null, residents: null }, ['park', 'count']],
    ['a fraction for an Int', { count: 1.5 }, { count: null, residents: null }, ['park', 'count']],
    ['an object for an Int', { count: {} }, { count: null, residents: null }, ['park', 'count']],
    ['a string for a list', { residents: 'none' }, { count: null, residents: null }, ['park', 'residents']],
    ['a number for an object', { residents: [7] }, { count: null, residents: null }, ['park', 'residents', 0]],
    [
      'a number for a String',
      { residents: [{ id: 'startup_1', title: 5 }] },
      { count: null, residents: null },
      ['park', 'residents', 0, 'title'],
    ],
    [
      'a null where none may stand',
      { residents: [{ id: 'startup_1', title: null }] },
      { count: null, residents: null },
      ['park', 'residents', 0, 'title'],
    ],
    [
      'a type that does not exist',
      { residents: [{ __typename: 'Ghost', id: 'x', title: 'y' }] },
      { count: null, residents: null },
      ['park', 'residents', 0],
    ],
  ];
  for (const [what, fields, left, path] of wrong) {
    test(`${what} is null and an error with its path`, async ({ expect, onTestFinished }) => {
      const { data, errors, text } = await (await withAnswer({ onTestFinished }, entity(fields))).ask(PARK);
      expect(data.park).toEqual({ name: 'Alpha', ...(left as object) });
      expect(errors.map((error) => [error.path, error.extensions])).toEqual([
        [path, { code: 'SUBGRAPH_INVALID_RESPONSE', service: 'startups' }],
      ]);
      expect(text).not.toContain('valueCompletion');
    });
  }

  test('takes its parents with it up to where null may stand', async ({ expect, onTestFinished }) => {
    const gateway = await withAnswer({ onTestFinished }, { startups: [{ title: 'One' }, { title: 2 }] });
    const { data, errors } = await gateway.ask('{ startups { title } }');
    expect(data).toBeNull();
    expect(errors.map(({ path }) => path)).toEqual([['startups', 1, 'title']]);
  });

  test('is told beside the failure of another subgraph', async ({ expect, onTestFinished }) => {
    const gateway = await withAnswer({ onTestFinished }, entity({ count: 'three' }));
    const { errors } = await gateway.ask('{ broken park(id: "park_a") { count } }');
    expect(errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'INTERNAL', service: 'parks' },
      { code: 'SUBGRAPH_INVALID_RESPONSE', service: 'startups' },
    ]);
  });
});

describe('what is simply not there', () => {
  const local = () =>
    new Map<string, LocalSubgraph>([
      ['parks', parks()],
      ['startups', startupsWithoutEntities()],
    ]);
  const startupsWithoutEntities = () => ({ query: async () => ({ data: { _entities: [null] } }) });

  test('an unknown id is null without an error', async ({ expect, onTestFinished }) => {
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: local() });
    const { data, errors, text } = await gateway.ask('{ park(id: "nobody") { name } node(id: "nobody") { id } }');
    expect({ data, errors }).toEqual({ data: { park: null, node: null }, errors: [] });
    expect(text).not.toContain('extensions');
  });

  test('an entity that its owner does not know is null without an error', async ({ expect, onTestFinished }) => {
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: local() });
    const { data, errors, text } = await gateway.ask('{ node(id: "startup_gone") { id ... on Startup { title } } }');
    expect({ data, errors }).toEqual({ data: { node: null }, errors: [] });
    expect(text).not.toContain('extensions');
  });

  test('the same over HTTP', async ({ expect, onTestFinished }) => {
    const gateway = await withAnswer({ onTestFinished }, { _entities: [null] });
    const { data, errors } = await gateway.ask('{ node(id: "startup_gone") { id ... on Startup { title } } }');
    expect({ data, errors }).toEqual({ data: { node: null }, errors: [] });
  });

  test('a null beside its own error is one error', async ({ expect, onTestFinished }) => {
    const cause = {
      message: 'No.',
      path: ['_entities', 0, 'residents', 0, 'title'],
      extensions: { code: 'FORBIDDEN' },
    };
    const gateway = await withAnswer({ onTestFinished }, entity({ residents: [{ title: null }] }), [cause]);
    const { errors } = await gateway.ask('{ park(id: "park_a") { residents { title } } }');
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['park', 'residents', 0, 'title'], 'FORBIDDEN'],
    ]);
  });

  test('fewer entities than were asked for is a failure of the call', async ({ expect, onTestFinished }) => {
    const { data, errors } = await (await withAnswer({ onTestFinished }, { _entities: [] })).ask(PARK);
    expect(data.park).toEqual({ name: 'Alpha', count: null, residents: null });
    expect(errors[0]?.extensions.code).toBe('SUBGRAPH_INVALID_RESPONSE');
  });
});
