import { beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '#kit/schema';
import type { Viewer } from '#kit/viewer';
import { subgraphs } from '#subgraphs';
import { mustBeWithinQuota } from '../../subgraphs/meetings/meeting.rules.ts';
import { type Graph, startGraph } from '../harness/graph.ts';
import { ANALYST, SECRETARIAT, viewerOf } from '../harness/subgraph.ts';
import { ROLES } from './access/fields.ts';

const founder = (n: string) => viewerOf('FOUNDER', `startup_demo-${n}`);
const investor = (n: string) => viewerOf('INVESTOR', `investor_demo-${n}`);
const PROGRAMMES = viewerOf('PROGRAMME_MANAGER', 'organisation_demo-accelerator');
const PUBLIC = viewerOf('PUBLIC');

/** The lists that have an aggregate beside them, by subgraph. */
const LISTS = subgraphs.map((one) => {
  const queries = Object.keys(buildSchema(one).schema.getQueryType()!.getFields());
  return [one.name, queries.filter((name) => queries.includes(`${name}Aggregate`))] as const;
});

let graph: Graph;
beforeAll(async () => {
  graph = await startGraph();
});

const stopsBetween = async (startup: string, other: string, viewer: Viewer) => {
  const text = `{ matchBetween(startupId: "${startup}", otherId: "${other}") { rank stops { code text { text } parameters { name value } } } }`;
  const { data, errors } = await graph.query(text, {}, viewer);
  expect(errors).toBeUndefined();
  return data.matchBetween as { rank: number | null; stops: { code: string }[] };
};

describe('why two parties are kept apart', () => {
  const told = async (startup: string, other: string, viewer: Viewer) =>
    (await stopsBetween(startup, other, viewer)).stops.map(({ code }) => code);

  it('an exclusion is not told to the excluded side', async () => {
    const pair = ['startup_demo-05', 'investor_demo-02'] as const;
    expect(await told(...pair, founder('05'))).not.toContain('EXCLUDED');
    expect(await told(...pair, ANALYST)).toContain('EXCLUDED');
    expect(await told(...pair, SECRETARIAT)).toContain('EXCLUDED');
  });

  it('a bar that the secretariat entered after review is told to neither side', async () => {
    const pair = ['startup_demo-12', 'investor_demo-11'] as const;
    expect(await told(...pair, founder('12'))).not.toContain('EXCLUDED');
    expect(await told(...pair, investor('11'))).not.toContain('EXCLUDED');
    expect(await told(...pair, SECRETARIAT)).toContain('EXCLUDED');
  });

  it('that a party is held for review is told to itself and to those who watch over the alliance', async () => {
    expect(await told('startup_demo-01', 'investor_sberbank', founder('01'))).not.toContain('HELD_FOR_REVIEW');
    expect(await told('startup_demo-01', 'investor_sberbank', ANALYST)).toContain('HELD_FOR_REVIEW');
    expect(await told('startup_demo-48', 'investor_demo-01', investor('01'))).not.toContain('HELD_FOR_REVIEW');
    expect(await told('startup_demo-48', 'investor_demo-01', founder('48'))).toContain('HELD_FOR_REVIEW');
  });

  it('that an investor passed is not told to the startup', async () => {
    expect(await told('startup_demo-01', 'investor_demo-04', founder('01'))).not.toContain('PASSED');
    expect(await told('startup_demo-01', 'investor_demo-04', investor('04'))).toContain('PASSED');
  });
});

describe('wishes for a forum', () => {
  type Suggestion = { startup: { id: string }; investor: { id: string } | null; because: string; mutual: number };
  const suggested = async (viewer: Viewer): Promise<Suggestion[]> => {
    const text =
      '{ node(id: "event_demo-forum") { ... on Event { proposals(first: 100) { nodes { startup { id } investor { id } because mutual } } } } }';
    const { data, errors } = await graph.query(text, {}, viewer);
    expect(errors).toBeUndefined();
    return data.node.proposals.nodes;
  };
  const with_ = (all: Suggestion[], startup: string, other: string) =>
    all.find((one) => one.startup.id === startup && one.investor?.id === other);

  it('the secretariat sees what a suggestion rests on', async () => {
    const all = await suggested(SECRETARIAT);
    expect(with_(all, 'startup_demo-01', 'investor_demo-01')?.because).toBe('MUST');
    expect(all[0]?.because).toBe('MUST');
    expect(all.at(-1)?.because).toBe('FIT');
  });

  it('a party sees its own wish, and of the other side’s nothing, not even in the order', async () => {
    const mine = await suggested(founder('01'));
    expect(with_(mine, 'startup_demo-01', 'investor_demo-01')?.because).toBe('MUST');
    const theirs = await suggested(investor('01'));
    expect(with_(theirs, 'startup_demo-01', 'investor_demo-01')).toBeDefined();
    expect(theirs.length).toBeGreaterThan(2);
    expect(theirs.every(({ because }) => because === 'FIT')).toBe(true);
    const places = theirs.map(({ mutual }) => mutual);
    expect(places).toEqual(places.toSorted((a, b) => b - a));
  });

  it('an analyst sees whom the engine brings together, and nobody’s wish', async () => {
    const all = await suggested(ANALYST);
    expect(all.length).toBeGreaterThan(10);
    expect(new Set(all.map(({ because }) => because))).toEqual(new Set(['FIT']));
  });

  it('each party sees its own suggestions only', async () => {
    for (const { startup } of await suggested(founder('01'))) expect(startup.id).toBe('startup_demo-01');
    for (const { startup } of await suggested(founder('02'))) expect(startup.id).toBe('startup_demo-02');
  });
});

/** Everything that may be asked about a startup without owning it. */
const ABOUT_A_STARTUP = `
  fragment Why on MatchReason { code text { text } parameters { name value } }
  fragment Part on MatchPart { criterion value contribution evidence { name value } }
  query About($id: ID!) {
    node(id: $id) {
      ... on Startup {
        summary raising version origins { field note } raise { id state }
        team { id name position } projects { id } milestones { id } marketEntries { id }
        residency { id state } deals { id amount { amount } amountUsd { amount } } investors { id }
        profile { id raising stage womenLed }
        marketMatches(first: 50, weights: [{ criterion: DEMAND, factor: 2 }]) { totalCount nodes { score parts { ...Part } reasons { ...Why } } moves { id changes { criterion change } } }
        participations { id languages } meetings(first: 100) { totalCount nodes { id } }
      }
    }
    startupProfiles(filter: { id: { eq: $id } }) { nodes { id raising stage } }
    startups(first: 100, filter: { synthetic: { eq: true } }, orderBy: [{ field: raising, direction: DESC }]) { edges { cursor node { id raising } } }
  }`;

describe('sums', () => {
  /** Sums that stand nowhere else in the demonstration. */
  const RAISE = 271_829;
  const LEFT = 3_141_593;

  beforeAll(async () => {
    const opened = await graph.query(
      `mutation { openRound(input: { startupId: "startup_demo-01", round: SEED, amount: { amount: "${RAISE}", currency: "USD" }, idempotencyKey: "leak" }) { errors { code message } } }`,
      {},
      founder('01'),
    );
    expect([opened.errors, opened.data?.openRound.errors]).toEqual([undefined, []]);
    const { data } = await graph.query('{ node(id: "investor_demo-01") { ... on Investor { version } } }');
    const changed = await graph.query(
      `mutation { updateMandate(input: { investorId: "investor_demo-01", expectedVersion: ${data.node.version}, dryPowder: { amount: "${LEFT}", currency: "USD" } }) { errors { code message } } }`,
      {},
      investor('01'),
    );
    expect([changed.errors, changed.data?.updateMandate.errors]).toEqual([undefined, []]);
    await graph.settle();
  });

  /** Whether a sum stands anywhere in an answer, as a number or as people write it: 271829, "271,829", "271 829". */
  const holds = (answer: unknown, sum: number): boolean =>
    JSON.stringify(answer)
      .replace(/(\d)[\s,.'](?=\d{3}(?!\d))/gu, '$1')
      .includes(String(sum));

  for (const [who, viewer] of [
    ['the public', PUBLIC],
    ['a programme manager', PROGRAMMES],
    ['another founder', founder('02')],
  ] as const) {
    it(`what a startup raises is not told to ${who} by anything that may be asked about it`, async () => {
      const answer = await graph.query(ABOUT_A_STARTUP, { id: 'startup_demo-01' }, viewer);
      expect(answer.errors).toBeUndefined();
      expect(answer.data.node.raising).toBe(true);
      expect(answer.data.node.marketMatches.nodes.length).toBeGreaterThan(0);
      expect(holds(answer.data, RAISE)).toBe(false);
    });
  }

  it('what a startup raises is not told by what it is eligible for', async () => {
    const text =
      '{ eligibleSupport(startupId: "startup_demo-01", includeUndated: true, first: 100, verdicts: [ELIGIBLE, UNKNOWN, NOT_ELIGIBLE]) { nodes { id eligibility { reasons { text } } } } }';
    const { data, errors } = await graph.query(text, {}, PROGRAMMES);
    expect(errors).toBeUndefined();
    expect(data.eligibleSupport.nodes.length).toBeGreaterThan(0);
    expect(holds(data, RAISE)).toBe(false);
  });

  it('who may know it is told', async () => {
    const text =
      '{ node(id: "startup_demo-01") { ... on Startup { raise { amountUsd { amount } } profile { raiseUsd } } } }';
    const { data } = await graph.query(text, {}, investor('02'));
    expect(data.node.raise.amountUsd.amount).toBe(`${RAISE}.00`);
    expect(holds(data, RAISE)).toBe(true);
  });

  it('the money an investor has left is told by no list, reason, part, move or stop', async () => {
    const text = `
      fragment Why on MatchReason { code text { text } parameters { name value } }
      fragment Part on MatchPart { criterion value contribution evidence { name value } }
      {
        node(id: "startup_demo-01") { ... on Startup {
          investorMatches(first: 100, weights: [{ criterion: TICKET, factor: 0.5 }]) {
            nodes { investor { id profile { hasMoneyLeft ticketMinUsd ticketMaxUsd } mandate { thesis } } score parts { ...Part } reasons { ...Why } }
            moves { id from to scoreChange changes { criterion change } }
          }
        } }
        matchBetween(startupId: "startup_demo-01", otherId: "investor_demo-01") { stops { text { text } parameters { name value } } match { parts { ...Part } reasons { ...Why } } }
        investorProfiles(first: 100) { nodes { id hasMoneyLeft } }
        investors(first: 100, filter: { synthetic: { eq: true } }) { nodes { id origins { field note } } }
      }`;
    const { data, errors } = await graph.query(text, {}, founder('01'));
    expect(errors).toBeUndefined();
    const ids = data.node.investorMatches.nodes.map((node: { investor: { id: string } }) => node.investor.id);
    expect(ids).toContain('investor_demo-01');
    expect(holds(data, LEFT)).toBe(false);
    expect(JSON.stringify(data)).not.toMatch(/dryPowder/i);
  });

  it('a stop for want of money does not tell how little is left', async () => {
    // investor_demo-04 has less left than its smallest ticket.
    const { stops } = await stopsBetween('startup_demo-01', 'investor_demo-04', founder('01'));
    expect(stops.map(({ code }) => code)).toContain('OUTSIDE_TICKET');
    expect(JSON.stringify(stops)).not.toMatch(/dryPowder/i);
    const own = await stopsBetween('startup_demo-01', 'investor_demo-04', investor('04'));
    expect(JSON.stringify(own.stops)).toMatch(/dryPowderUsd/);
  });
});

describe('what is nobody else’s affair', () => {
  it('what a startup decided about investors is not told to a park', async () => {
    const text =
      '{ node(id: "startup_demo-01") { ... on Startup { investorMatches { nodes { reasons { code } } } } } }';
    const { data, errors } = await graph.query(text, {}, viewerOf('TECHNOPARK_MANAGER', 'technopark_demo-lake'));
    expect(data.node.investorMatches).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('meetings of two others are neither listed nor counted, in a list, a group or on a page', async () => {
    const text = `{
      meetings { totalCount }
      meetingsAggregate { groups { count } }
      node(id: "startup_demo-01") { ... on Startup { meetings { totalCount nodes { id } } nextMeeting { id } } }
      event(id: "event_demo-forum") { meetings { totalCount } }
    }`;
    const seenBy = async (viewer: Viewer) => {
      const { data, errors } = await graph.query(text, {}, viewer);
      expect(errors).toBeUndefined();
      const { meetings, meetingsAggregate, node, event } = data;
      return {
        listed: meetings.totalCount,
        grouped: meetingsAggregate.groups.reduce((sum: number, { count }: { count: number }) => sum + count, 0),
        ofTheStartup: node.meetings.totalCount,
        next: node.nextMeeting?.id ?? null,
        ofTheEvent: event.meetings.totalCount,
      };
    };
    expect(await seenBy(founder('48'))).toEqual({ listed: 0, grouped: 0, ofTheStartup: 0, next: null, ofTheEvent: 0 });
    const all = await seenBy(SECRETARIAT);
    expect(all).toMatchObject({ ofTheStartup: 2, grouped: all.listed, ofTheEvent: all.listed });
  });

  it('no aggregate counts a row that its list does not show, whoever asks', async () => {
    const parties = ['startup_demo-01', 'startup_demo-04', 'investor_demo-04', 'technopark_demo-lake', null];
    const viewers = ROLES.flatMap((role) => parties.map((party) => viewerOf(role, party)));
    let rows = 0;
    for (const [subgraph, lists] of LISTS) {
      const text = `{ ${lists.map((list) => `${list} { totalCount } ${list}Aggregate { groups { count } }`).join(' ')} }`;
      for (const viewer of viewers) {
        const { data } = await graph.ask(subgraph, text, viewer);
        for (const list of lists) {
          const listed = data[list]?.totalCount ?? null;
          expect(data[`${list}Aggregate`]?.groups[0].count ?? null, `${list} for ${viewer.role}`).toBe(listed);
          rows += listed ?? 0;
        }
      }
    }
    expect(rows).toBeGreaterThan(1000);
  });

  it('how many meetings a party wants is not told to whom it turns away', async () => {
    const side = (partyId: string, quota: number | null) => ({ eventId: 'event_e', partyId, quota });
    const sides = { a: side('startup_a', null), b: side('investor_b', 7) };
    const full = { count: async () => 7 };
    const refused = mustBeWithinQuota(full as never, sides as never);
    await expect(refused).rejects.toMatchObject({ code: 'QUOTA_REACHED', message: expect.not.stringContaining('7') });
  });

  it('a booking of a guest without home is nothing to who acts for no party, asked past the gateway', async () => {
    const booked = await graph.query(
      'mutation { bookDesk(input: { startupId: "startup_demo-11", technoparkId: "technopark_demo-delta", during: { from: "2027-06-01", to: "2027-06-02" }, idempotencyKey: "leak" }) { errors { code } } }',
      {},
      SECRETARIAT,
    );
    expect(booked.data.bookDesk.errors).toEqual([]);
    for (const role of ['FOUNDER', 'TECHNOPARK_MANAGER']) {
      const { data } = await graph.ask('technoparks', '{ bookings { totalCount edges { cursor } } }', viewerOf(role));
      expect(data.bookings).toEqual({ totalCount: 0, edges: [] });
    }
  });

  it('no origin names a field that is guarded', async () => {
    const text =
      '{ startups(first: 100) { nodes { origins { field } } } investors(first: 100, filter: { synthetic: { eq: true } }) { nodes { origins { field } } } real: investors(first: 100, filter: { synthetic: { eq: false } }) { nodes { origins { field } } } }';
    const { data } = await graph.query(text);
    const rows = [...data.startups.nodes, ...data.investors.nodes, ...data.real.nodes] as {
      origins: { field: string }[];
    }[];
    const named = new Set(rows.flatMap(({ origins }) => origins.map(({ field }) => field)));
    expect(named.size).toBeGreaterThan(3);
    expect([...named].filter((field) => /held|review|dryPowder|email|raising/i.test(field))).toEqual([]);
  });
});
