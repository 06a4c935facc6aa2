import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../../harness/database.ts';
import { driftOf } from '../../harness/drift.ts';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest } from '../../harness/subgraph.ts';
import { manager, rows, SILK } from './world.ts';

const HUB = 'technopark_astana-hub';
let parks: SubgraphUnderTest;
let startups: SubgraphUnderTest;
/** A database in which startups told of themselves before parks listened. */
beforeAll(async () => {
  const databaseUrl = await freshDatabase();
  startups = await startUnderTest(['startups'], { databaseUrl });
  await rows(databaseUrl, `insert into kit.inbox (consumer) values ('technoparks')`);
  parks = await startUnderTest(['technoparks'], { databaseUrl });
});

const send = async (mutation: string, type: string, input: object, reply: string) => {
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${reply} errors { __typename code path } } }`;
  const { data, errors } = await parks.query(text, SECRETARIAT, { input: { idempotencyKey: randomUUID(), ...input } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data[mutation];
};
const grant = (startupId: string, technoparkId: string, from?: string) =>
  send('grantResidency', 'GrantResidencyInput', { startupId, technoparkId, from }, 'residency { state fromDay }');
const book = (startupId: string) => {
  const during = { from: '2027-05-01', to: '2027-05-03' };
  return send('bookDesk', 'BookDeskInput', { startupId, technoparkId: SILK, during }, 'booking { state }');
};
const refusal = (code: string, path = 'startupId') => ({
  errors: [{ __typename: code === 'NOT_FOUND' ? 'NotFoundError' : 'InvalidInputError', code, path: [path] }],
});

describe('Which startups may a park take?', () => {
  test('a real park a real one, known since before the park listened', async () => {
    const { residency, errors } = await grant('startup_1fit', HUB, '2025-03-01');
    expect([residency, errors]).toEqual([{ state: 'ACTIVE', fromDay: '2025-03-01' }, []]);
  });

  test('none that is not there', async () => {
    expect(await grant('startup_no-such-thing', SILK)).toMatchObject({ residency: null, ...refusal('NOT_FOUND') });
    expect(await book('startup_no-such-thing')).toMatchObject({ booking: null, ...refusal('NOT_FOUND') });
  });

  test('none that is real where the park is invented, so that it stays free for a real park', async () => {
    expect(await grant('startup_farel', SILK)).toMatchObject({ residency: null, ...refusal('REAL_AND_INVENTED') });
    expect(await book('startup_farel')).toMatchObject({ booking: null, ...refusal('REAL_AND_INVENTED') });
    expect((await grant('startup_farel', HUB)).errors).toEqual([]);
  });

  test('none that is invented where the park is real', async () => {
    expect(await grant('startup_demo-11', HUB)).toMatchObject({ residency: null, ...refusal('REAL_AND_INVENTED') });
  });

  test('one that registers today, as soon as it is told', async () => {
    const input = { name: 'Fresh', country: 'KZ', sectors: ['FINTECH'], idempotencyKey: 'fresh' };
    const { data } = await startups.query(
      'mutation ($input: RegisterStartupInput!) { registerStartup(input: $input) { startup { id } } }',
      manager(HUB),
      { input },
    );
    const { id } = data.registerStartup.startup;
    expect(await grant(id, HUB)).toMatchObject(refusal('NOT_FOUND'));
    await parks.running.settle();
    expect((await grant(id, HUB)).errors).toEqual([]);
  });
});

describe('Since when may a startup reside in a park?', () => {
  test.each([
    ['the year 1', '0001-01-01'],
    ['the year before the park was founded', '2019-12-31'],
    ['a day more than a year ahead', '2027-11-25'],
  ])('not since %s', async (_, from) => {
    expect(await grant('startup_demo-27', SILK, from)).toMatchObject(refusal('INVALID_PERIOD', 'from'));
  });

  test('since the year in which the park was founded', async () => {
    expect((await grant('startup_demo-43', SILK, '2020-01-01')).errors).toEqual([]);
  });
});

test('The tables of the migrations have exactly the columns that the entities name', async () => {
  const drift = await driftOf(parks.running.definitions.get('technoparks')!);
  expect(drift.filter((column) => column.includes('startup_copy'))).toEqual([]);
});
