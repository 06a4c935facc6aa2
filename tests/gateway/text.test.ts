import { describe, test } from 'vitest';
import { compose, fakeSubgraph, gatewayOver, type World } from './world.ts';

const SDL = 'type Query { said(text: String, box: Box): String } input Box { texts: [String] }';

async function world(test: World) {
  const one = fakeSubgraph(SDL, { Query: { said: () => 'heard' } });
  const gateway = await gatewayOver(test, {}, { supergraphSdl: compose({ one: SDL }), local: new Map([['one', one]]) });
  return async (query: string, variables = {}) => {
    const { status, data, errors } = await gateway.ask(query, { variables });
    return { status, said: data?.said, code: errors[0]?.extensions.code, calls: one.seen.length };
  };
}

describe('a text with the character U+0000', () => {
  const refused = { status: 400, said: undefined, code: 'BAD_USER_INPUT', calls: 0 };

  test('is refused before a subgraph is asked, wherever it stands', async ({ expect, onTestFinished }) => {
    const ask = await world({ onTestFinished });
    expect(await ask('{ said(text: "a\\u0000") }')).toEqual(refused);
    expect(await ask('{ said(box: { texts: ["a", "\\u0000"] }) }')).toEqual(refused);
    const query = 'query ($box: Box) { said(box: $box) }';
    expect(await ask(query, { box: { texts: ['a', 'b\u0000'] } })).toEqual(refused);
  });

  test('is not one that only writes it', async ({ expect, onTestFinished }) => {
    const ask = await world({ onTestFinished });
    expect(await ask('query ($t: String) { said(text: $t) }', { t: '\\u0000 😀' })).toMatchObject({ said: 'heard' });
  });
});
