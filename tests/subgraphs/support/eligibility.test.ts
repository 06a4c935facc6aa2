import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { tell } from './world.ts';

describe('May this startup apply for this programme, measure or call?', { concurrent: false }, () => {
  let support: SubgraphUnderTest;
  beforeAll(async () => {
    support = await startUnderTest(['support', 'programmes']);
    await tell(support, [{ id: 'startup_iranian', country: 'IR', stage: 'MVP' }]);
  });
  const ask = async (type: string, id: string, viewer: Viewer | undefined = ANALYST) => {
    const text = `{ _entities(representations: [{ __typename: "${type}", id: "${id}" }]) { ... on ${type} {
      eligibility(startupId: "startup_iranian") { verdict atFault } } } }`;
    const { data, errors } = await support.query(text, viewer);
    return { answer: data._entities[0]?.eligibility, code: errors?.[0]?.extensions.code };
  };

  it('says so of a programme of another subgraph, by its open call', async () => {
    expect((await ask('Programme', 'programme_demo-acceleration')).answer).toEqual({
      verdict: 'ELIGIBLE',
      atFault: [],
    });
    expect((await ask('Programme', 'programme_demo-residents')).answer).toEqual({
      verdict: 'NOT_ELIGIBLE',
      atFault: ['RESIDENCY'],
    });
    expect((await ask('Programme', 'programme_demo-incubation')).answer).toEqual({
      verdict: 'NOT_ELIGIBLE',
      atFault: ['CALL_OPEN'],
    });
  });

  it('promises nothing of real programmes and measures, of which no call is known', async () => {
    const unknown = { verdict: 'UNKNOWN', atFault: ['CALL_OPEN'] };
    expect((await ask('Programme', 'programme_ir-pardis-incub')).answer).toEqual(unknown);
    expect((await ask('Measure', 'measure_kz-visa')).answer).toEqual({
      verdict: 'NOT_ELIGIBLE',
      atFault: ['RESIDENCY'],
    });
    expect((await ask('Measure', 'measure_cn-otep')).answer.atFault).toEqual(['CALL_OPEN', 'CONDITIONS']);
  });

  it('says so of a call', async () => {
    expect((await ask('GrantCall', 'grant-call_demo-joint')).answer.verdict).toBe('ELIGIBLE');
    expect((await ask('GrantCall', 'grant-call_demo-last')).answer.atFault).toEqual(['HOME_COUNTRY', 'CALL_OPEN']);
  });

  it('is null for a programme nobody told of, and denied to the public and to other founders at every door', async () => {
    expect((await ask('Programme', 'programme_none')).answer).toBeNull();
    for (const [type, id] of [
      ['Programme', 'programme_demo-women'],
      ['Measure', 'measure_kz-visa'],
      ['GrantCall', 'grant-call_demo-joint'],
    ] as const) {
      const other = await ask(type, id, viewerOf('FOUNDER', 'startup_other'));
      const nobody = await ask(type, id, viewerOf('PUBLIC'));
      expect([other, nobody]).toEqual([
        { answer: null, code: 'FORBIDDEN' },
        { answer: null, code: 'UNAUTHENTICATED' },
      ]);
    }
  });

  it('asks the database as often for many programmes as for one', async () => {
    const ids = ['acceleration', 'seed-track', 'women', 'residents', 'soft-landing'];
    const many = (count: number) =>
      support.query(
        `{ _entities(representations: [${ids.slice(0, count).map((key) => `{ __typename: "Programme", id: "programme_demo-${key}" }`)}]) {
          ... on Programme { eligibility(startupId: "startup_iranian") { verdict } } } }`,
        ANALYST,
      );
    expect((await many(5)).statements).toBe((await many(1)).statements);
  });
});
