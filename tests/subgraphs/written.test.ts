import { beforeAll, describe, it } from 'vitest';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../harness/subgraph.ts';

const FOUNDER = viewerOf('FOUNDER', 'startup_demo-01');
const INVESTOR = viewerOf('INVESTOR', 'investor_demo-01');
const call = {
  ...{ opensAt: '2026-12-01T00:00:00Z', closesAt: '2026-12-20T00:00:00Z', timeZone: 'Asia/Almaty' },
  ...{
    providerId: 'organisation_secretariat',
    providerName: 'Fund',
    name: 'Call',
    kinds: ['GRANT'],
    stages: ['GROWTH'],
  },
  ...{ homeCountries: ['KZ'], ceiling: { amount: '1', currency: 'USD' }, budget: { amount: '9', currency: 'USD' } },
};
const cohort = {
  ...{ programmeId: 'programme_none', callOpensAt: call.opensAt, callClosesAt: call.closesAt, timeZone: 'Asia/Almaty' },
  ...{ startsOn: '2027-01-10', endsOn: '2027-03-10', demoDayOn: '2027-03-01', seats: 5 },
};
const deal = {
  ...{ startupId: 'startup_demo-01', investorIds: ['investor_demo-01'], date: '2026-11-20', round: 'SEED' },
};
const row = { id: 'startup_demo-01', expectedVersion: 1 };

/** Subgraph, mutation, viewer, what it is asked beside the text, and the names of the texts. */
const ASKED: [string, string, typeof ANALYST, object, string[], keyed?: boolean][] = [
  ['programmes', 'planCohort', SECRETARIAT, cohort, ['name'], true],
  ['support', 'announceGrantCall', SECRETARIAT, call, ['name', 'providerName', 'conditions'], true],
  ['technoparks', 'cancelBooking', SECRETARIAT, row, ['reason'], true],
  ['technoparks', 'endResidency', SECRETARIAT, row, ['reason']],
  ['matches', 'decide', FOUNDER, { aboutId: INVESTOR.organisationId, verdict: 'INTERESTED' }, ['reason'], true],
  ['startups', 'updateStartup', FOUNDER, row, ['city', 'category', 'summary']],
  ['markets', 'moveEntryPlan', FOUNDER, { ...row, move: 'AGREE' }, ['reason']],
  ['startups', 'recordMarketEntry', FOUNDER, { startupId: row.id, country: 'DE' }, ['source']],
  [
    'alliance',
    'declareExclusion',
    SECRETARIAT,
    { a: row.id, b: INVESTOR.organisationId, kind: 'DECLARED' },
    ['reason'],
    true,
  ],
  ['investors', 'recordDeal', INVESTOR, deal, ['source'], true],
  ['investors', 'updateMandate', INVESTOR, { investorId: INVESTOR.organisationId, expectedVersion: 1 }, ['thesis']],
];

describe('What people write', () => {
  let graph: SubgraphUnderTest;
  beforeAll(async () => {
    const names = [
      'alliance',
      'programmes',
      'support',
      'technoparks',
      'matches',
      'startups',
      'markets',
      'investors',
    ] as const;
    graph = await startUnderTest([...names]);
  });

  it.for(ASKED)(
    'to %s, %s, says something and has an end',
    async ([name, mutation, viewer, rest, texts, keyed], { expect }) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { errors { code path } } }`;
      for (const text of texts)
        for (const said of [' ', 'x'.repeat(100_000), 'a\0b']) {
          const input = { ...rest, [text]: said, ...(keyed && { idempotencyKey: `${text}-${said.length}` }) };
          const asked = await graph.running.definitions.get(name)!.query({ query, variables: { input } }, viewer);
          expect(asked.errors).toBeUndefined();
          expect(asked.data).toEqual({ [mutation]: { errors: [{ code: 'INVALID_TEXT', path: [text] }] } });
        }
    },
  );

  it('as the names of others in a deal, too', async ({ expect }) => {
    const codesOf = async (name: string, mutation: string, viewer: typeof ANALYST, input: object) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const query = `mutation($input: ${type}!) { ${mutation}(input: $input) { errors { code path } } }`;
      const variables = { input: { ...input, idempotencyKey: mutation } };
      const { data } = await graph.running.definitions.get(name)!.query({ query, variables }, viewer);
      return (data as Record<string, { errors: unknown }>)[mutation]!.errors;
    };
    expect(await codesOf('investors', 'recordDeal', INVESTOR, { ...deal, otherInvestors: ['An angel', ' '] })).toEqual([
      { code: 'INVALID_TEXT', path: ['otherInvestors'] },
    ]);
  });
});
