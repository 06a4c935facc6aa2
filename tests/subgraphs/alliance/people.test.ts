import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';

const EMAIL =
  '{ _entities(representations: [{ __typename: "Person", id: "person_demo-founder-01" }]) { ... on Person { name email } } }';

describe('People and nodes', () => {
  let alliance: SubgraphUnderTest;
  beforeAll(async () => {
    alliance = await startUnderTest(['alliance']);
  });

  it('shows an address to colleagues and the secretariat, and to nobody else even through _entities', async () => {
    const shown = await Promise.all(
      [SECRETARIAT, viewerOf('FOUNDER', 'startup_demo-01')].map((viewer) => alliance.query(EMAIL, viewer)),
    );
    for (const { data } of shown) expect(data._entities[0].email).toBe('demo-founder-01@alliance-graph.example');
    const hidden = await Promise.all(
      [viewerOf('FOUNDER', 'startup_demo-02'), viewerOf('ANALYST')].map((viewer) => alliance.query(EMAIL, viewer)),
    );
    for (const { data, errors } of hidden) {
      expect(data._entities[0]).toEqual({ name: 'Demo Founder 01 (SYNTHETIC)', email: null });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await alliance.query(EMAIL)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('finds anything by its id, keeps the order asked for, and answers null for what is no id', async () => {
    const ids = ['organisation_secretariat', 'nonsense', 'person_demo-founder-02', 'startup_demo-01', 'state_XX'];
    const { data } = await alliance.query('query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', undefined, {
      ids,
    });
    expect(data.nodes.map((node: { __typename: string } | null) => node?.__typename)).toEqual([
      'Organisation',
      undefined,
      'Person',
      'Startup',
      undefined,
    ]);
  });

  it('tells the viewer who they are taken for', async () => {
    const { data } = await alliance.query('{ viewer { role organisationId person { name organisation { id } } } }', {
      role: 'FOUNDER',
      organisationId: 'startup_demo-03',
      personId: 'person_demo-founder-03',
    });
    expect(data.viewer).toEqual({
      role: 'FOUNDER',
      organisationId: 'startup_demo-03',
      person: { name: 'Demo Founder 03 (SYNTHETIC)', organisation: { id: 'startup_demo-03' } },
    });
  });

  it('groups organisations and folds their values', async () => {
    const { data } = await alliance.query(
      '{ organisationsAggregate(filter: { synthetic: { eq: true } }, groupBy: [{ field: kind }], measures: [{ field: country, function: DISTINCT }]) { truncated groups { keys { field value } count measures { value } } } }',
    );
    expect(data.organisationsAggregate).toEqual({
      truncated: false,
      groups: [
        { keys: [{ field: 'kind', value: 'MINISTRY' }], count: 1, measures: [{ value: 1 }] },
        { keys: [{ field: 'kind', value: 'PROVIDER' }], count: 1, measures: [{ value: 1 }] },
        { keys: [{ field: 'kind', value: 'SECRETARIAT' }], count: 1, measures: [{ value: 0 }] },
      ],
    });
  });
});
