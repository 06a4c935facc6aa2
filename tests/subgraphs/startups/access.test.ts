import { beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_VIEWER } from '#kit/viewer';
import { ANALYST, SECRETARIAT, type SubgraphUnderTest, startUnderTest, viewerOf } from '../../harness/subgraph.ts';

const MINE = 'startup_demo-37';
const SUMS = `{ startup(id: "${MINE}") { raising raise { id state round amount { amount } amountUsd { amount } closesOn } } }`;
const founder = viewerOf('FOUNDER', MINE);
const stranger = viewerOf('FOUNDER', 'startup_demo-02');

let startups: SubgraphUnderTest;
beforeAll(async () => {
  startups = await startUnderTest(['startups']);
});

const codes = (answer: { errors?: readonly { extensions: Record<string, unknown> }[] }) => [
  ...new Set(answer.errors?.map((error) => error.extensions.code)),
];

describe('Who sees what a startup raises?', () => {
  it.each(['INVESTOR', 'TECHNOPARK_MANAGER', 'ANALYST', 'SECRETARIAT'])('shows the sum to role %s', async (role) => {
    const { data, errors } = await startups.query(SUMS, viewerOf(role, 'organisation_other'));
    expect(errors).toBeUndefined();
    expect(data.startup.raise.amount).toEqual({ amount: '250000.00' });
  });

  it('shows the sum to the startup itself', async () => {
    expect((await startups.query(SUMS, founder)).data.startup.raise.amount).toEqual({ amount: '250000.00' });
  });

  it.each([
    ['the public', PUBLIC_VIEWER, 'UNAUTHENTICATED'],
    ['another founder', stranger, 'FORBIDDEN'],
    ['a programme manager', viewerOf('PROGRAMME_MANAGER', 'organisation_demo-accelerator'), 'FORBIDDEN'],
  ])('shows %s only that a raise is open', async (_who, viewer, code) => {
    const answer = await startups.query(SUMS, viewer);
    expect(answer.data.startup).toEqual({
      raising: true,
      raise: {
        ...{ id: 'funding-round_demo-37', state: 'OPEN', round: null },
        ...{ amount: null, amountUsd: null, closesOn: null },
      },
    });
    expect(codes(answer)).toEqual([code]);
  });

  it('hides the sum behind a reference too', async () => {
    const answer = await startups.query(
      `{ _entities(representations: [{ __typename: "Startup", id: "${MINE}" }]) { ... on Startup { raise { amount { amount } } } } }`,
    );
    expect(answer.data._entities).toEqual([{ raise: { amount: null } }]);
    expect(codes(answer)).toEqual(['UNAUTHENTICATED']);
  });

  it.each([
    'startups(filter: { raisingUsd: { lt: "500000" } }) { totalCount }',
    'startups(filter: { not: { raisingUsd: { lt: "500000" } } }) { totalCount }',
    'startups(orderBy: [{ field: raisingUsd, direction: ASC }]) { totalCount }',
    'startupsAggregate(groupBy: [{ field: raisingUsd }]) { groups { count } }',
    'startupsAggregate(measures: [{ field: raisingUsd, function: MAX }]) { groups { count } }',
    'startups(filter: { heldForReview: { eq: true } }) { totalCount }',
  ])('refuses the public a question that would tell: %s', async (question) => {
    expect(codes(await startups.query(`{ ${question} }`))).toEqual(['FORBIDDEN']);
  });
});

describe('Who sees what else is private?', () => {
  const INSIDE = `{ startup(id: "${MINE}") { heldForReview rounds { id } team { email since } } }`;

  it('shows it to the startup itself and to the secretariat', async () => {
    for (const viewer of [founder, SECRETARIAT]) {
      const { data, errors } = await startups.query(INSIDE, viewer);
      expect(errors).toBeUndefined();
      expect(data.startup.rounds).toEqual([{ id: 'funding-round_demo-37' }]);
      expect(data.startup.team[0].email).toBe('founder-37@demo.example');
    }
  });

  it('shows an analyst whether it is held for review, but no address and no draft', async () => {
    const { data } = await startups.query(INSIDE, ANALYST);
    expect(data.startup).toEqual({ heldForReview: false, rounds: null, team: [{ email: null, since: null }] });
  });

  it.each([PUBLIC_VIEWER, stranger])('shows none of it to others', async (viewer) => {
    const { data } = await startups.query(INSIDE, viewer);
    expect(data.startup).toEqual({ heldForReview: null, rounds: null, team: [{ email: null, since: null }] });
  });
});

describe('Who may write?', () => {
  const close = `mutation { closeRound(input: { roundId: "funding-round_demo-37", outcome: CLOSED, expectedVersion: 1, idempotencyKey: "k" }) { errors { code } } }`;

  it('turns roles away that never write', async () => {
    expect(codes(await startups.query(close))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await startups.query(close, ANALYST))).toEqual(['FORBIDDEN']);
  });

  it('turns a founder away from another’s raise', async () => {
    const { data } = await startups.query(close, stranger);
    expect(data.closeRound.errors).toEqual([{ code: 'FORBIDDEN' }]);
  });
});
