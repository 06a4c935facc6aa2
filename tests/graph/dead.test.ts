import { beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph, TOPOLOGIES } from '../harness/graph.ts';

for (const topology of TOPOLOGIES) {
  describe(`A dead subgraph takes nothing from its neighbours (${topology})`, { concurrent: false }, () => {
    let graph: Graph;
    beforeAll(async () => {
      graph = await startGraph(topology, ['startups']);
    });

    it('at the root', async () => {
      const { data, errors } = await graph.query(
        '{ technoparks(first: 1) { nodes { id } } startups(first: 1) { nodes { id } } }',
      );
      expect(data).toEqual({ technoparks: { nodes: [{ id: expect.any(String) }] }, startups: null });
      expect(errors?.map(({ extensions }) => `${extensions.code} ${extensions.service}`)).toEqual([
        'SUBGRAPH_UNAVAILABLE startups',
      ]);
    });

    it('nor where a row of theirs leads to one of its own', async () => {
      const { data, errors } = await graph.query(
        '{ residencies(first: 2) { nodes { id startup { name { text } } } } }',
      );
      expect({ data, errors }).toMatchObject({ data: { residencies: { nodes: [{}, {}] } } });
      expect(data.residencies.nodes).toEqual([
        { id: expect.any(String), startup: null },
        { id: expect.any(String), startup: null },
      ]);
      expect(errors?.[0]?.extensions.service).toBe('startups');
    });
  });
}
