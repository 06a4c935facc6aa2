import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

const MANAGER = viewerOf('PROGRAMME_MANAGER', 'organisation_demo-accelerator');
const REPLY =
  '{ grantCall { id state synthetic version ceiling { amount currency } closes { local } } errors { __typename code path } }';
const usd = (amount: string) => ({ amount, currency: 'USD' });
const CALL = {
  providerId: 'organisation_demo-accelerator',
  providerName: 'Joint Accelerator (SYNTHETIC)',
  kinds: ['GRANT'],
  stages: ['MVP'],
  homeCountries: ['KZ', 'UZ'],
  ceiling: usd('1000'),
  budget: usd('50000.00'),
  opensAt: '2026-11-20T00:00:00Z',
  closesAt: '2027-01-15T13:00:00Z',
  timeZone: 'Asia/Tashkent',
};

describe('A grant call', () => {
  let support: SubgraphUnderTest;
  let other: SubgraphUnderTest;
  beforeAll(async () => {
    support = await startUnderTest(['support']);
    other = await startUnderTest(['support'], { databaseUrl: support.databaseUrl });
  });

  const announce = async (name: string, input: object = {}, viewer = MANAGER, at = support) => {
    const text = `mutation($input: AnnounceGrantCallInput!) { announceGrantCall(input: $input) ${REPLY} }`;
    const all = { ...CALL, name, idempotencyKey: name, ...input };
    const { data, errors } = await at.query(text, viewer, { input: all });
    return data?.announceGrantCall ?? { errors: [errors![0]!.extensions] };
  };
  const extend = async (id: string, closesAt: string, expectedVersion = 1, viewer = MANAGER) => {
    const text = `mutation($input: ExtendGrantCallInput!) { extendGrantCall(input: $input) ${REPLY} }`;
    return (await support.query(text, viewer, { input: { id, closesAt, expectedVersion } })).data.extendGrantCall;
  };

  it('is announced by its provider and told, once for one key', async () => {
    const { grantCall, errors } = await announce('Announced');
    expect(errors).toEqual([]);
    expect(grantCall).toMatchObject({
      state: 'OPEN',
      synthetic: true,
      ceiling: usd('1000.00'),
      closes: { local: '2027-01-15T18:00' },
    });
    expect((await announce('Announced')).grantCall.id).toBe(grantCall.id);
    const { times, last } = await told(support, 'call.changed', grantCall.id);
    expect(times).toBe(1);
    expect(last).toMatchObject({
      names: { en: 'Announced' },
      amount: usd('1000'),
      budget: usd('50000.00'),
      homeCountries: ['KZ', 'UZ'],
      openToForeigners: false,
      closesAt: '2027-01-15T13:00:00.000Z',
    });
  });

  it.each([
    ['a deadline before its opening', { closesAt: '2026-11-20T00:00:00Z' }, 'INVALID_PERIOD'],
    ['a grant above the budget', { ceiling: usd('50000.01') }, 'INVALID_AMOUNT'],
    ['a grant of nothing', { ceiling: usd('0') }, 'INVALID_AMOUNT'],
    ['two currencies', { ceiling: { amount: '1', currency: 'KZT' } }, 'CURRENCY_MISMATCH'],
    ['more equity than there is', { equityPercent: 101 }, 'INVALID_EQUITY'],
    ['nothing to give', { kinds: [] }, 'NO_KIND'],
  ])('is refused with %s', async (reason, input, code) => {
    const { grantCall, errors } = await announce(reason, input);
    expect([grantCall, errors[0].code]).toEqual([null, code]);
  });

  it('is announced for nobody else, and by no founder', async () => {
    expect((await announce('Else', { providerId: 'organisation_fasie' })).errors[0].code).toBe('FORBIDDEN');
    expect((await announce('Else', {}, viewerOf('FOUNDER', CALL.providerId))).errors[0].code).toBe('FORBIDDEN');
    const real = await announce('By the secretariat', { providerId: 'organisation_fasie' }, SECRETARIAT);
    expect(real.grantCall.synthetic).toBe(false);
  });

  it('exists once under its name, also when two announcements race', async () => {
    const replies = await Promise.all(
      [0, 1, 2, 3].map((i) => announce('Race', { idempotencyKey: `race ${i}` }, MANAGER, i % 2 ? support : other)),
    );
    const codes = replies.map(({ errors }) => errors[0]?.code ?? 'ANNOUNCED').sort();
    expect(codes).toEqual(['ANNOUNCED', 'CALL_EXISTS', 'CALL_EXISTS', 'CALL_EXISTS']);
  });

  it('takes a later deadline while it is open, an earlier one never, and none after it has closed', async () => {
    const { grantCall } = await announce('Extended');
    expect((await extend(grantCall.id, '2027-01-14T13:00:00Z')).errors[0].code).toBe('NOT_LATER');
    expect((await extend(grantCall.id, '2027-01-20T13:00:00Z')).grantCall.closes.local).toBe('2027-01-20T18:00');
    expect((await extend(grantCall.id, '2027-01-21T13:00:00Z')).errors[0].code).toBe('VERSION_CONFLICT');
    const stranger = viewerOf('PROGRAMME_MANAGER', 'organisation_giz');
    expect((await extend(grantCall.id, '2027-01-22T13:00:00Z', 2, stranger)).errors[0].code).toBe('FORBIDDEN');
    expect((await extend('grant-call_demo-last', '2027-01-22T13:00:00Z', 1, SECRETARIAT)).errors[0].code).toBe(
      'CALL_CLOSED',
    );
    expect((await extend('grant-call_none', '2027-01-22T13:00:00Z')).errors[0].code).toBe('NOT_FOUND');
  });
});
