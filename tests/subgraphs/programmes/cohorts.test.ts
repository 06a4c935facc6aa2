import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

const MANAGER = viewerOf('PROGRAMME_MANAGER', 'organisation_demo-accelerator');
const REPLY =
  '{ cohort { id state synthetic version callCloses { instant timeZone local } } errors { __typename code path } }';
const PLAN = {
  programmeId: 'programme_demo-acceleration',
  name: 'Cohort 9 (SYNTHETIC)',
  seats: 10,
  callOpensAt: '2026-11-20T04:00:00Z',
  callClosesAt: '2027-02-01T13:00:00Z',
  timeZone: 'Asia/Almaty',
  startsOn: '2027-03-01',
  demoDayOn: '2027-05-20',
  endsOn: '2027-06-01',
};

describe('A cohort', () => {
  let programmes: SubgraphUnderTest;
  let other: SubgraphUnderTest;
  beforeAll(async () => {
    programmes = await startUnderTest(['programmes']);
    other = await startUnderTest(['programmes'], { databaseUrl: programmes.databaseUrl });
  });

  const plan = async (idempotencyKey: string, input: object = {}, viewer = MANAGER, at = programmes) => {
    const text = `mutation($input: PlanCohortInput!) { planCohort(input: $input) ${REPLY} }`;
    const { data, errors } = await at.query(text, viewer, { input: { ...PLAN, ...input, idempotencyKey } });
    return data?.planCohort ?? { errors: [errors![0]!.extensions] };
  };
  const extend = async (id: string, closesAt: string, expectedVersion = 1, viewer = MANAGER) => {
    const text = `mutation($input: ExtendCohortCallInput!) { extendCohortCall(input: $input) ${REPLY} }`;
    return (await programmes.query(text, viewer, { input: { id, closesAt, expectedVersion } })).data.extendCohortCall;
  };
  const stateAt = async (now: string) => {
    const at = await startUnderTest(['programmes'], {
      databaseUrl: programmes.databaseUrl,
      clock: () => new Date(now),
    });
    const text =
      '{ _entities(representations: [{ __typename: "Cohort", id: "cohort_demo-acceleration-3" }]) { ... on Cohort { state } } }';
    return (await at.query(text)).data._entities[0].state;
  };

  it('has its call open until the instant of its deadline, not at it', async () => {
    expect(await stateAt('2026-09-01T00:00:00Z')).toBe('PLANNED');
    expect(await stateAt('2026-12-13T12:59:59.999Z')).toBe('CALL_OPEN');
    expect(await stateAt('2026-12-13T13:00:00Z')).toBe('SELECTION');
  });

  it('runs, shows itself and becomes alumni by the days of its own zone', async () => {
    expect(await stateAt('2027-01-02T18:59:00Z')).toBe('SELECTION');
    expect(await stateAt('2027-01-02T19:00:00Z')).toBe('RUNNING');
    expect(await stateAt('2027-03-28T00:00:00Z')).toBe('DEMO_DAY');
    expect(await stateAt('2027-03-29T00:00:00Z')).toBe('ALUMNI');
  });

  it('is planned by who runs the programme, told, and shows its deadline on the wall of its zone', async () => {
    const { cohort, errors } = await plan('planned');
    expect(errors).toEqual([]);
    expect(cohort).toMatchObject({
      state: 'CALL_OPEN',
      synthetic: true,
      callCloses: { instant: '2027-02-01T13:00:00.000Z', timeZone: 'Asia/Almaty', local: '2027-02-01T18:00' },
    });
    expect(await told(programmes, 'cohort.changed', cohort.id)).toMatchObject({
      times: 1,
      last: { programmeId: 'programme_demo-acceleration', callClosesAt: '2027-02-01T13:00:00.000Z' },
    });
    expect((await plan('planned')).cohort.id).toBe(cohort.id);
  });

  it.each([
    ['no seat', { seats: 0 }, 'INVALID_SEATS'],
    ['a call that closes before it opens', { callClosesAt: '2026-11-19T00:00:00Z' }, 'INVALID_PERIOD'],
    ['a start on the day its call closes', { startsOn: '2027-02-01' }, 'INVALID_PERIOD'],
    ['a demo day before the start', { demoDayOn: '2027-02-20' }, 'INVALID_PERIOD'],
    ['an end on the demo day', { endsOn: '2027-05-20' }, 'INVALID_PERIOD'],
    ['a programme there is none of', { programmeId: 'programme_none' }, 'NOT_FOUND'],
  ])('is refused with %s', async (reason, input, code) => {
    const { cohort, errors } = await plan(reason, input);
    expect([cohort, errors[0].code]).toEqual([null, code]);
  });

  it('is planned by nobody else: not by another’s manager, nor by a founder', async () => {
    expect((await plan('else', {}, viewerOf('PROGRAMME_MANAGER', 'organisation_giz'))).errors[0].code).toBe(
      'FORBIDDEN',
    );
    expect((await plan('else', {}, viewerOf('FOUNDER', 'startup_demo-01'))).errors[0].code).toBe('FORBIDDEN');
    const unprovided = { programmeId: 'programme_pk-nep' };
    expect((await plan('else', unprovided)).errors[0].code).toBe('FORBIDDEN');
    expect((await plan('by us', { ...unprovided, name: 'A', seats: 25 }, SECRETARIAT)).cohort.synthetic).toBe(false);
  });

  it('starts on a day on which no other cohort of the programme does, also when two plans race', async () => {
    const dates = { startsOn: '2027-04-01' };
    const replies = await Promise.all(
      [0, 1, 2, 3].map((i) => plan(`race ${i}`, dates, MANAGER, i % 2 ? programmes : other)),
    );
    expect(replies.map(({ errors }) => errors[0]?.code ?? 'PLANNED').sort()).toEqual([
      ...['COHORT_EXISTS', 'COHORT_EXISTS', 'COHORT_EXISTS', 'PLANNED'],
    ]);
  });

  it('takes a later deadline while its call is open, an earlier one never, and none after it has closed', async () => {
    const id = 'cohort_demo-women-1';
    const { cohort } = await extend(id, '2027-01-10T13:00:00Z');
    expect(cohort.callCloses.local).toBe('2027-01-10T18:00');
    expect((await extend(id, '2027-01-11T13:00:00Z', 1)).errors[0].code).toBe('VERSION_CONFLICT');
    expect((await extend(id, '2027-01-09T13:00:00Z', 2)).errors[0].code).toBe('NOT_LATER');
    expect((await extend(id, '2027-02-09T13:00:00Z', 2)).errors[0].code).toBe('INVALID_PERIOD');
    expect((await extend('cohort_demo-incubation-1', '2027-02-09T13:00:00Z')).errors[0].code).toBe('CALL_CLOSED');
    expect((await extend(id, '2027-01-12T13:00:00Z', 2, viewerOf('PROGRAMME_MANAGER', 'x'))).errors[0].code).toBe(
      'FORBIDDEN',
    );
    expect((await extend('cohort_none', '2027-02-09T13:00:00Z')).errors[0].code).toBe('NOT_FOUND');
  });
});
