import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#kit/viewer';
import { ANALYST, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { tell } from './world.ts';

interface Option {
  id: string;
  closes: { local: string } | null;
  eligibility: { verdict: string; atFault: string[]; reasons: { rule: string; verdict: string; text: string }[] };
}

describe('Which grants and programmes am I eligible for today without giving equity, closing within 45 days?', {
  concurrent: false,
}, () => {
  let support: SubgraphUnderTest;
  beforeAll(async () => {
    support = await startUnderTest(['support', 'programmes']);
    await tell(
      support,
      [
        { id: 'startup_resident', country: 'KZ', stage: 'MVP', womenLed: true },
        { id: 'startup_once-resident', country: 'KZ', stage: 'MVP', womenLed: false },
        { id: 'startup_uzbek', country: 'UZ', stage: 'SALES' },
        { id: 'startup_serbian', country: 'RS', stage: 'SALES' },
        { id: 'startup_unknown', country: 'KZ', stage: null },
        { id: 'startup_from-anywhere', country: null, stage: 'MVP' },
      ],
      ['resident', 'once-resident'].map((key, i) => ({
        id: `residency_${key}`,
        startupId: `startup_${key}`,
        technoparkId: 'technopark_demo-steppe',
        state: 'ACTIVE',
        from: '2026-01-01',
        to: i === 0 ? null : '2026-11-23',
      })),
    );
  });

  const FIELDS = 'id closes { local } eligibility { verdict atFault reasons { rule verdict text } }';
  const list = async (args: string, viewer: Viewer = ANALYST, fields = FIELDS) =>
    support.query(`{ eligibleSupport(${args}) { totalCount nodes { ${fields} } } }`, viewer);
  const options = async (args: string): Promise<Option[]> => (await list(args)).data.eligibleSupport.nodes;
  const keys = (found: Option[]) => found.map(({ id }) => id.replace('support-option_', '').replace('_demo', ''));
  const one = async (startupId: string, key: string, args = '') => {
    const all = 'first: 100, includeUndated: true, verdicts: [ELIGIBLE, UNKNOWN, NOT_ELIGIBLE]';
    const found = await options(`startupId: "${startupId}", ${all}, ${args}`);
    return found.find(({ id }) => id === `support-option_${key}`)?.eligibility;
  };

  it('lists exactly these, what closes first on top', async () => {
    const founder = viewerOf('FOUNDER', 'startup_resident');
    const asked = 'startupId: "startup_resident", closesWithinDays: 45, equityFree: true, verdicts: [ELIGIBLE]';
    const { data } = await list(asked, founder);
    expect(keys(data.eligibleSupport.nodes)).toEqual([
      'grant-call-joint',
      'cohort-residents-1',
      'cohort-acceleration-3',
      'grant-call-digital',
      'grant-call-women',
      'cohort-women-1',
      'grant-call-residents',
    ]);
    expect(data.eligibleSupport.totalCount).toBe(7);
  });

  it('gives the amount in its own currency, in USD and in another, with the rate’s day and source', async () => {
    const fields = `id kind subject { __typename ... on GrantCall { id budget { amount } } ... on Programme { id } } cohort { id } amount { amount currency }
      amountUsd { money { amount } rates { unitsPerUsd asOf source confidence } } uzs: amountIn(currency: "UZS") { money { amount currency } rates { currency } }
      closes { instant timeZone local }`;
    const { data } = await list('startupId: "startup_resident", closesWithinDays: 26, kinds: [GRANT]', ANALYST, fields);
    const approximate = { asOf: '2026-01-01', source: 'approximate, not looked up', confidence: 'C' };
    expect(data.eligibleSupport.nodes[1]).toEqual({
      id: 'support-option_grant-call_demo-digital',
      kind: 'GRANT',
      subject: { __typename: 'GrantCall', id: 'grant-call_demo-digital', budget: { amount: '300000000.00' } },
      cohort: null,
      amount: { amount: '15000000.00', currency: 'KZT' },
      amountUsd: { money: { amount: '30000.00' }, rates: [{ unitsPerUsd: '500', ...approximate }, expect.anything()] },
      uzs: {
        money: { amount: '360000000.00', currency: 'UZS' },
        rates: [{ currency: 'KZT' }, { currency: 'UZS' }],
      },
      closes: { instant: '2026-12-18T13:00:00.000Z', timeZone: 'Asia/Almaty', local: '2026-12-18T18:00' },
    });
  });

  it('names the rule at fault', async () => {
    expect((await one('startup_resident', 'grant-call_demo-seed', 'equityFree: true'))?.atFault).toEqual(['EQUITY']);
    expect((await one('startup_resident', 'grant-call_demo-seed'))?.verdict).toBe('ELIGIBLE');
    expect((await one('startup_resident', 'grant-call_demo-silk-export'))?.atFault).toEqual(['STAGE', 'HOME_COUNTRY']);
    expect((await one('startup_once-resident', 'grant-call_demo-residents'))?.atFault).toEqual(['RESIDENCY']);
    expect((await one('startup_once-resident', 'grant-call_demo-women'))?.atFault).toEqual(['WOMEN_LED']);
    expect((await one('startup_serbian', 'grant-call_demo-joint'))?.atFault).toEqual(['HOME_COUNTRY']);
    expect((await one('startup_uzbek', 'cohort_demo-soft-landing-1'))?.atFault).toEqual(['HOME_COUNTRY']);
    expect((await one('startup_serbian', 'cohort_demo-soft-landing-1'))?.verdict).toBe('ELIGIBLE');
    expect((await one('startup_uzbek', 'measure_uz-mentor'))?.atFault).toEqual(['APPLICANT']);
    expect((await one('startup_resident', 'grant-call_demo-next'))?.atFault).toEqual(['CALL_OPEN']);
  });

  it('says unknown where something is unknown: a stage, who leads, conditions in words', async () => {
    expect(await one('startup_unknown', 'grant-call_demo-joint')).toMatchObject({
      verdict: 'UNKNOWN',
      atFault: ['STAGE'],
    });
    expect((await one('startup_from-anywhere', 'grant-call_demo-joint'))?.atFault).toEqual(['HOME_COUNTRY']);
    expect((await one('startup_uzbek', 'grant-call_demo-women'))?.atFault).toEqual(['WOMEN_LED']);
    expect(await one('startup_resident', 'grant-call_demo-delta')).toMatchObject({
      verdict: 'UNKNOWN',
      atFault: ['CONDITIONS'],
      reasons: expect.arrayContaining([
        { rule: 'CONDITIONS', verdict: 'UNKNOWN', text: 'A prototype to be made in Shenzhen.' },
      ]),
    });
  });

  it('shows real measures only when undated ones are asked for, last, and promises nothing of them', async () => {
    const dated = await options('startupId: "startup_resident", first: 100');
    expect(dated.every(({ closes }) => closes !== null)).toBe(true);
    const all = await options('startupId: "startup_resident", first: 100, includeUndated: true');
    const undated = all.slice(dated.length);
    expect(undated.length).toBeGreaterThan(0);
    for (const { closes, eligibility } of undated) expect([closes, eligibility.verdict]).toEqual([null, 'UNKNOWN']);
    expect(keys(undated)).not.toContain('measure_kz-seed-money');
    expect((await one('startup_resident', 'measure_kz-seed-money'))?.atFault).toEqual(['RESIDENCY']);
  });

  it('counts the days to the instant: a call that closes 45 days later at six is beyond 44 and within 45', async () => {
    const of = async (days: number) => keys(await options(`startupId: "startup_resident", closesWithinDays: ${days}`));
    expect(await of(44)).not.toContain('grant-call-delta');
    expect(await of(45)).toContain('grant-call-delta');
    expect(await of(45)).not.toContain('grant-call-spring');
    const { errors } = await list('startupId: "startup_resident", closesWithinDays: -1');
    expect(errors?.[0]?.extensions.code).toBe('INVALID_PERIOD');
  });

  it('forgets a call at the instant of its deadline', async () => {
    const keysAt = async (now: string) => {
      const at = await startUnderTest(['support'], { databaseUrl: support.databaseUrl, clock: () => new Date(now) });
      const every = 'startupId: "startup_resident", first: 100, verdicts: [ELIGIBLE, UNKNOWN, NOT_ELIGIBLE]';
      const { data } = await at.query(`{ eligibleSupport(${every}) { nodes { id } } }`, ANALYST);
      return keys(data.eligibleSupport.nodes);
    };
    expect(await keysAt('2026-12-03T12:59:59.999Z')).toContain('grant-call-joint');
    expect(await keysAt('2026-12-03T13:00:00Z')).not.toContain('grant-call-joint');
  });

  it('pages, and refuses the cursor of another list', async () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const text = `query($after: String) { eligibleSupport(startupId: "startup_resident", first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`;
      const { data } = await support.query(text, ANALYST, { after });
      seen.push(...data.eligibleSupport.nodes.map(({ id }: Option) => id));
      ({ hasNextPage: more, endCursor: after } = data.eligibleSupport.pageInfo);
    }
    expect(seen).toEqual((await options('startupId: "startup_resident"')).map(({ id }) => id));
    const { errors } = await list('startupId: "startup_resident", after: "bm90aGluZw"');
    expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  it('hears of a startup that was registered, and of one that changed', async () => {
    await tell(support, [{ id: 'startup_new', country: 'KZ', stage: 'GROWTH' }]);
    expect((await one('startup_new', 'grant-call_demo-digital'))?.atFault).toEqual(['STAGE']);
    await tell(support, [
      { id: 'startup_new', country: 'KZ', stage: 'GROWTH' },
      { id: 'startup_new', country: 'KZ', stage: 'SALES' },
    ]);
    expect((await one('startup_new', 'grant-call_demo-digital'))?.verdict).toBe('ELIGIBLE');
  });

  it('is not for the public, nor for the founder of another startup; an unknown startup is an error', async () => {
    const code = async (startupId: string, viewer?: Viewer) =>
      (await support.query(`{ eligibleSupport(startupId: "${startupId}") { totalCount } }`, viewer)).errors?.[0]
        ?.extensions.code;
    expect(await code('startup_resident')).toBe('UNAUTHENTICATED');
    expect(await code('startup_resident', viewerOf('FOUNDER', 'startup_uzbek'))).toBe('FORBIDDEN');
    expect(await code('startup_resident', viewerOf('FOUNDER', 'startup_resident'))).toBeUndefined();
    expect(await code('startup_none', ANALYST)).toBe('NOT_FOUND');
  });

  it('asks the database six times, however long the list', async () => {
    const short = await list('startupId: "startup_resident", first: 1');
    const long = await list('startupId: "startup_resident", first: 100, includeUndated: true');
    expect([short.statements, long.statements]).toEqual([6, 6]);
  });
});
