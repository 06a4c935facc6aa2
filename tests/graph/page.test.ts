import { beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph, TOPOLOGIES } from '../harness/graph.ts';
import { viewerOf } from '../harness/subgraph.ts';

const VARIABLES = { startup: 'startup_demo-07', locale: 'kk', currency: 'KZT', zone: 'Asia/Almaty' };
const FOUNDER = viewerOf('FOUNDER', 'startup_demo-07');

for (const topology of TOPOLOGIES) {
  describe(`A startup page loses only what a dead subgraph owns (${topology})`, { concurrent: false }, () => {
    let whole: Graph;
    let wounded: Graph;
    beforeAll(async () => {
      whole = await startGraph(topology);
      wounded = await startGraph(topology, ['meetings', 'matches']);
    });

    it('and says which part, with its place and its owner', async () => {
      const all = await whole.operation('25-startup-page', VARIABLES, FOUNDER);
      const some = await wounded.operation('25-startup-page', VARIABLES, FOUNDER);
      expect(all.data.node.nextMeeting).not.toBeNull();
      expect(some.data).toEqual({ node: { ...all.data.node, marketMatches: null, nextMeeting: null } });
      const told = some.errors!.map(
        ({ path, extensions }) => `${path?.join('.')} ${extensions.code} ${extensions.service}`,
      );
      expect(told.sort()).toEqual([
        'node.marketMatches SUBGRAPH_UNAVAILABLE matches',
        'node.nextMeeting SUBGRAPH_UNAVAILABLE meetings',
      ]);
    });

    it('and an unknown id is null, not an error', async () => {
      const answer = await whole.operation('25-startup-page', { ...VARIABLES, startup: 'startup_nobody' }, FOUNDER);
      expect(answer.errors).toBeUndefined();
      expect(answer.data).toEqual({ node: null });
    });

    it('and Accept-Language chooses the language of names', async () => {
      const query = '{ node(id: "state_UZ") { ... on State { name { text locale direction } } } }';
      const { data } = await whole.query(query, {}, FOUNDER, { 'accept-language': 'ur;q=0.4, fa' });
      expect(data.node.name).toEqual({ text: 'ازبکستان', locale: 'fa', direction: 'RTL' });
    });
  });
}
