import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { PUBLIC_VIEWER, type Viewer } from '#kit/viewer';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { founder, manager, rows, SILK, STEPPE, startTechnoparks, tellOf } from './world.ts';

let parks: SubgraphUnderTest;
let twin: SubgraphUnderTest;
beforeAll(async () => {
  parks = await startTechnoparks();
  await tellOf(
    parks,
    ['newcomer', 'steps', 'bold', 'raced', 'torn'].map((name) => `startup_${name}`),
  );
  twin = await startUnderTest(['technoparks'], { databaseUrl: parks.databaseUrl });
});

const REPLY = '{ residency { id state fromDay toDay version startup { id } } errors { code path } }';
const grant = async (startupId: string, technoparkId: string, viewer: Viewer = SECRETARIAT, at = parks) => {
  const input = { startupId, technoparkId, idempotencyKey: randomUUID() };
  const mutation = `mutation ($input: GrantResidencyInput!) { grantResidency(input: $input) ${REPLY} }`;
  return (await at.query(mutation, viewer, { input })).data.grantResidency;
};
const change = async (name: 'suspend' | 'resume' | 'end', input: object, viewer: Viewer = SECRETARIAT, at = parks) => {
  const type = name === 'end' ? 'EndResidencyInput' : 'ChangeResidencyInput';
  const mutation = `mutation ($input: ${type}!) { reply: ${name}Residency(input: $input) ${REPLY} }`;
  return (await at.query(mutation, viewer, { input: { reason: 'Because', ...input } })).data.reply;
};
const report = async (residencyId: string, quarter: string, viewer: Viewer) => {
  const input = { residencyId, quarter, summary: 'All is well', idempotencyKey: randomUUID() };
  const mutation = `mutation ($input: SubmitQuarterlyReportInput!) { submitQuarterlyReport(input: $input) { report { quarter } errors { code } } }`;
  return (await parks.query(mutation, viewer, { input })).data.submitQuarterlyReport;
};
const codeOf = ({ errors }: { errors: { code: string }[] }) => errors[0]?.code ?? 'DONE';

describe('Which of my residents owe the quarterly report, and whose residency should be suspended?', () => {
  const owing = (park: string) =>
    `{ residentsOwingReports(technoparkId: "${park}") { startup { id } state missedReports suspensionDue reportsOwed { quarter dueOn missed } } }`;

  test('the manager gets each with the reports owed and the verdict of the rule of two misses', async () => {
    const { data } = await parks.query(owing('technopark_demo-lake'), manager('technopark_demo-lake'));
    const both = [
      { quarter: '2026-Q2', dueOn: '2026-07-31', missed: true },
      { quarter: '2026-Q3', dueOn: '2026-10-31', missed: true },
    ];
    const due = { state: 'ACTIVE', missedReports: 2, suspensionDue: true, reportsOwed: both };
    // The fourth came on 28 February 2026: of the first quarter no report is asked.
    expect(data.residentsOwingReports).toEqual([
      { startup: { id: 'startup_demo-40' }, ...due },
      { startup: { id: 'startup_demo-22' }, ...due },
      { startup: { id: 'startup_demo-04' }, ...due },
    ]);
  });

  test('one miss is not enough, and who is suspended need not be suspended', async () => {
    const { data } = await parks.query(owing(STEPPE), manager(STEPPE));
    type Owing = { startup: { id: string }; state: string; missedReports: number; suspensionDue: boolean };
    const verdicts = data.residentsOwingReports.map((one: Owing) => [
      one.startup.id,
      one.state,
      one.missedReports,
      one.suspensionDue,
    ]);
    expect(verdicts).toEqual([
      ['startup_demo-37', 'SUSPENDED', 2, false],
      ['startup_demo-31', 'ACTIVE', 2, true],
      ['startup_demo-13', 'ACTIVE', 2, true],
    ]);
    const silk = await parks.query(owing(SILK), manager(SILK));
    expect(silk.data.residentsOwingReports[0]).toMatchObject({ missedReports: 1, suspensionDue: false });
  });

  test('another park’s manager and a founder may not ask', async () => {
    for (const viewer of [manager(STEPPE), founder('02'), PUBLIC_VIEWER]) {
      const { data, errors } = await parks.query(owing(SILK), viewer);
      expect(Object.values(data)).toEqual([null]);
      expect(errors![0]!.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
    }
    expect((await parks.query(owing(SILK), ANALYST)).errors).toBeUndefined();
  });

  test('a report handed in is owed no more, and cannot be handed in twice', async () => {
    const [volga, id] = ['technopark_demo-volga', 'residency_demo-47'];
    const before = await parks.query(owing(volga), manager(volga));
    expect(JSON.stringify(before.data)).toContain('startup_demo-47');
    expect(codeOf(await report(id, '2026-Q3', founder('47')))).toBe('DONE');
    expect(codeOf(await report(id, '2026-Q3', founder('47')))).toBe('ALREADY_REPORTED');
    const after = await parks.query(owing(volga), manager(volga));
    expect(JSON.stringify(after.data)).not.toContain('startup_demo-47');
  });

  test.each([
    ['of a quarter that is not over', '2026-Q4', '47', 'NOTHING_TO_REPORT'],
    ['of before the stay', '2019-Q1', '47', 'NOTHING_TO_REPORT'],
    ['of no quarter', 'spring', '47', 'INVALID_QUARTER'],
    ['of another startup', '2026-Q3', '46', 'FORBIDDEN'],
  ])('a report %s is refused', async (_, quarter, who, code) => {
    expect(codeOf(await report('residency_demo-47', quarter, founder(who)))).toBe(code);
  });
});

describe('Who sees what of a residency', () => {
  const of = [{ __typename: 'Startup', id: 'startup_demo-04' }];
  const entity = (field: string) =>
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Startup { residency { state technopark { id } ${field} } } } }`;

  test('that a startup resides in a park is public', async () => {
    const { data } = await parks.query(entity(''), PUBLIC_VIEWER, { of });
    expect(data._entities[0].residency).toEqual({ state: 'ACTIVE', technopark: { id: 'technopark_demo-lake' } });
  });

  test.each(['missedReports', 'suspensionDue', 'reportsOwed { quarter }', 'reports { quarter }', 'history { name }'])(
    '%s: the resident, its park, the secretariat and analysts only, also through _entities',
    async (field) => {
      const seeing = [founder('04'), manager('technopark_demo-lake'), SECRETARIAT, ANALYST];
      for (const viewer of seeing)
        expect((await parks.query(entity(field), viewer, { of })).errors, viewer.role).toBeUndefined();
      const blind = [founder('05'), manager(SILK), viewerOf('INVESTOR', 'investor_demo-01'), PUBLIC_VIEWER];
      for (const viewer of blind) {
        const { errors } = await parks.query(entity(field), viewer, { of });
        expect(errors?.[0]?.extensions.code, viewer.role).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
      }
    },
  );
});

describe('A residency’s life', () => {
  test('grant, suspend, resume, end: each is audited and told to the other subgraphs', async () => {
    const { residency } = await grant('startup_newcomer', SILK, manager(SILK));
    expect(residency).toMatchObject({ state: 'ACTIVE', fromDay: '2026-11-23', toDay: null, version: 1 });
    const { id } = residency;
    expect((await change('suspend', { id, expectedVersion: 1 }, manager(SILK))).residency.state).toBe('SUSPENDED');
    expect((await change('resume', { id, expectedVersion: 2 }, manager(SILK))).residency.state).toBe('ACTIVE');
    const ended = await change('end', { id, expectedVersion: 3, reason: 'Sold' }, manager(SILK));
    expect(ended.residency).toMatchObject({ state: 'ENDED', toDay: '2026-11-23' });
    const told = await rows<{ state: string; to: string | null }>(
      parks.databaseUrl,
      `select payload ->> 'state' as state, payload ->> 'to' as to from kit.outbox
       where type = 'residency.changed' and payload ->> 'id' = $1 order by id`,
      [id],
    );
    expect(told.map(({ state }) => state)).toEqual(['ACTIVE', 'SUSPENDED', 'ACTIVE', 'ENDED']);
    expect(told[3]!.to).toBe('2026-11-23');
    const { data } = await parks.query(
      `{ residencies(filter: { startupId: { eq: "startup_newcomer" } }) { nodes { history { name reason } } } }`,
      manager(SILK),
    );
    const history = data.residencies.nodes[0].history as { name: string; reason: string | null }[];
    expect(new Set(history.map(({ name }) => name))).toEqual(new Set(['grant', 'suspend', 'resume', 'end']));
    expect(history.find(({ name }) => name === 'end')!.reason).toBe('Sold');
  });

  test('steps that are not in the table are refused', async () => {
    const { residency } = await grant('startup_steps', SILK);
    const { id } = residency;
    expect(codeOf(await change('resume', { id, expectedVersion: 1 }))).toBe('ILLEGAL_TRANSITION');
    expect(codeOf(await change('end', { id, expectedVersion: 1, on: '2026-11-01' }))).toBe('INVALID_PERIOD');
    expect(codeOf(await change('end', { id, expectedVersion: 1, on: '2026-12-01' }))).toBe('INVALID_PERIOD');
    await change('end', { id, expectedVersion: 1 });
    expect(codeOf(await change('suspend', { id, expectedVersion: 2 }))).toBe('ILLEGAL_TRANSITION');
  });

  test('the park decides, and only over its own', async () => {
    expect(codeOf(await grant('startup_bold', SILK, manager(STEPPE)))).toBe('FORBIDDEN');
    const input = { id: 'residency_demo-02', expectedVersion: 1 };
    expect(codeOf(await change('suspend', input, manager(STEPPE)))).toBe('FORBIDDEN');
    const { errors } = await parks.query(
      `mutation { suspendResidency(input: { id: "residency_demo-02", expectedVersion: 1, reason: "" }) { errors { code } } }`,
      founder('02'),
    );
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  test('unknown parks, startups and residencies are typed errors', async () => {
    expect(codeOf(await grant('startup_x', 'technopark_nowhere'))).toBe('NOT_FOUND');
    expect(codeOf(await grant('person_x', SILK))).toBe('INVALID_STARTUP');
    expect(codeOf(await change('end', { id: 'residency_none', expectedVersion: 1 }))).toBe('NOT_FOUND');
  });

  test('of two parks that take in one startup at once exactly one succeeds', async () => {
    const replies = await Promise.all([
      grant('startup_raced', SILK),
      grant('startup_raced', STEPPE, SECRETARIAT, twin),
    ]);
    expect(replies.map(codeOf).sort()).toEqual(['ALREADY_RESIDENT', 'DONE']);
  });

  test('of two that suspend it at once exactly one succeeds', async () => {
    const { residency } = await grant('startup_torn', SILK);
    const input = { id: residency.id, expectedVersion: 1 };
    const replies = await Promise.all([change('suspend', input), change('suspend', input, SECRETARIAT, twin)]);
    expect(replies.map(codeOf)).toContain('DONE');
    expect(replies.map(codeOf).filter((code) => code === 'DONE')).toHaveLength(1);
    const [row] = await rows<{ n: number }>(
      parks.databaseUrl,
      `select count(*)::int as n from technoparks.state_transition where subject_id = $1 and name = 'suspend'`,
      [residency.id],
    );
    expect(row!.n).toBe(1);
  });
});

test('A park’s residents page by cursor', async () => {
  const page = async (first: number, after = '') => {
    const { data } = await parks.query(
      `{ technopark(id: "technopark_demo-garden") { residentCount residencies(first: ${first}${after && `, after: "${after}"`}) {
        nodes { startup { id } } pageInfo { hasNextPage endCursor } totalCount } } }`,
    );
    return data.technopark;
  };
  const [one, all] = [await page(1), await page(100)];
  expect(all.residentCount).toBe(8);
  expect(all.residencies.totalCount).toBe(8);
  expect(one.residencies.pageInfo.hasNextPage).toBe(true);
  const next = await page(2, one.residencies.pageInfo.endCursor);
  expect(next.residencies.nodes[0]).toEqual(all.residencies.nodes[1]);
});
