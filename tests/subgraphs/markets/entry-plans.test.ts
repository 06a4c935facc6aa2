import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

const REPLY =
  '{ entryPlan { id state version synthetic steps { key state } history { name before after } } errors { __typename code path } }';
const STEPS = [
  { key: 'partner', title: 'Find a partner' },
  { key: 'pilot', title: 'Run a pilot', after: ['partner'] },
];
const founderOf = (startupId: string) => viewerOf('FOUNDER', startupId);

describe('A plan to enter a market', () => {
  let markets: SubgraphUnderTest;
  let other: SubgraphUnderTest;
  beforeAll(async () => {
    markets = await startUnderTest(['markets']);
    other = await startUnderTest(['markets'], { databaseUrl: markets.databaseUrl });
  });

  const draft = async (startupId: string, input: object = {}, viewer = founderOf(startupId), at = markets) => {
    const text = `mutation($input: DraftEntryPlanInput!) { draftEntryPlan(input: $input) ${REPLY} }`;
    const all = { startupId, marketId: 'market_UZ', steps: STEPS, idempotencyKey: startupId, ...input };
    const { data, errors } = await at.query(text, viewer, { input: all });
    return data?.draftEntryPlan ?? { errors };
  };
  const move = async (plan: { id: string; version: number }, name: string, viewer: Viewer = SECRETARIAT) => {
    const text = `mutation($input: MoveEntryPlanInput!) { moveEntryPlan(input: $input) ${REPLY} }`;
    const input = { id: plan.id, move: name, expectedVersion: plan.version };
    return (await markets.query(text, viewer, { input })).data.moveEntryPlan;
  };
  const step = async (mutation: string, plan: { id: string; version: number }, key: string) => {
    const text = `mutation($input: EntryStepMoveInput!) { ${mutation}(input: $input) ${REPLY} }`;
    const input = { id: plan.id, key, expectedVersion: plan.version };
    return (await markets.query(text, SECRETARIAT, { input })).data[mutation];
  };

  it('is drafted by a founder, and goes step by step to the market, each move kept', async () => {
    let { entryPlan: plan } = await draft('startup_demo-20');
    expect(plan).toMatchObject({
      state: 'DRAFT',
      synthetic: true,
      steps: [{ state: 'WAITING' }, { state: 'WAITING' }],
    });
    for (const name of ['AGREE', 'START', 'BLOCK', 'RESUME']) ({ entryPlan: plan } = await move(plan, name));
    for (const key of ['partner', 'pilot'])
      for (const mutation of ['openEntryStep', 'completeEntryStep'])
        ({ entryPlan: plan } = await step(mutation, plan, key));
    for (const name of ['ENTER', 'REVIEW']) ({ entryPlan: plan } = await move(plan, name));
    expect(plan.state).toBe('REVIEWED');
    expect(plan.history.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['DRAFT', 'AGREE', 'START', 'BLOCK', 'RESUME', 'ENTER', 'REVIEW']),
    );
    expect((await told(markets, 'entry-plan.changed', plan.id)).last).toMatchObject({ state: 'REVIEWED' });
  });

  it('opens no step before its prerequisites are done, and none while the plan is not in progress', async () => {
    let { entryPlan: plan } = await draft('startup_demo-21');
    expect((await step('openEntryStep', plan, 'partner')).errors[0].code).toBe('PLAN_NOT_IN_PROGRESS');
    ({ entryPlan: plan } = await move(plan, 'AGREE'));
    ({ entryPlan: plan } = await move(plan, 'START'));
    expect((await step('openEntryStep', plan, 'pilot')).errors[0].code).toBe('PREREQUISITE_OPEN');
    expect((await step('completeEntryStep', plan, 'partner')).errors[0].code).toBe('STEP_NOT_OPEN');
    expect((await step('openEntryStep', plan, 'nothing')).errors[0].code).toBe('UNKNOWN_STEP');
    expect((await move(plan, 'ENTER')).errors[0].code).toBe('STEPS_NOT_DONE');
  });

  it('takes no move its state does not have, and no move of a version that is gone', async () => {
    const { entryPlan: plan } = await draft('startup_demo-22');
    expect((await move(plan, 'ENTER')).errors[0]).toMatchObject({
      __typename: 'ConflictError',
      code: 'ILLEGAL_TRANSITION',
    });
    await move(plan, 'AGREE');
    expect((await move(plan, 'START')).errors[0].code).toBe('VERSION_CONFLICT');
  });

  it.each([
    ['no step', [], 'NO_STEPS'],
    ['two steps of one key', [STEPS[0], STEPS[0]], 'DUPLICATE_STEP'],
    ['a step that waits for nothing known', [{ key: 'a', title: 'A', after: ['b'] }], 'UNKNOWN_STEP'],
    [
      'steps that wait for each other',
      [
        { key: 'a', title: 'A', after: ['b'] },
        { key: 'b', title: 'B', after: ['a'] },
        { key: 'c', title: 'C' },
      ],
      'CIRCULAR_STEPS',
    ],
  ])('is refused with %s', async (_, steps, code) => {
    const { entryPlan, errors } = await draft('startup_demo-23', { steps });
    expect([entryPlan, errors[0].code]).toEqual([null, code]);
  });

  it('is refused for a market there is none of, and for the startup of somebody else', async () => {
    expect((await draft('startup_demo-24', { marketId: 'market_ZZ' })).errors[0].code).toBe('NOT_FOUND');
    expect((await draft('startup_demo-24', {}, founderOf('startup_demo-25'))).errors[0].code).toBe('FORBIDDEN');
    expect((await draft('startup_demo-24', {}, ANALYST)).errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('is made once for one key, whatever the client repeats', async () => {
    const [first, again] = [await draft('startup_demo-26'), await draft('startup_demo-26')];
    expect(again.entryPlan.id).toBe(first.entryPlan.id);
    expect((await draft('startup_demo-26', { marketId: 'market_KG' })).errors[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('is the only live one of its startup and market, also when two founders race over two connections', async () => {
    const replies = await Promise.all(
      [0, 1, 2, 3].map((i) =>
        draft(
          'startup_demo-27',
          { idempotencyKey: `race-${i}` },
          founderOf('startup_demo-27'),
          i % 2 ? markets : other,
        ),
      ),
    );
    const codes = replies.map(({ errors }) => errors[0]?.code ?? 'DRAFTED').sort();
    expect(codes).toEqual(['DRAFTED', 'ENTRY_PLAN_EXISTS', 'ENTRY_PLAN_EXISTS', 'ENTRY_PLAN_EXISTS']);
  });

  it('is seen by its founder, analysts and the secretariat, through every door', async () => {
    const list = '{ entryPlans(filter: { startupId: { eq: "startup_demo-01" } }) { nodes { id steps { key } } } }';
    const entity =
      '{ _entities(representations: [{ __typename: "Startup", id: "startup_demo-01" }]) { ... on Startup { entryPlans { id } } } }';
    const seen = async (viewer?: Viewer) => {
      const [listed, joined] = [await markets.query(list, viewer), await markets.query(entity, viewer)];
      return [
        listed.data?.entryPlans?.nodes.length ?? 'denied',
        joined.data._entities[0].entryPlans?.length ?? 'denied',
      ];
    };
    expect(await seen(founderOf('startup_demo-01'))).toEqual([1, 1]);
    expect(await seen(ANALYST)).toEqual([1, 1]);
    expect(await seen(founderOf('startup_demo-02'))).toEqual([0, 'denied']);
    expect(await seen()).toEqual(['denied', 'denied']);
  });
});
