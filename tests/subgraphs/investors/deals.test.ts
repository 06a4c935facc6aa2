import { beforeAll, describe, expect, it } from 'vitest';
import { driftOf } from '../../harness/drift.ts';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

/** Read alone, and written to: who records a deal must not change what others count. */
let investors: SubgraphUnderTest;
let recorded: SubgraphUnderTest;
let keys = 0;
beforeAll(async () => {
  [investors, recorded] = (await Promise.all([1, 2].map(() => startUnderTest(['investors', 'startups'])))) as [
    SubgraphUnderTest,
    SubgraphUnderTest,
  ];
});

const FUND = viewerOf('INVESTOR', 'investor_demo-01');
const TERMS = {
  ...{ startupId: 'startup_demo-01', investorIds: ['investor_demo-01', 'investor_demo-02'], date: '2026-11-20' },
  ...{ round: 'SEED', amount: { amount: '50000000', currency: 'KZT' } },
};
const record = async (input: object = {}, viewer = FUND, at = recorded) => {
  const { data, errors } = await at.query(
    `mutation ($input: RecordDealInput!) { recordDeal(input: $input) {
       deal { id kind datePrecision amountUsd { amount } investors { id } startup { id } synthetic } errors { __typename code path } } }`,
    viewer,
    { input: { ...TERMS, idempotencyKey: `key-${keys++}`, ...input } },
  );
  if (errors) throw new Error(errors[0]!.message);
  return data.recordDeal;
};

describe('Who put money into whom?', () => {
  it('adds its deals and investors to a startup', async () => {
    const { data } = await investors.query(
      `{ _entities(representations: [{ __typename: "Startup", id: "startup_byjus" }, { __typename: "Startup", id: "startup_demo-03" }]) {
           ... on Startup { id deals { id date datePrecision kind source confidence } investors { id } } } }`,
    );
    const [real, demo] = data._entities;
    expect(real.deals).toContainEqual({
      ...{
        id: 'deal_byjus-2020-01-09-unspecified',
        date: '2020-01-09',
        datePrecision: 'DAY',
        kind: 'EQUITY',
        confidence: 'B',
      },
      source: 'https://github.com/s-a-n-d-ip/Indian-Startup-Funding-Analysis (startup_funding.csv) row 1',
    });
    expect(real.investors).toContainEqual({ id: 'investor_tiger-global' });
    expect(demo.deals).toMatchObject([{ id: 'deal_demo-01', date: '2026-11-13', source: 'SYNTHETIC' }]);
  });

  it('folds deals by kind and year', async () => {
    const { data } = await investors.query(
      `{ kinds: dealsAggregate(filter: { synthetic: { eq: false } }, groupBy: [{ field: kind }]) { groups { count keys { value } } }
         years: dealsAggregate(filter: { synthetic: { eq: true } }, groupBy: [{ field: date, truncate: YEAR }]) { groups { count keys { value } } } }`,
    );
    const byKey = (groups: { count: number; keys: [{ value: string }] }[]) =>
      Object.fromEntries(groups.map(({ count, keys: [{ value }] }) => [value, count]));
    expect(byKey(data.kinds.groups)).toEqual({
      ...{ EQUITY: 147, ACQUISITION: 23, ACCELERATOR: 13, DEBT: 7, PRIZE: 6, SECONDARY: 5, GRANT: 3 },
    });
    expect(Object.keys(byKey(data.years.groups)).sort()).toEqual(['2024-01-01', '2025-01-01', '2026-01-01']);
  });

  it('says what a country raised in a year, and of how many deals no sum is told', async () => {
    const { data } = await investors.query(
      `{ _entities(representations: [{ __typename: "CountryYear", id: "country-year_KZ-2025" }, { __typename: "CountryYear", id: "country-year_TJ-1999" }]) {
           ... on CountryYear { raisedUsd { amount currency } dealCount dealsOfUnknownSum all: dealCount(includeSynthetic: true) } } }`,
    );
    expect(data._entities).toEqual([
      {
        raisedUsd: { amount: '50000000.00', currency: 'USD' },
        dealCount: 1,
        dealsOfUnknownSum: 0,
        all: expect.any(Number),
      },
      { raisedUsd: null, dealCount: 0, dealsOfUnknownSum: 0, all: 0 },
    ]);
    expect(data._entities[0].all).toBeGreaterThan(1);
  });

  it('tells of its seed what its mutation would', async () => {
    const { last } = await told(investors, 'deal.recorded', 'deal_demo-01');
    expect(last).toMatchObject({
      startupId: 'startup_demo-03',
      investorIds: ['investor_demo-03'],
      date: '2026-11-13',
      kind: 'EQUITY',
      synthetic: true,
    });
  });
});

describe('Recording a deal', () => {
  it('keeps it, converts its sum, and tells', async () => {
    const { deal, errors } = await record();
    expect(errors).toEqual([]);
    expect(deal).toMatchObject({
      ...{ kind: 'EQUITY', datePrecision: 'DAY', amountUsd: { amount: '100000.00' }, synthetic: true },
      ...{ startup: { id: 'startup_demo-01' }, investors: [{ id: 'investor_demo-01' }, { id: 'investor_demo-02' }] },
    });
    const { times, last } = await told(recorded, 'deal.recorded', deal.id);
    expect(times).toBe(1);
    expect(last).toMatchObject({
      investorIds: TERMS.investorIds,
      date: '2026-11-20',
      round: 'SEED',
      amountUsd: 100000,
    });
  });

  it('records once for one key, also when two race', async () => {
    const [a, b] = await Promise.all([record({ idempotencyKey: 'race' }), record({ idempotencyKey: 'race' })]);
    expect(a.deal.id).toBe(b.deal.id);
    const other = await record({ idempotencyKey: 'race', round: 'PRE_A' });
    expect(other.errors[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it.each([
    [{ amount: { amount: '0', currency: 'USD' } }, 'INVALID_AMOUNT', 'amount'],
    [{ date: '2026-11-24' }, 'FUTURE_DATE', 'date'],
    [{ investorIds: ['investor_demo-01', 'investor_demo-01'] }, 'DUPLICATE_INVESTOR', 'investorIds'],
    [{ investorIds: ['investor_demo-01', 'investor_none'] }, 'NOT_FOUND', 'investorIds'],
    [{ startupId: 'startup_none' }, 'NOT_FOUND', 'startupId'],
    [{ investorIds: ['investor_demo-01', 'investor_tiger-global'] }, 'REAL_AND_INVENTED', 'investorIds'],
    [{ startupId: 'startup_byjus' }, 'REAL_AND_INVENTED', 'investorIds'],
  ])('refuses %j', async (input, code, path) => {
    const { deal, errors } = await record(input);
    expect(deal).toBeNull();
    expect(errors).toMatchObject([{ code, path: [path] }]);
  });

  it('takes a deal of a day that has begun in the country of a party, though not in UTC', async () => {
    const { databaseUrl } = recorded;
    const late = await startUnderTest(['investors'], { databaseUrl, clock: () => new Date('2026-11-23T20:30:00Z') });
    expect((await record({ date: '2026-11-24' }, FUND, late)).errors).toEqual([]);
    expect((await record({ date: '2026-11-25' }, FUND, late)).errors[0].code).toBe('FUTURE_DATE');
  });

  it('is of a real startup and real investors', async () => {
    const { deal } = await record({ startupId: 'startup_byjus', investorIds: ['investor_tiger-global'] }, SECRETARIAT);
    expect(deal).toMatchObject({ synthetic: false });
  });

  it('needs somebody who put money in', async () => {
    expect((await record({ investorIds: [] }, SECRETARIAT)).errors[0].code).toBe('NO_INVESTOR');
    expect((await record({ investorIds: [], otherInvestors: ['An angel'] }, SECRETARIAT)).errors).toEqual([]);
  });

  it('is for a party to the deal, and for no analyst', async () => {
    expect((await record({}, viewerOf('INVESTOR', 'investor_demo-03'))).errors[0].code).toBe('FORBIDDEN');
    expect((await record({}, viewerOf('FOUNDER', 'startup_demo-01'))).errors).toEqual([]);
    await expect(record({}, ANALYST)).rejects.toThrow('You may not');
  });
});

describe('The tables of the migrations', () => {
  it('have exactly the columns that the entities name', async () => {
    expect(await driftOf(investors.running.definitions.get('investors')!)).toEqual([]);
  });
});

describe('How many statements does a list cost?', () => {
  it('costs as many for a hundred investors or startups as for two', async () => {
    const alone = await startUnderTest(['investors'], { databaseUrl: investors.databaseUrl });
    const list = (first: number) =>
      alone.query(
        `{ investors(first: ${first}, orderBy: [{ field: synthetic, direction: DESC }]) { nodes { mandate { sectors } coInvestors { investor { id } } portfolio(first: 2) { nodes { id investors { id } startup { id } } } } } }`,
      );
    const two = await list(2);
    expect(two.errors).toBeUndefined();
    expect((await list(100)).statements).toBe(two.statements);
    const references = (typename: string, keysOf: string[], fields: string) =>
      alone.query(
        `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${typename} { ${fields} } } }`,
        ANALYST,
        {
          keys: keysOf.map((id) => ({ __typename: typename, id })),
        },
      );
    const demos = Array.from({ length: 40 }, (_, i) => `startup_demo-${String(i + 1).padStart(2, '0')}`);
    expect((await references('Startup', demos, 'deals { id } investors { id }')).statements).toBe(2);
    const years = ['KZ', 'UZ', 'CN'].flatMap((country) =>
      [2023, 2024, 2025].map((year) => `country-year_${country}-${year}`),
    );
    expect(
      (await references('CountryYear', years, 'raisedUsd { amount } dealCount dealsOfUnknownSum')).statements,
    ).toBe(1);
  });
});
