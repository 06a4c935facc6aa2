import { describe, test } from 'vitest';
import { readSettings } from '../../gateway/settings.ts';
import { mintToken } from '../../gateway/token.ts';
import { ACCESS, compose, fakeSubgraph, gatewayOver, type World } from './world.ts';

const SDL = `${ACCESS}
  type Query {
    startup: Startup @access(to: ["PUBLIC"])
    party: Party @access(to: ["PUBLIC"])
  }
  type Mutation { close(note: String): Startup @access(to: ["SECRETARIAT"]) }
  union Party = Startup
  type Startup @key(fields: "id") {
    id: ID! @access(to: ["PUBLIC"])
    deck: String @access(to: ["INVESTOR", "SECRETARIAT"])
    cash: Int @access(to: ["SECRETARIAT"], own: ["id"])
    rating: Int @access(to: ["SECRETARIAT"])
    friend: Startup @access(to: ["PUBLIC"])
  }`;

const supergraphSdl = compose({ one: SDL });
const record = { __typename: 'Startup', id: 'startup_1', deck: 'd', cash: 1, rating: 2, friend: { id: 'startup_2' } };

/** Asks in a role; tells the code, the coordinates, and how often the subgraph was asked. */
async function world(test: World) {
  const one = fakeSubgraph(SDL, {
    Query: { startup: () => record, party: () => record },
    Mutation: { close: () => record },
  });
  const gateway = await gatewayOver(test, {}, { supergraphSdl, local: new Map([['one', one]]) });
  return async (role: string | null, query: string, variables = {}) => {
    const viewer = { role: role ?? 'PUBLIC', organisationId: 'organisation_x', personId: null };
    const headers: Record<string, string> = role
      ? { authorization: `Bearer ${await mintToken(viewer, readSettings({}).jwtSecret)}` }
      : {};
    const before = one.seen.length;
    const { status, errors } = await gateway.ask(query, { headers, variables });
    return {
      status,
      code: errors[0]?.extensions.code,
      closed: errors[0]?.extensions.coordinates,
      calls: one.seen.length - before,
    };
  };
}

const open = { status: 200, code: undefined, closed: undefined, calls: 1 };
const forbidden = (...closed: string[]) => ({ status: 403, code: 'FORBIDDEN', closed, calls: 0 });

describe('an operation is refused before any subgraph is asked', () => {
  test('when its field is closed to the role', async ({ expect, onTestFinished }) => {
    const as = await world({ onTestFinished });
    expect(await as('FOUNDER', '{ startup { id deck rating } }')).toEqual(forbidden('Startup.deck', 'Startup.rating'));
    expect(await as('INVESTOR', '{ startup { id deck rating } }')).toEqual(forbidden('Startup.rating'));
    expect(await as('SECRETARIAT', '{ startup { id deck rating } }')).toEqual(open);
  });

  test('and the public is asked to sign in', async ({ expect, onTestFinished }) => {
    const as = await world({ onTestFinished });
    const refused = { status: 401, code: 'UNAUTHENTICATED', closed: ['Startup.deck'], calls: 0 };
    expect(await as(null, '{ startup { deck } }')).toEqual(refused);
    expect(await as(null, '{ startup { id } }')).toEqual(open);
  });

  test('through aliases, fragments, unions and mutations alike', async ({ expect, onTestFinished }) => {
    const as = await world({ onTestFinished });
    expect(await as('FOUNDER', '{ startup { x: rating } }')).toEqual(forbidden('Startup.rating'));
    expect(await as('FOUNDER', '{ startup { friend { ...F } } } fragment F on Startup { rating }')).toEqual(
      forbidden('Startup.rating'),
    );
    expect(await as('FOUNDER', '{ party { ... on Startup { rating } } }')).toEqual(forbidden('Startup.rating'));
    expect(await as('FOUNDER', '{ startup { ... { rating } } }')).toEqual(forbidden('Startup.rating'));
    expect(await as('FOUNDER', 'mutation { close { id } }')).toEqual(forbidden('Mutation.close'));
    expect(await as('SECRETARIAT', 'mutation { close { id } }')).toEqual(open);
  });

  test('but not when it leaves the field out', async ({ expect, onTestFinished }) => {
    const as = await world({ onTestFinished });
    const query =
      'query($all: Boolean! = false, $less: Boolean!) { startup { id rating @include(if: $all) deck @skip(if: $less) } }';
    expect(await as('FOUNDER', query, { less: true })).toEqual(open);
    expect(await as('FOUNDER', query, { less: false })).toEqual(forbidden('Startup.deck'));
    expect(await as('FOUNDER', query, { all: true, less: true })).toEqual(forbidden('Startup.rating'));
  });

  test('nor when an owner may read it: its subgraph knows who owns', async ({ expect, onTestFinished }) => {
    const as = await world({ onTestFinished });
    expect(await as('FOUNDER', '{ startup { cash } }')).toEqual(open);
  });

  test('each time, though the same document was let through for another', async ({ expect, onTestFinished }) => {
    const as = await world({ onTestFinished });
    const roles = ['SECRETARIAT', 'FOUNDER', 'SECRETARIAT', 'INVESTOR', 'FOUNDER'];
    const answers = await Promise.all(roles.map((role) => as(role, '{ startup { rating } }')));
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 200, 403, 403]);
  });
});
