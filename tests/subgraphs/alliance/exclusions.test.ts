import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';

const FOUNDER = viewerOf('FOUNDER', 'startup_demo-09');
const DECLARE =
  'mutation($input: DeclareExclusionInput!) { declareExclusion(input: $input) { exclusion { id version validFrom parties { id } } errors { __typename code path } } }';
const LIFT =
  'mutation($input: LiftExclusionInput!) { liftExclusion(input: $input) { exclusion { validTo version } errors { __typename code path } } }';

describe('Which parties must not be brought together?', () => {
  let alliance: SubgraphUnderTest;
  beforeAll(async () => {
    alliance = await startUnderTest(['alliance']);
  });
  const declare = async (input: object, viewer = FOUNDER) =>
    (await alliance.query(DECLARE, viewer, { input })).data.declareExclusion;
  const lift = async (input: object, viewer = FOUNDER) =>
    (await alliance.query(LIFT, viewer, { input })).data.liftExclusion;

  it('shows all to the secretariat and analysts, to a party its own, to the public none', async () => {
    const ids = async (viewer?: typeof FOUNDER) =>
      (
        await alliance.query('{ exclusions(filter: { a: { eq: "startup_demo-01" } }) { nodes { id } } }', viewer)
      ).data?.exclusions?.nodes.map((one: { id: string }) => one.id);
    expect(await ids(SECRETARIAT)).toEqual(['exclusion_demo-2']);
    expect(await ids(ANALYST)).toEqual(['exclusion_demo-2']);
    expect(await ids(viewerOf('FOUNDER', 'startup_demo-01'))).toEqual(['exclusion_demo-2']);
    expect(await ids(viewerOf('FOUNDER', 'startup_demo-17'))).toEqual([]);
    expect(await ids()).toBeUndefined();
  });

  it('lets a party declare its own, from today on', async () => {
    const { exclusion, errors } = await declare({
      a: 'startup_demo-09',
      b: 'investor_demo-04',
      kind: 'DECLARED',
      idempotencyKey: 'own',
    });
    expect(errors).toEqual([]);
    expect(exclusion).toMatchObject({
      version: 1,
      validFrom: '2026-11-23',
      parties: [{ id: 'startup_demo-09' }, { id: 'investor_demo-04' }],
    });
  });

  it('lets nobody declare for others, nor a sanctions bar without the secretariat', async () => {
    const others = await declare({
      a: 'startup_demo-10',
      b: 'investor_demo-04',
      kind: 'DECLARED',
      idempotencyKey: 'others',
    });
    const bar = await declare({
      a: 'startup_demo-09',
      b: 'investor_demo-04',
      kind: 'SANCTION_BAR',
      idempotencyKey: 'bar',
    });
    for (const { exclusion, errors } of [others, bar]) {
      expect(exclusion).toBeNull();
      expect(errors).toEqual([{ __typename: 'NotAllowedError', code: 'FORBIDDEN', path: [] }]);
    }
  });

  it('refuses what makes no sense, and says where', async () => {
    const cases = [
      [{ a: 'market_KZ', b: 'investor_demo-04' }, 'INVALID_PARTY', 'a'],
      [{ a: 'startup_demo-09', b: 'startup_demo-09' }, 'SAME_PARTY', 'b'],
      [{ a: 'startup_demo-09', b: 'investor_demo-04', validTo: '2026-01-01' }, 'INVALID_PERIOD', 'validTo'],
    ] as const;
    for (const [input, code, path] of cases) {
      const { errors } = await declare({ kind: 'DECLARED', idempotencyKey: code, ...input }, SECRETARIAT);
      expect(errors).toEqual([{ __typename: 'InvalidInputError', code, path: [path] }]);
    }
  });

  it('makes one row of fifty equal requests at once, and refuses the key for another request', async () => {
    const input = { a: 'startup_demo-09', b: 'investor_demo-07', kind: 'DECLARED', idempotencyKey: 'fifty' };
    const replies = await Promise.all(Array.from({ length: 50 }, () => declare(input)));
    expect(new Set(replies.map(({ exclusion }) => exclusion.id)).size).toBe(1);
    const { data } = await alliance.query(
      '{ exclusions(filter: { b: { eq: "investor_demo-07" } }) { totalCount } }',
      FOUNDER,
    );
    expect(data.exclusions.totalCount).toBe(1);
    const { errors } = await declare({ ...input, b: 'investor_demo-08' });
    expect(errors[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('ends an exclusion for who read its newest version, and for nobody else', async () => {
    const { exclusion } = await declare({
      a: 'startup_demo-09',
      b: 'investor_demo-09',
      kind: 'DECLARED',
      idempotencyKey: 'lift',
    });
    const input = { id: exclusion.id, expectedVersion: 1 };
    expect((await lift(input, viewerOf('INVESTOR', 'investor_demo-09'))).errors[0].code).toBe('FORBIDDEN');
    expect((await lift(input)).exclusion).toEqual({ validTo: '2026-11-23', version: 2 });
    expect((await lift(input)).errors).toEqual([{ __typename: 'ConflictError', code: 'VERSION_CONFLICT', path: [] }]);
    expect((await lift({ ...input, id: 'exclusion_none' })).errors[0].code).toBe('NOT_FOUND');
  });
});
