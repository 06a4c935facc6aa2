import { beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER, type Viewer } from '#kit/viewer';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';
import { told } from '../../harness/told.ts';

let investors: SubgraphUnderTest;
beforeAll(async () => {
  investors = await startUnderTest(['investors', 'startups']);
});

const codes = (answer: { errors?: readonly { extensions: Record<string, unknown> }[] }) => [
  ...new Set(answer.errors?.map((error) => error.extensions.code)),
];

describe('Who invests in what?', () => {
  it('finds who puts 50 to 300 thousand dollars into fintech at seed in Kazakhstan, and what they have left', async () => {
    const { data } = await investors.query(
      `{ investors(filter: { sectors: { has: FINTECH }, rounds: { has: SEED }, countries: { has: "KZ" },
           ticketMinUsd: { lte: "300000" }, ticketMaxUsd: { gte: "50000" } }) {
         nodes { id dryPowder { amount currency } mandate { ticketMin { amount currency } ticketMax { amount } } } } }`,
      ANALYST,
    );
    const found = (id: string, left: string, min: string, max: string) => ({
      ...{ id, dryPowder: { amount: left, currency: 'USD' } },
      mandate: { ticketMin: { amount: min, currency: 'USD' }, ticketMax: { amount: max } },
    });
    expect(data.investors.nodes).toEqual([
      found('investor_demo-01', '4000000.00', '50000.00', '300000.00'),
      found('investor_demo-02', '2500000.00', '100000.00', '300000.00'),
      found('investor_demo-04', '0.00', '50000.00', '250000.00'),
      found('investor_demo-10', '1200000.00', '50000.00', '300000.00'),
    ]);
  });

  it('gives a real investor with the origin of each fact, and null for what nobody told', async () => {
    const { data } = await investors.query(
      `{ investor(id: "investor_most-ventures") { name { text } kind country synthetic city { value confidence }
         foundedYear { value } dryPowder { amount }
         mandate { sectors rounds countries languages ticketMin { amount } origins { field confidence } } } }`,
      SECRETARIAT,
    );
    expect(data.investor).toMatchObject({
      ...{ name: { text: 'MOST Ventures' }, kind: 'FUND', country: 'KZ', synthetic: false, dryPowder: null },
      ...{ city: { value: 'Almaty', confidence: 'C' }, foundedYear: { value: null } },
      mandate: {
        sectors: null,
        rounds: ['SEED', 'SERIES_A'],
        countries: ['KZ', 'UZ', 'KG'],
        languages: null,
        ticketMin: null,
      },
    });
    expect(data.investor.mandate.origins).toContainEqual({ field: 'rounds', confidence: 'C' });
  });

  it('holds 191 real investors and 12 made up, 204 real deals and 40 made up', async () => {
    const { data } = await investors.query(
      `{ a: investors(filter: { synthetic: { eq: false } }) { totalCount } b: investors { totalCount }
         c: deals(filter: { synthetic: { eq: false } }) { totalCount } d: deals { totalCount } }`,
    );
    expect([data.a, data.b, data.c, data.d].map(({ totalCount }) => totalCount)).toEqual([191, 203, 204, 244]);
  });

  it('shows a portfolio newest first, page by page, and who shares its deals', async () => {
    const page = (after: string) =>
      investors.query(
        `{ investor(id: "investor_demo-01") { coInvestors { investor { id } deals }
             portfolio(first: 3${after}) { totalCount pageInfo { hasNextPage endCursor } nodes { date startup { id } } } } }`,
      );
    const { data } = await page('');
    const { portfolio, coInvestors } = data.investor;
    const dates = portfolio.nodes.map(({ date }: { date: string }) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(coInvestors[0]).toEqual({ investor: { id: 'investor_demo-07' }, deals: 4 });
    expect(portfolio.pageInfo.hasNextPage).toBe(true);
    const seen = [...dates];
    for (let { endCursor, hasNextPage } = portfolio.pageInfo; hasNextPage; ) {
      const next = (await page(`, after: "${endCursor}"`)).data.investor.portfolio;
      seen.push(...next.nodes.map(({ date }: { date: string }) => date));
      ({ endCursor, hasNextPage } = next.pageInfo);
    }
    expect(seen).toHaveLength(portfolio.totalCount);
    expect(seen).toEqual([...seen].sort().reverse());
  });
});

describe('Who sees what is private?', () => {
  const PRIVATE = `{ investor(id: "investor_demo-01") { id dryPowder { amount } heldForReview } }`;

  it.each([viewerOf('INVESTOR', 'investor_demo-01'), ANALYST, SECRETARIAT])(
    'shows it to $role $organisationId',
    async (viewer) => {
      const { data, errors } = await investors.query(PRIVATE, viewer);
      expect(errors).toBeUndefined();
      expect(data.investor).toMatchObject({ dryPowder: { amount: '4000000.00' }, heldForReview: false });
    },
  );

  it.each([
    [PUBLIC_VIEWER, 'UNAUTHENTICATED'],
    [viewerOf('INVESTOR', 'investor_demo-02'), 'FORBIDDEN'],
    [viewerOf('FOUNDER', 'startup_demo-01'), 'FORBIDDEN'],
  ])('hides it from %j, through a reference too', async (viewer: Viewer, code) => {
    const direct = await investors.query(PRIVATE, viewer);
    expect(direct.data.investor).toEqual({ id: 'investor_demo-01', dryPowder: null, heldForReview: null });
    expect(codes(direct)).toEqual([code]);
    const reference = await investors.query(
      `{ _entities(representations: [{ __typename: "Investor", id: "investor_demo-01" }]) { ... on Investor { dryPowder { amount } } } }`,
      viewer,
    );
    expect(reference.data._entities).toEqual([{ dryPowder: null }]);
  });

  it('is said to whoever fills it in', async () => {
    const { data } = await investors.query(
      '{ __type(name: "UpdateMandateInput") { inputFields { name description } } }',
    );
    const { description } = data.__type.inputFields.find(({ name }: { name: string }) => name === 'dryPowder');
    for (const reader of ['investor itself', 'secretariat', 'analysts', 'smallest ticket'])
      expect(description).toContain(reader);
  });

  it('tells the public nothing through a filter', async () => {
    expect(
      codes(await investors.query('{ investors(filter: { heldForReview: { eq: true } }) { totalCount } }')),
    ).toEqual(['FORBIDDEN']);
    const { data } = await investors.query(
      '{ investors(filter: { heldForReview: { eq: true } }) { totalCount } }',
      ANALYST,
    );
    expect(data.investors.totalCount).toBe(9);
  });
});

describe('Changing a mandate', () => {
  const update = async (input: Record<string, unknown>, viewer = viewerOf('INVESTOR', String(input.investorId))) => {
    const { data, errors } = await investors.query(
      `mutation ($input: UpdateMandateInput!) { updateMandate(input: $input) {
         investor { version dryPowder { amount currency } mandate { sectors ticketMax { amount } origins { field source } } } errors { __typename code path } } }`,
      viewer,
      { input },
    );
    if (errors) throw new Error(errors[0]!.message);
    return data.updateMandate;
  };

  it('changes what is named, keeps the rest, and tells', async () => {
    const { investor, errors } = await update({
      ...{ investorId: 'investor_demo-05', sectors: ['GOVTECH'], expectedVersion: 1 },
      dryPowder: { amount: '8000000', currency: 'RUB' },
    });
    expect(errors).toEqual([]);
    expect(investor).toMatchObject({ version: 2, dryPowder: { amount: '8000000.00', currency: 'RUB' } });
    expect(investor.mandate).toMatchObject({ sectors: ['GOVTECH'], ticketMax: { amount: '1000000.00' } });
    expect(investor.mandate.origins).toContainEqual({ field: 'sectors', source: 'declared by the investor' });
    const { times, last } = await told(investors, 'investor.changed', 'investor_demo-05');
    expect(times).toBe(2);
    expect(last).toMatchObject({
      dryPowderUsd: 100000,
      mandate: { sectors: ['GOVTECH'], rounds: ['SERIES_A'], ticketMinUsd: 400000, ticketMaxUsd: 1000000 },
    });
  });

  it.each([
    [{ sectors: [] }, 'EMPTY_LIST', 'sectors'],
    [{ sectors: ['GOVTECH', 'EDTECH', 'GOVTECH'] }, 'DUPLICATE_WORD', 'sectors'],
    [{ rounds: ['GRANT'] }, 'INVALID_ROUND', 'rounds'],
    [{ ticketMinUsd: '400000' }, 'INVALID_TICKET', 'ticketMaxUsd'],
    [{ ticketMinUsd: '-1' }, 'INVALID_TICKET', 'ticketMinUsd'],
    [{ dryPowder: { amount: '-1', currency: 'USD' } }, 'INVALID_AMOUNT', 'dryPowder'],
  ])('refuses %j', async (input, code, path) => {
    const { investor, errors } = await update({ investorId: 'investor_demo-10', expectedVersion: 1, ...input });
    expect(investor).toBeNull();
    expect(errors).toEqual([{ __typename: 'InvalidInputError', code, path: [path] }]);
  });

  it('is for the investor itself', async () => {
    const input = { investorId: 'investor_demo-06', expectedVersion: 1, thesis: 'x' };
    expect((await update(input, viewerOf('INVESTOR', 'investor_demo-07'))).errors[0].code).toBe('FORBIDDEN');
    expect((await update({ ...input, investorId: 'investor_none' })).errors[0].code).toBe('NOT_FOUND');
  });

  it('lets one of two win that race', async () => {
    const change = (thesis: string) => update({ investorId: 'investor_demo-08', expectedVersion: 1, thesis });
    const replies = await Promise.all([change('a'), change('b')]);
    expect(replies.flatMap((reply) => reply.errors)).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
  });
});
