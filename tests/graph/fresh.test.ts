import { beforeAll, describe, expect, it } from 'vitest';
import { type Graph, startGraph, TOPOLOGIES } from '../harness/graph.ts';
import { viewerOf } from '../harness/subgraph.ts';

const SECRETARY = viewerOf('SECRETARIAT', 'organisation_secretariat');
const FUND = viewerOf('INVESTOR', 'investor_demo-01');
const REGISTER =
  'mutation($input: RegisterStartupInput!) { registerStartup(input: $input) { startup { id } errors { code message path } } }';
const OPEN =
  'mutation($input: OpenRoundInput!) { openRound(input: $input) { round { id state } errors { code message path } } }';
const DECIDE = 'mutation($input: DecideInput!) { decide(input: $input) { errors { code message } } }';
const EXCLUDE =
  'mutation($input: DeclareExclusionInput!) { declareExclusion(input: $input) { errors { code message } } }';
const LIST =
  '{ node(id: "investor_demo-01") { ... on Investor { matches(first: 100) { nodes { startup { id name { text } } } } } } }';

for (const topology of TOPOLOGIES) {
  describe(`The lists are fresh (${topology})`, { concurrent: false }, () => {
    let graph: Graph;
    let id: string;
    beforeAll(async () => {
      graph = await startGraph(topology);
      const input = {
        name: 'Fresh from the mutation',
        country: 'KZ',
        sectors: ['FINTECH'],
        stage: 'SALES',
        productLanguages: ['RU'],
        idempotencyKey: 'fresh',
      };
      const { data } = await graph.query(REGISTER, { input }, viewerOf('SECRETARIAT', 'organisation_secretariat'));
      expect(data.registerStartup.errors).toEqual([]);
      id = data.registerStartup.startup.id;
    });
    const listed = async () => {
      await graph.settle();
      const { data } = await graph.query(LIST, {}, FUND);
      return data.node.matches.nodes.map((node: { startup: { id: string; name: { text: string } } }) => node.startup);
    };
    const ids = async () => (await listed()).map((startup: { id: string }) => startup.id);

    it('with a startup registered a moment ago, under its name', async () => {
      expect(await listed()).toContainEqual({ id, name: { text: 'Fresh from the mutation' } });
    });

    it('with its raise, which discovery filters by', async () => {
      const input = {
        startupId: id,
        amount: { amount: '250000', currency: 'USD' },
        round: 'SEED',
        idempotencyKey: 'raise',
      };
      expect((await graph.query(OPEN, { input }, viewerOf('FOUNDER', id))).data.openRound.errors).toEqual([]);
      await graph.settle();
      const query = `{ startupProfiles(filter: { raiseUsd: { eq: "250000" }, id: { eq: "${id}" } }) { totalCount } }`;
      expect((await graph.query(query, {}, FUND)).data.startupProfiles.totalCount).toBe(1);
    });

    it('without one that the investor passed on', async () => {
      const input = { aboutId: id, verdict: 'PASSED', idempotencyKey: 'pass' };
      expect((await graph.query(DECIDE, { input }, FUND)).data.decide.errors).toEqual([]);
      expect(await ids()).not.toContain(id);
      await graph.query(DECIDE, { input: { ...input, verdict: 'WITHDRAWN', idempotencyKey: 'back' } }, FUND);
    });

    it('without one that was excluded meanwhile', async () => {
      const input = { a: id, b: 'investor_demo-01', kind: 'DECLARED', idempotencyKey: 'exclude' };
      expect((await graph.query(EXCLUDE, { input }, SECRETARY)).data.declareExclusion.errors).toEqual([]);
      expect(await ids()).not.toContain(id);
    });
  });
}
