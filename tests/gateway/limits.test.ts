import { describe, test } from 'vitest';
import { mustBeWithin } from '../../gateway/limits.ts';
import { both, parks, supergraphSdl } from './parks.ts';
import { asked, gatewayOver } from './world.ts';

const LIMITS = { tokens: 15_000, depth: 50, aliases: 30 };
const nested = (depth: number, leaf = 'id') => `${'next{'.repeat(depth - 1)}${leaf}${'}'.repeat(depth - 1)}`;
const aliased = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: id`).join(' ');

/** The code with which a document is refused, or null. */
function refusal(source: string, limits = LIMITS): unknown {
  try {
    mustBeWithin(limits, source);
    return null;
  } catch (error) {
    return (error as { extensions: { code: string } }).extensions.code;
  }
}

describe('depth', () => {
  test('50 levels pass and 51 do not', ({ expect }) => {
    expect(refusal(`{${nested(50)}}`)).toBeNull();
    expect(refusal(`{${nested(51)}}`)).toBe('TOO_DEEP');
  });

  test('counts a fragment where it is spread', ({ expect }) => {
    const fragment = `fragment F on Park {${nested(30)}}`;
    expect(refusal(`{${nested(21, '...F')}} ${fragment}`)).toBeNull();
    expect(refusal(`{${nested(22, '...F')}} ${fragment}`)).toBe('TOO_DEEP');
    expect(refusal(`{...F ${nested(22, '...F')}} ${fragment}`)).toBe('TOO_DEEP');
  });

  test('counts input objects and lists', ({ expect }) => {
    expect(refusal(`{ parks(filter: ${'{and:['.repeat(20)}${']}'.repeat(20)}) { id } }`)).toBeNull();
    expect(refusal(`{ parks(filter: ${'{and:['.repeat(26)}${']}'.repeat(26)}) { id } }`)).toBe('TOO_DEEP');
  });

  test('that would exhaust the stack is refused like any other', ({ expect }) => {
    expect(refusal(`{${nested(4_900)}}`)).toBe('TOO_DEEP');
    expect(refusal(`{ a(x: ${'['.repeat(7_000)}${']'.repeat(7_000)}) }`)).toBe('TOO_DEEP');
  });
});

describe('aliases', () => {
  test('30 pass and 31 do not', ({ expect }) => {
    expect(refusal(`{${aliased(30)}}`)).toBeNull();
    expect(refusal(`{${aliased(31)}}`)).toBe('TOO_MANY_ALIASES');
  });

  test('count wherever their fragment is spread', ({ expect }) => {
    const fragment = `fragment F on Park {${aliased(11)}}`;
    expect(refusal(`{ parks { ...F next { ...F } } } ${fragment}`)).toBeNull();
    expect(refusal(`{ parks { ...F next { ...F next { ...F } } } } ${fragment}`)).toBe('TOO_MANY_ALIASES');
  });

  test('include the same field written again', ({ expect }) => {
    expect(refusal(`{${'parks { id } '.repeat(31)}}`)).toBeNull();
    expect(refusal(`{${'parks { id } '.repeat(32)}}`)).toBe('TOO_MANY_ALIASES');
  });

  test('are counted for each operation of a document by itself', ({ expect }) => {
    expect(refusal(`query A {${aliased(20)}} query B {${aliased(20)}}`)).toBeNull();
  });
});

describe('tokens', () => {
  test('15,000 pass and 15,001 do not', ({ expect }) => {
    const fields = (count: number) => Array.from({ length: count }, (_, i) => `f${i}`).join(' ');
    expect(refusal(`{${fields(14_998)}}`)).toBeNull();
    expect(refusal(`{${fields(14_999)}}`)).toBe('TOO_MANY_TOKENS');
  });

  test('a bomb of nested fragments, 2 to the power of 1,000 once written out, is refused', ({ expect }) => {
    const bomb = Array.from({ length: 1_000 }, (_, i) => `fragment F${i} on Park { ...F${i + 1} ...F${i + 1} }`).join(
      ' ',
    );
    expect(refusal(`{ parks { ...F0 } } ${bomb} fragment F1000 on Park { id }`)).toBe('TOO_MANY_TOKENS');
  });

  test('a cycle of fragments is left to validation', async ({ expect, onTestFinished }) => {
    const cycle = '{ parks { ...A } } fragment A on Park { next { ...B } } fragment B on Park { next { ...A } }';
    expect(refusal(cycle)).toBeNull();
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both() });
    const { status, errors } = await gateway.ask(cycle);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });
});

describe('over HTTP', () => {
  test('what is too much is answered 400 with its code, and no subgraph is asked', async ({
    expect,
    onTestFinished,
  }) => {
    const local = new Map([
      ['parks', parks()],
      ['startups', parks()],
    ]);
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local });
    for (const [query, code] of [
      [`{ parks {${nested(60)}} }`, 'TOO_DEEP'],
      [`{ parks {${aliased(31)}} }`, 'TOO_MANY_ALIASES'],
      [`{ parks {${'id '.repeat(15_000)}} }`, 'TOO_MANY_TOKENS'],
      ['{ parks {', 'GRAPHQL_PARSE_FAILED'],
    ] as const) {
      const { status, errors } = await gateway.ask(query);
      expect([status, errors[0]?.extensions.code]).toEqual([400, code]);
    }
    const get = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(`{ parks {${aliased(31)}} }`)}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(((await get.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code).toBe(
      'TOO_MANY_ALIASES',
    );
    expect(gateway.fetches).toEqual({});
  });

  test('variables may nest no deeper than what is written in the document', async ({ expect, onTestFinished }) => {
    const gateway = await gatewayOver({ onTestFinished }, {}, { supergraphSdl, local: both() });
    const codeOf = async (levels: number) => {
      const body = `{"query":"{ park(id: 1) { id } }","variables":{"x":${'['.repeat(levels)}${']'.repeat(levels)}}}`;
      const headers = { 'content-type': 'application/json' };
      const { status, errors } = await asked(await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body }));
      return [status, errors[0]?.extensions.code];
    };
    expect(await codeOf(50)).toEqual([200, undefined]);
    expect(await codeOf(51)).toEqual([400, 'TOO_DEEP']);
    expect(await codeOf(200_000)).toEqual([400, 'TOO_DEEP']);
  });

  test('relaxed limits let more through', async ({ expect, onTestFinished }) => {
    const gateway = await gatewayOver(
      { onTestFinished },
      { MAX_ALIASES: '100', MAX_DEPTH: '100' },
      { supergraphSdl, local: both() },
    );
    const { errors, data } = await gateway.ask(`{ park(id: "park_a") {${aliased(90)} ${nested(60, 'name')}} }`);
    expect(errors).toEqual([]);
    expect(data.park.a89).toBe('park_a');
  });
});
