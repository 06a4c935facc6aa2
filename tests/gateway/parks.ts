import { compose, type FakeSubgraph, fakeSubgraph } from './world.ts';

export const PARKS = `
  type Query { park(id: ID!): Park  parks: [Park!]!  node(id: ID!): Node  nodes: [Node]!  broken: String  secret: String  missing: String }
  interface Node { id: ID! }
  type Park implements Node @key(fields: "id") { id: ID!  name: String!  desks: Int  next: Park }
  type Startup implements Node @key(fields: "id", resolvable: false) { id: ID! }
`;

export const STARTUPS = `
  type Query { startups: [Startup!]! }
  type Startup @key(fields: "id") { id: ID!  title: String!  home: Park }
  type Park @key(fields: "id") { id: ID!  residents: [Startup!]  count: Int }
`;

const PARK_NAMES: Record<string, string> = { park_a: 'Alpha', park_b: 'Beta', park_c: 'Gamma' };

const park = (id: string) => (PARK_NAMES[id] ? { __typename: 'Park', id, name: PARK_NAMES[id], desks: 3 } : null);

function failing(code: string | null, message: string): () => never {
  return () => {
    throw Object.assign(new Error(message), code ? { extensions: { code } } : {});
  };
}

/** Three parks; `missing`, `secret` and `broken` fail in three ways. */
export const parks = (): FakeSubgraph =>
  fakeSubgraph(PARKS, {
    Query: {
      park: (_: unknown, { id }: { id: string }) => park(id),
      parks: () => Object.keys(PARK_NAMES).map(park),
      node: (_: unknown, { id }: { id: string }) =>
        id.startsWith('startup') ? { __typename: 'Startup', id } : park(id),
      nodes: () => [park('park_a'), { __typename: 'Startup', id: 'startup_1' }, park('park_b'), null, park('park_c')],
      broken: failing(null, 'connect ECONNREFUSED 10.0.0.7:5432, password=hunter2'),
      secret: failing('FORBIDDEN', 'You may not read this.'),
      missing: failing('NOT_FOUND', 'There is no such thing.'),
    },
    Park: {
      __resolveReference: ({ id }: { id: string }) => park(id),
      next: () => park('park_b'),
    },
  });

const startup = (id: string) => (id === 'startup_1' ? { id, title: 'One', home: { id: 'park_a' } } : null);

export const startups = (): FakeSubgraph =>
  fakeSubgraph(STARTUPS, {
    Query: { startups: () => [startup('startup_1')] },
    Startup: { __resolveReference: ({ id }: { id: string }) => startup(id) },
    Park: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      residents: () => [startup('startup_1')],
      count: () => 1,
    },
  });

/** Both, as our own graph has them. */
export const supergraphSdl = compose({ parks: PARKS, startups: STARTUPS });

/** Both in this process. */
export const both = () =>
  new Map([
    ['parks', parks()],
    ['startups', startups()],
  ]);
