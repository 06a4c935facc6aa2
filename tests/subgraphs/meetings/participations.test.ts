import { beforeAll, describe, expect, it } from 'vitest';
import { SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { actingFor, openWorld, type World } from './world.ts';

const SELECTION = 'participation { id version active days quota languages role party { ... on Technopark { id } } }';

describe('Taking part in an event', () => {
  let world: World;
  let parks = 0;
  beforeAll(async () => {
    world = await openWorld();
  });
  const park = async () => {
    const id = `technopark_test-${++parks}`;
    await world.party(id, 'KZ');
    return id;
  };
  const register = (eventId: string, partyId: string, rest: object = {}, viewer = actingFor(partyId)) =>
    world.mutate(
      'registerParticipation',
      { eventId, partyId, role: 'HOST', languages: ['RU', 'EN'], ...rest },
      viewer,
      SELECTION,
    );

  it('is open to startups, investors and technoparks, and told to the others', async () => {
    const { id } = await world.forum();
    const partyId = await park();
    const { participation } = await register(id, partyId, { days: ['2027-03-03'], quota: 5 });
    const { id: own, version, ...rest } = participation;
    expect(version).toBe(1);
    expect(rest).toEqual({
      ...{
        active: true,
        days: ['2027-03-03'],
        quota: 5,
        languages: ['RU', 'EN'],
        role: 'HOST',
        party: { id: partyId },
      },
    });
    expect(await world.recorded('participation.changed', own)).toEqual([
      {
        ...{ id: own, eventId: id, partyId, partyType: 'Technopark', languages: ['RU', 'EN'], days: ['2027-03-03'] },
        ...{ quota: 5, active: true },
      },
    ]);
  });

  it('is refused with the input at fault', async () => {
    const { id } = await world.forum();
    const partyId = await park();
    const failure = async (rest: object, party = partyId, viewer = actingFor(party)) =>
      (await register(id, party, rest, viewer)).errors[0];
    expect(await failure({ languages: [] })).toEqual({ code: 'NO_LANGUAGE', path: ['languages'] });
    expect(await failure({ days: ['2027-03-04'] })).toEqual({ code: 'INVALID_DAY', path: ['days'] });
    expect(await failure({ quota: 0 })).toEqual({ code: 'INVALID_QUOTA', path: ['quota'] });
    expect(await failure({ eventId: 'event_none' })).toEqual({ code: 'NOT_FOUND', path: ['eventId'] });
    expect(await failure({}, 'technopark_unheard-of')).toEqual({ code: 'UNKNOWN_PARTY', path: ['partyId'] });
    expect(await failure({}, 'organisation_secretariat', SECRETARIAT)).toEqual({
      code: 'UNKNOWN_PARTY',
      path: ['partyId'],
    });
    expect(await failure({}, partyId, actingFor('startup_other'))).toEqual({ code: 'FORBIDDEN', path: [] });
    const open = await world.ask(
      'mutation($input: RegisterParticipationInput!) { registerParticipation(input: $input) { errors { code } } }',
      viewerOf('PUBLIC'),
      {
        input: { eventId: id, partyId, role: 'HOST', languages: ['RU'], idempotencyKey: 'public' },
      },
    );
    expect(open.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('happens once for each party, also when it is asked for eight times at once', async () => {
    const { id } = await world.forum();
    const partyId = await park();
    const answers = await Promise.all(Array.from({ length: 8 }, () => register(id, partyId)));
    expect(answers.filter(({ participation }) => participation)).toHaveLength(1);
    const failures = answers.flatMap(({ errors }) => errors);
    expect(failures).toEqual(Array(7).fill({ code: 'ALREADY_REGISTERED', path: ['partyId'] }));
  });

  it('changes on the version that was read', async () => {
    const { id } = await world.forum();
    const partyId = await park();
    const { participation } = await register(id, partyId, { quota: 5 });
    const update = (rest: object, expectedVersion: number, viewer = actingFor(partyId)) =>
      world.mutate('updateParticipation', { id: participation.id, expectedVersion, ...rest }, viewer, SELECTION);
    expect((await update({ days: ['2027-03-02'] }, 1)).participation).toMatchObject({
      days: ['2027-03-02'],
      quota: 5,
      version: 2,
    });
    expect((await update({ quota: null }, 2)).participation).toMatchObject({ days: ['2027-03-02'], quota: null });
    expect((await update({ quota: 1 }, 2)).errors[0].code).toBe('VERSION_CONFLICT');
    expect((await update({ languages: [] }, 3)).errors[0].code).toBe('NO_LANGUAGE');
    expect((await update({ quota: 1 }, 3, actingFor('startup_other'))).errors[0].code).toBe('FORBIDDEN');
  });

  it('ends with its proposals and meetings, and the other sides are told', async () => {
    const forum = await world.forum();
    const [a, b, c] = [forum.startups[0]!, forum.investors[0]!, forum.investors[1]!];
    const booked = await world.mutate(
      'scheduleMeeting',
      { eventId: forum.id, a, b, slotId: forum.slot(1) },
      SECRETARIAT,
      'meeting { id }',
    );
    const proposed = await world.mutate(
      'proposeMeeting',
      { eventId: forum.id, fromId: c, toId: a },
      actingFor(c),
      'proposal { id }',
    );
    const { data } = await world.ask(
      'query($party: ID!) { participations(filter: { party: { eq: $party } }) { nodes { id version } } }',
      undefined,
      { party: a },
    );
    const [{ id, version }] = data.participations.nodes;
    const gone = await world.mutate('withdrawParticipation', { id, expectedVersion: version }, actingFor(a), SELECTION);
    expect(gone.participation.active).toBe(false);
    const told = async (subject: string) => (await world.recorded('notice.due', subject)).at(-1);
    expect(await told(booked.meeting.id)).toMatchObject({ kind: 'MEETING_CANCELLED', to: b });
    expect(await told(proposed.proposal.id)).toMatchObject({ kind: 'PROPOSAL_EXPIRED', to: c });
    const again = await world.mutate(
      'proposeMeeting',
      { eventId: forum.id, fromId: c, toId: a },
      actingFor(c),
      'proposal { id }',
    );
    expect(again.errors).toEqual([{ code: 'NOT_PARTICIPATING', path: ['toId'] }]);
    expect((await world.recorded('participation.changed', id)).at(-1)).toMatchObject({ active: false });
  });

  it('begins anew for who has withdrawn, with what is said then, once', async ({ expect }) => {
    const forum = await world.forum();
    const partyId = await park();
    const { id, version } = (await register(forum.id, partyId, { days: ['2027-03-03'], quota: 5 })).participation;
    const acts = actingFor(partyId);
    await world.mutate('withdrawParticipation', { id, expectedVersion: version }, acts, SELECTION);
    const update = { id, quota: 3, expectedVersion: version + 1 };
    expect(await world.mutate('updateParticipation', update, acts, SELECTION)).toEqual({
      participation: null,
      errors: [{ code: 'WITHDRAWN', path: ['id'] }],
    });
    const anew = { languages: ['ZH'], role: 'FUNDER' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => register(forum.id, partyId, anew)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual(
      Array(3).fill({ code: 'ALREADY_REGISTERED', path: ['partyId'] }),
    );
    const known = { id, active: true, days: [], quota: null, languages: ['ZH'], role: 'FUNDER' };
    expect(answers.find(({ participation }) => participation)!.participation).toMatchObject(known);
    expect((await world.recorded('participation.changed', id)).map(({ active, quota }) => [active, quota])).toEqual([
      [true, 5],
      [false, 5],
      [true, null],
    ]);
    const at = { eventId: forum.id, a: partyId, b: forum.investors[0], slotId: forum.slot(1) };
    expect((await world.mutate('scheduleMeeting', at, SECRETARIAT, 'meeting { id }')).errors).toEqual([]);
  });

  it('names who comes for it by the id of a person', async ({ expect }) => {
    const { id } = await world.forum();
    const partyId = await park();
    expect((await register(id, partyId, { personId: 'startup_demo-01' })).errors).toEqual([
      { code: 'UNKNOWN_PERSON', path: ['personId'] },
    ]);
    expect((await register(id, partyId, { personId: 'person_demo-01' })).errors).toEqual([]);
  });
});
