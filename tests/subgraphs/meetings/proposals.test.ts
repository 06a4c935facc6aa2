import { beforeAll, describe, expect, it } from 'vitest';
import { ANALYST, SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, openWorld, type World } from './world.ts';

const PROPOSAL = 'proposal { id state version expiresAt history { name before after } }';
const NOT_POSSIBLE = { proposal: null, errors: [{ code: 'NOT_POSSIBLE', path: [] }] };
const exclusion = (a: string, b: string, rest: object = {}) => ({
  ...{ id: `exclusion_${a}-${b}`, a, b, kind: 'DECLARED', validFrom: '2026-01-01', validTo: null },
  ...rest,
});

describe('A proposal to meet', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const propose = (eventId: string, fromId: string, toId: string, rest: object = {}) =>
    world.mutate('proposeMeeting', { eventId, fromId, toId, ...rest }, actingFor(fromId), PROPOSAL);
  const respond = (id: string, by: string, accept: boolean, expectedVersion = 2) =>
    world.mutate('respondToProposal', { id, accept, expectedVersion }, actingFor(by), PROPOSAL);
  const prefer = (eventId: string, byId: string, aboutId: string, wish: string | null) =>
    world.mutate('setPreference', { eventId, byId, aboutId, wish }, actingFor(byId), 'preference { wish }');
  const stateFor = async (id: string, viewer = SECRETARIAT) => {
    const { data } = await world.ask('{ meetingProposals(first: 100) { nodes { id state } } }', viewer);
    return data.meetingProposals.nodes.find((node: { id: string }) => node.id === id)?.state ?? null;
  };

  it('is sent, told to the other side, and accepted; every step is in the audit', async () => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const { proposal } = await propose(id, a, b, { message: 'Coffee?' });
    expect(proposal).toMatchObject({ state: 'SENT', expiresAt: '2026-11-30T00:00:00.000Z' });
    expect(await world.recorded('notice.due', proposal.id)).toMatchObject([
      { kind: 'PROPOSAL_RECEIVED', to: b, about: a },
    ]);
    const { proposal: answered } = await respond(proposal.id, b, true, proposal.version);
    expect(answered).toMatchObject({
      state: 'ACCEPTED',
      history: [
        { name: 'draft', before: null, after: 'DRAFT' },
        { name: 'send', before: 'DRAFT', after: 'SENT' },
        { name: 'accept', before: 'SENT', after: 'ACCEPTED' },
      ],
    });
    expect((await world.recorded('notice.due', proposal.id)).at(-1)).toMatchObject({
      kind: 'PROPOSAL_ACCEPTED',
      to: a,
    });
    expect((await world.recorded('proposal.changed', proposal.id)).map(({ state }) => state)).toEqual([
      'DRAFT',
      'SENT',
      'ACCEPTED',
    ]);
  });

  it('is its author’s alone while it is a draft', async () => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const { proposal } = await propose(id, a, b, { draft: true });
    expect(proposal.state).toBe('DRAFT');
    expect(await stateFor(proposal.id, actingFor(a))).toBe('DRAFT');
    for (const viewer of [actingFor(b), SECRETARIAT, ANALYST]) expect(await stateFor(proposal.id, viewer)).toBe(null);
    expect((await respond(proposal.id, b, true, 1)).errors[0].code).toBe('NOT_FOUND');
    const send = { id: proposal.id, expectedVersion: 1 };
    expect((await world.mutate('sendProposal', send, actingFor(b), PROPOSAL)).errors[0].code).toBe('NOT_FOUND');
    expect((await world.mutate('sendProposal', send, actingFor(a), PROPOSAL)).proposal.state).toBe('SENT');
    expect(await stateFor(proposal.id, actingFor(b))).toBe('SENT');
  });

  it('is answered once, by the side that was asked, on the version it read', async () => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const { proposal } = await propose(id, a, b);
    expect((await respond(proposal.id, a, true)).errors[0].code).toBe('NOT_FOUND');
    expect((await respond(proposal.id, startups[1]!, true)).errors[0].code).toBe('NOT_FOUND');
    expect((await respond(proposal.id, b, true, 1)).errors[0].code).toBe('VERSION_CONFLICT');
    expect((await respond(proposal.id, b, false)).proposal.state).toBe('DECLINED');
    expect((await respond(proposal.id, b, true, 3)).errors[0].code).toBe('ILLEGAL_TRANSITION');
  });

  it('exists once between two parties, whoever asks first', async () => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const tries = [...Array(4).fill([a, b]), ...Array(4).fill([b, a])] as [string, string][];
    const answers = await Promise.all(tries.map(([from, to]) => propose(id, from, to)));
    expect(answers.filter(({ proposal }) => proposal)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ errors }) => errors.map((e: { code: string }) => e.code)))).toEqual(
      new Set(['ALREADY_PROPOSED']),
    );
  });

  it('answers the same key with the same proposal, and refuses the key for another request', async () => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const again = await Promise.all(Array.from({ length: 6 }, () => propose(id, a, b, { idempotencyKey: 'one' })));
    expect(new Set(again.map(({ proposal }) => proposal.id)).size).toBe(1);
    expect((await propose(id, a, investors[1]!, { idempotencyKey: 'one' })).errors[0].code).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('needs two different parties that take part, and an author who acts for the first', async () => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const failure = async (
      ...[eventId, fromId, toId, viewer = actingFor(fromId)]: [string, string, string, ReturnType<typeof actingFor>?]
    ) => (await world.mutate('proposeMeeting', { eventId, fromId, toId }, viewer, PROPOSAL)).errors[0];
    expect(await failure(id, a, a)).toEqual({ code: 'SAME_PARTY', path: ['toId'] });
    expect(await failure(id, a, 'startup_nobody')).toEqual({ code: 'NOT_PARTICIPATING', path: ['toId'] });
    expect(await failure('event_none', a, b)).toEqual({ code: 'NOT_FOUND', path: ['eventId'] });
    expect(await failure(id, a, b, actingFor(startups[1]!))).toEqual({ code: 'FORBIDDEN', path: [] });
  });

  describe('is barred, and nobody learns why,', () => {
    it('by a NEVER of either side', async () => {
      const { id, startups, investors } = await world.forum();
      const [a, b] = [startups[0]!, investors[0]!];
      expect((await prefer(id, a, b, 'NEVER')).preference).toEqual({ wish: 'NEVER' });
      expect(await propose(id, a, b)).toEqual(NOT_POSSIBLE);
      expect(await propose(id, b, a)).toEqual(NOT_POSSIBLE);
      expect((await propose(id, b, startups[1]!)).proposal.state).toBe('SENT');
      await prefer(id, a, b, null);
      expect((await propose(id, b, a)).proposal.state).toBe('SENT');
    });

    it('by an exclusion of the two, or of one and the other’s state, until it ends', async () => {
      const { id, startups, investors } = await world.forum({ startups: 3, countries: ['KZ', 'IR', 'CN'] });
      const [a, iranian, chinese] = startups as [string, string, string];
      await world.publish('exclusion.changed', exclusion(investors[0]!, a));
      await world.publish('exclusion.changed', exclusion('state_IR', investors[0]!));
      await world.publish('exclusion.changed', exclusion(chinese, investors[0]!, { validTo: '2026-11-23' }));
      expect(await propose(id, a, investors[0]!)).toEqual(NOT_POSSIBLE);
      expect(await propose(id, investors[0]!, iranian)).toEqual(NOT_POSSIBLE);
      expect((await propose(id, investors[0]!, chinese)).proposal.state).toBe('SENT');
      expect((await propose(id, investors[1]!, iranian)).proposal.state).toBe('SENT');
      await world.publish('exclusion.changed', exclusion('state_IR', investors[0]!, { validTo: '2026-11-01' }));
      expect((await propose(id, investors[0]!, iranian)).proposal.state).toBe('SENT');
    });

    it('by an exclusion of the country where a startup sits, not only where it comes from', async () => {
      const { id, startups, investors } = await world.forum();
      await world.publish('exclusion.changed', exclusion('state_PK', investors[0]!));
      await world.publish('startup.changed', { id: startups[0]!, country: 'KZ', hqCountry: 'PK' });
      expect(await propose(id, startups[0]!, investors[0]!)).toEqual(NOT_POSSIBLE);
    });

    it('also when the bar came between the draft and the sending', async () => {
      const { id, startups, investors } = await world.forum();
      const [a, b] = [startups[0]!, investors[0]!];
      const { proposal } = await propose(id, a, b, { draft: true });
      await prefer(id, b, a, 'NEVER');
      expect(await stateFor(proposal.id, actingFor(a))).toBe('DRAFT');
      const send = { id: proposal.id, expectedVersion: 1 };
      expect(await world.mutate('sendProposal', send, actingFor(a), PROPOSAL)).toEqual(NOT_POSSIBLE);
    });
  });

  it('is declined by a NEVER of the side that received it, and lapses by one of its author', async () => {
    const { id, startups, investors } = await world.forum();
    const received = (await propose(id, startups[0]!, investors[0]!)).proposal.id;
    const own = (await propose(id, investors[0]!, startups[1]!)).proposal.id;
    for (const startup of startups) await prefer(id, investors[0]!, startup, 'NEVER');
    expect([await stateFor(received), await stateFor(own)]).toEqual(['DECLINED', 'EXPIRED']);
    expect(await world.recorded('notice.due', own)).toHaveLength(2);
  });

  it('lapses when the alliance excludes the two after it was accepted', async () => {
    const { id, startups, investors } = await world.forum();
    const [a, b] = [startups[0]!, investors[0]!];
    const { proposal } = await propose(id, a, b);
    await respond(proposal.id, b, true);
    await world.publish('exclusion.changed', exclusion(b, a));
    expect(await stateFor(proposal.id)).toBe('EXPIRED');
  });

  it('never survives beside a NEVER or an exclusion that arrives at the same instant', async () => {
    const { id, startups, investors } = await world.forum({ startups: 6, investors: 2 });
    const outcomes = await Promise.all(
      startups.map(async (startup, i) => {
        const [bar, answer] = await Promise.all([
          i % 2
            ? prefer(id, investors[0]!, startup, 'NEVER')
            : world.publish('exclusion.changed', exclusion(investors[0]!, startup)),
          propose(id, startup, investors[0]!),
        ]);
        return { bar, answer };
      }),
    );
    for (const { answer } of outcomes)
      expect(answer.proposal ? ['DECLINED', 'EXPIRED'] : ['NOT_POSSIBLE']).toContain(
        answer.proposal ? await stateFor(answer.proposal.id) : answer.errors[0].code,
      );
  });

  it('keeps wishes to their author and the secretariat', async () => {
    const { id, startups, investors } = await world.forum();
    await prefer(id, startups[0]!, investors[0]!, 'NEVER');
    const text = `query($id: ID!) { meetingPreferences(filter: { event: { eq: $id } }) { nodes { wish about { ... on Investor { id } } } } }`;
    const seen = async (viewer: typeof SECRETARIAT) =>
      (await world.ask(text, viewer, { id })).data.meetingPreferences.nodes;
    expect(await seen(SECRETARIAT)).toEqual([{ wish: 'NEVER', about: { id: investors[0] } }]);
    expect(await seen(actingFor(startups[0]!))).toHaveLength(1);
    expect(await seen(actingFor(investors[0]!))).toEqual([]);
    const foreign = await world.mutate(
      'setPreference',
      { eventId: id, byId: startups[0], aboutId: investors[0], wish: 'WANT' },
      actingFor(investors[0]!),
      'preference { wish }',
    );
    expect(foreign).toEqual({ preference: null, errors: [{ code: 'FORBIDDEN', path: [] }] });
  });
});
