import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { manager, rows, SILK, startTechnoparks } from './world.ts';

let parks: SubgraphUnderTest;
let twin: SubgraphUnderTest;
beforeAll(async () => {
  parks = await startTechnoparks();
  twin = await startUnderTest(['technoparks'], { databaseUrl: parks.databaseUrl });
});

describe('Which parks have an accreditation that ends within 90 days of a date?', () => {
  const ending = async (day: string | null, withinDays = 90) => {
    const asOf = day ? `, asOf: "${day}"` : '';
    const { data } = await parks.query(
      `{ accreditationsEnding(withinDays: ${withinDays}${asOf}) { validTo technopark { id country } } }`,
    );
    return data.accreditationsEnding.map((one: { validTo: string; technopark: { id: string } }) => [
      one.technopark.id,
      one.validTo,
    ]);
  };

  test('today: two, soonest first; who is renewed already is not among them, nor who has lapsed', async () => {
    expect(await ending(null)).toEqual([
      ['technopark_demo-steppe', '2027-01-07'],
      ['technopark_demo-silk', '2027-02-11'],
    ]);
  });

  test('as of another day the answer is another', async () => {
    expect(await ending('2026-10-10', 30)).toEqual([['technopark_demo-garden', '2026-11-03']]);
    expect(await ending('2027-01-07')).toEqual([['technopark_demo-silk', '2027-02-11']]);
    expect(await ending('2020-01-01')).toEqual([]);
  });

  test('to the day: 45 days are enough and 44 are not', async () => {
    expect((await ending(null, 45)).map(([id]: string[]) => id)).toEqual(['technopark_demo-steppe']);
    expect(await ending(null, 44)).toEqual([]);
  });

  test('seen from a state, with the accreditation in force that day', async () => {
    const { data } = await parks.query(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on State {
        technoparks(accreditationEndsWithin: 90, asOf: "2026-11-23") { id accreditation(asOf: "2026-11-23") { validTo } }
        all: technoparks { id } } } }`,
      undefined,
      {
        of: [
          { __typename: 'State', id: 'state_UZ' },
          { __typename: 'State', id: 'state_IN' },
          { __typename: 'State', id: 'state_LA' },
        ],
      },
    );
    expect(data._entities).toEqual([
      {
        technoparks: [{ id: SILK, accreditation: { validTo: '2027-02-11' } }],
        all: [{ id: SILK }, { id: 'technopark_it-park-uz' }],
      },
      { technoparks: [], all: [{ id: 'technopark_stpi' }, { id: 'technopark_t-hub' }] },
      { technoparks: [], all: [] },
    ]);
  });

  test('nonsense days are refused', async () => {
    const { errors } = await parks.query('{ accreditationsEnding(withinDays: -1) { id } }');
    expect(errors![0]!.extensions.code).toBe('INVALID_DAYS');
  });
});

describe('Accrediting', () => {
  const accredit = async (input: object, viewer: Viewer = SECRETARIAT, at = parks) => {
    const answer = await at.query(
      `mutation ($input: AccreditTechnoparkInput!) { accreditTechnopark(input: $input) { accreditation { id validTo technopark { id } } errors { code path } } }`,
      viewer,
      { input: { technoparkId: 'technopark_t-hub', idempotencyKey: randomUUID(), ...input } },
    );
    return answer.errors ? answer.errors[0]!.extensions : answer.data.accreditTechnopark;
  };
  const codeOf = (reply: { code?: string; errors?: { code: string }[] }) =>
    reply.code ?? reply.errors?.[0]?.code ?? 'DONE';

  test('is the secretariat’s alone', async () => {
    const period = { validFrom: '2030-01-01', validTo: '2031-01-01' };
    expect(codeOf(await accredit({ technoparkId: SILK, ...period }, manager(SILK)))).toBe('FORBIDDEN');
  });

  test('of two accreditations of a park that overlap, made at once, one stands; one that follows is welcome', async () => {
    const replies = await Promise.all([
      accredit({ validFrom: '2028-01-01', validTo: '2029-01-01' }),
      accredit({ validFrom: '2028-12-31', validTo: '2029-06-01' }, SECRETARIAT, twin),
    ]);
    expect(replies.map(codeOf).sort()).toEqual(['ALREADY_ACCREDITED', 'DONE']);
    expect(codeOf(await accredit({ validFrom: '2029-06-01', validTo: '2030-01-01' }))).toBe('DONE');
    const [row] = await rows<{ n: number }>(
      parks.databaseUrl,
      `select count(*)::int as n from kit.outbox where type = 'accreditation.changed' and payload ->> 'technoparkId' = 'technopark_t-hub'`,
    );
    expect(row!.n).toBe(2);
  });

  test.each([
    ['of no day', { validFrom: '2028-01-01', validTo: '2028-01-01' }, 'INVALID_PERIOD'],
    ['of no park', { technoparkId: 'technopark_x', validFrom: '2028-01-01', validTo: '2029-01-01' }, 'NOT_FOUND'],
  ])('%s is a typed error', async (_, input, code) => {
    expect(codeOf(await accredit(input))).toBe(code);
  });
});
