import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

let startups: SubgraphUnderTest;
let keys = 0;
beforeAll(async () => {
  startups = await startUnderTest(['startups']);
});

const TERMS = { round: 'SEED', amount: { amount: '100000000', currency: 'KZT' }, closesOn: '2027-02-01' };
const ROUND = 'round { id state openedOn version amountUsd { amount } } errors { __typename code path }';

async function write(mutation: string, input: Record<string, unknown> & { startupId?: string }, startupId: string) {
  const type = mutation[0]!.toUpperCase() + mutation.slice(1);
  const text = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${ROUND} } }`;
  const { data, errors } = await startups.query(text, viewerOf('FOUNDER', startupId), { input });
  if (errors) throw new Error(errors[0]!.message);
  return data[mutation];
}

const open = (startupId: string, terms: object = {}) =>
  write('openRound', { ...TERMS, startupId, idempotencyKey: `key-${keys++}`, ...terms }, startupId);
const draft = (startupId: string, terms: object = {}) =>
  write('draftRound', { ...TERMS, startupId, idempotencyKey: `key-${keys++}`, ...terms }, startupId);
const close = (startupId: string, roundId: string, expectedVersion: number, outcome = 'CLOSED') =>
  write('closeRound', { roundId, outcome, expectedVersion, idempotencyKey: `key-${keys++}` }, startupId);

const startup = async (id: string) =>
  (await startups.query(`{ startup(id: "${id}") { raising raise { id } } }`, ANALYST)).data.startup;

// Real startups raise nothing in the seed: each test takes one of its own.
describe('Opening a raise', () => {
  it('opens it today, converts the sum, shows it on the startup and tells', async () => {
    const { round, errors } = await open('startup_1fit');
    expect(errors).toEqual([]);
    expect(round).toMatchObject({ state: 'OPEN', openedOn: '2026-11-23', amountUsd: { amount: '200000.00' } });
    expect(await startup('startup_1fit')).toEqual({ raising: true, raise: { id: round.id } });
    const { times, last } = await told(startups, 'startup.changed', 'startup_1fit');
    expect(times).toBe(2);
    expect(last?.raise).toEqual({
      ...{ amount: '100000000.00', currency: 'KZT', amountUsd: 200000, round: 'SEED', closesOn: '2027-02-01' },
    });
  });

  it('refuses a second open raise', async () => {
    await open('startup_farel');
    expect((await open('startup_farel')).errors).toEqual([
      { __typename: 'ConflictError', code: 'RAISE_ALREADY_OPEN', path: ['startupId'] },
    ]);
  });

  it('opens one of two that race', async () => {
    const replies = await Promise.all([open('startup_deepdee'), open('startup_deepdee')]);
    const failures = replies.flatMap((reply) => reply.errors);
    expect(failures).toEqual([{ __typename: 'ConflictError', code: 'RAISE_ALREADY_OPEN', path: ['startupId'] }]);
    expect((await startup('startup_deepdee')).raise.id).toBe(replies.find((reply) => reply.round)!.round.id);
  });

  it('answers the same raise for the same key, and refuses the key with other terms', async () => {
    const first = await open('startup_byjus', { idempotencyKey: 'twice' });
    expect(await open('startup_byjus', { idempotencyKey: 'twice' })).toEqual(first);
    const other = await open('startup_byjus', { idempotencyKey: 'twice', round: 'SERIES_A' });
    expect(other.errors[0]).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] });
  });

  it('keeps a sum in a currency without a known rate, its dollars unknown', async () => {
    const { round } = await open('startup_freshworks', { amount: { amount: '5', currency: 'XAF' } });
    expect(round).toMatchObject({ state: 'OPEN', amountUsd: null });
  });

  it.each([
    [{ amount: { amount: '0', currency: 'USD' } }, 'INVALID_AMOUNT', ['amount']],
    [{ amount: { amount: '0.001', currency: 'USD' } }, 'INVALID_AMOUNT', ['amount']],
    [{ round: 'GRANT' }, 'INVALID_ROUND', ['round']],
    [{ closesOn: '2026-11-22' }, 'INVALID_PERIOD', ['closesOn']],
    [{ amount: { amount: '999999999999999999.9999', currency: 'USD' } }, 'OUT_OF_RANGE', []],
    [{ idempotencyKey: ' ' }, 'INVALID_IDEMPOTENCY_KEY', ['idempotencyKey']],
    [{ idempotencyKey: 'k'.repeat(201) }, 'INVALID_IDEMPOTENCY_KEY', ['idempotencyKey']],
  ])('refuses %j', async (terms, code, path) => {
    const { round, errors } = await open('startup_demo-01', terms);
    expect(round).toBeNull();
    expect(errors).toEqual([{ __typename: 'InvalidInputError', code, path }]);
  });

  it('says that there is no such startup', async () => {
    expect((await open('startup_none')).errors[0]).toMatchObject({ code: 'NOT_FOUND', path: ['startupId'] });
  });
});

describe('The life of a raise', () => {
  it('goes from draft to open to closed, and each step is told only when others may see it', async () => {
    const id = 'startup_chocofamily';
    const first = await open(id);
    const closed = await close(id, first.round.id, first.round.version);
    expect(closed).toMatchObject({ round: { state: 'CLOSED' }, errors: [] });
    expect(await startup(id)).toEqual({ raising: false, raise: null });
    expect(await told(startups, 'startup.changed', id)).toMatchObject({ times: 3, last: { raise: null } });

    const next = await draft(id);
    expect(next.round).toMatchObject({ state: 'DRAFT', openedOn: null });
    expect((await told(startups, 'startup.changed', id)).times).toBe(3);
    const { id: roundId, version } = next.round;
    const launched = await write('launchRound', { roundId, expectedVersion: version, idempotencyKey: 'launch' }, id);
    expect(launched.round).toMatchObject({ state: 'OPEN', openedOn: '2026-11-23' });
    expect(await startup(id)).toEqual({ raising: true, raise: { id: roundId } });
  });

  it('leaves one audit row a step', async () => {
    const { round } = await open('startup_parqour');
    expect(round.state).toBe('OPEN');
    const { orm } = startups.running.definitions.get('startups')!;
    const rows = await orm.em
      .getConnection()
      .execute(
        'select name, before, after, by_party from startups.state_transition where subject_id = ? order by after',
        [round.id],
      );
    expect(rows).toEqual([
      { name: 'draft', before: null, after: 'DRAFT', by_party: 'startup_parqour' },
      { name: 'open', before: 'DRAFT', after: 'OPEN', by_party: 'startup_parqour' },
    ]);
  });

  it('does not close what is no longer open, nor a version that is not the present one', async () => {
    const id = 'startup_demo-42';
    const { data } = await startups.query(`{ startup(id: "${id}") { raise { id } } }`);
    const roundId = data.startup.raise.id;
    expect((await close(id, roundId, 7)).errors[0].code).toBe('VERSION_CONFLICT');
    const { round } = await close(id, roundId, 1, 'WITHDRAWN');
    expect(round.state).toBe('WITHDRAWN');
    expect((await close(id, roundId, round.version)).errors[0].code).toBe('ILLEGAL_TRANSITION');
    expect((await close(id, 'funding-round_none', 1)).errors[0].code).toBe('NOT_FOUND');
  });

  it('launches and closes once a key, and the second reply is the first', async () => {
    const id = 'startup_demo-44';
    const { data } = await startups.query(`{ startup(id: "${id}") { raise { id } } }`);
    await close(id, data.startup.raise.id, 1);
    const { round } = await draft(id);
    for (const [mutation, end] of [['launchRound', {}] as const, ['closeRound', { outcome: 'CLOSED' }] as const]) {
      const expectedVersion = mutation === 'launchRound' ? round.version : round.version + 1;
      const input = { roundId: round.id, expectedVersion, idempotencyKey: `${mutation}-twice`, ...end };
      const first = await write(mutation, input, id);
      expect(first.errors).toEqual([]);
      expect(await write(mutation, input, id)).toEqual(first);
    }
  });

  it('closes once when two race', async () => {
    const id = 'startup_demo-43';
    const { data } = await startups.query(`{ startup(id: "${id}") { raise { id } } }`);
    const roundId = data.startup.raise.id;
    const replies = await Promise.all([close(id, roundId, 1), close(id, roundId, 1, 'WITHDRAWN')]);
    expect(replies.filter((reply) => reply.errors.length === 0)).toHaveLength(1);
  });
});
