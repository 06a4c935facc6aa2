import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { actingFor, type Forum, type ForumWish, openWorld, type World } from './world.ts';

const PUBLISH = `mutation($input: PublishTimetableInput!) { publishTimetable(input: $input) { timetable { state } errors {
  __typename code path message ... on DraftUnfitError { meetings { id because pinned parties { ... on Startup { id } ... on Investor { id } } } } } } }`;

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly meetings: { readonly nodes: readonly { readonly id: string; readonly slot: { readonly id: string } }[] };
}

describe('A draft that no longer fits is not published, and says which of its meetings and why', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  const open = async (wish: ForumWish, speaking: Readonly<Record<string, string>> = {}): Promise<Forum> => {
    const forum = await world.forum(wish);
    for (const [party, languages] of Object.entries(speaking))
      await world.rows(
        `update meetings.participation set languages = $2::text[] where event_id = $1 and party_id like $3`,
        forum.id,
        `{${languages}}`,
        `${party}_%`,
      );
    await world.judge(forum);
    return forum;
  };
  const plan = async (forum: Forum): Promise<Draft> => {
    const selection = 'timetable { id version meetings { nodes { id slot { id } } } }';
    return (await world.mutate('planTimetable', { eventId: forum.id, effort: 0 }, SECRETARIAT, selection)).timetable;
  };
  const pin = async ({ id: timetableId, version }: Draft, meetings: readonly string[], pinned: boolean) => {
    const input = { timetableId, meetings, pinned, expectedVersion: version };
    const { timetable, errors } = await world.mutate('pinMeetings', input, SECRETARIAT, 'timetable { version }');
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return timetable.version as number;
  };
  let keys = 0;
  const publish = async ({ id, version }: Pick<Draft, 'id' | 'version'>) => {
    const input = { id, expectedVersion: version, idempotencyKey: `unfit-${++keys}` };
    return (await world.ask(PUBLISH, SECRETARIAT, { input })).data.publishTimetable;
  };
  const update = (forum: Forum, party: string, change: object) =>
    world.mutate(
      'updateParticipation',
      { id: `participation_${forum.id}-${party}`, expectedVersion: 1, ...change },
      actingFor(party),
      'participation { version }',
    );
  const elsewhere = (forum: Forum, { meetings }: Draft) =>
    [1, 2, 3].map(forum.slot).includes(meetings.nodes[0]!.slot.id) ? '2027-03-03' : '2027-03-02';

  it('where a side took back the only language that the two shared', async ({ expect }) => {
    const forum = await open({ startups: 2, investors: 1, plan: { tables: 1 } }, { startup: 'RU,EN', investor: 'EN' });
    const draft = await plan(forum);
    expect(draft.meetings.nodes).toHaveLength(2);
    expect((await update(forum, forum.startups[0]!, { languages: ['RU'] })).errors).toEqual([]);
    const { timetable, errors } = await publish(draft);
    expect(timetable).toBe(null);
    expect(errors).toMatchObject([{ __typename: 'DraftUnfitError', code: 'EVENT_CHANGED', path: ['id'] }]);
    const parties = [{ id: forum.investors[0] }, { id: forum.startups[0] }];
    expect(errors[0].meetings).toMatchObject([{ because: 'NO_COMMON_LANGUAGE', pinned: false }]);
    expect(errors[0].meetings[0].parties).toEqual(expect.arrayContaining(parties));
    expect(draft.meetings.nodes.map(({ id }) => id)).toContain(errors[0].meetings[0].id);
    expect(errors[0].message).toContain(`${errors[0].meetings[0].id} of `);
    expect(errors[0].message).toMatch(/; plan again\.$/);
    const again = await plan(forum);
    expect(again.meetings.nodes).toHaveLength(1);
    expect(await publish(again)).toMatchObject({ timetable: { state: 'PUBLISHED' }, errors: [] });
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('where the interpreter speaks other languages now; but not where the two understand each other since', async ({
    expect,
  }) => {
    const interpreters = [{ languages: ['ZH' as const, 'EN' as const], hours: [] }];
    const plans = { startups: 1, investors: 1, plan: { tables: 1, interpreters } };
    const forum = await open(plans, { investor: 'ZH' });
    const draft = await plan(forum);
    const { data } = await world.ask(`{ event(id: "${forum.id}") { version interpreters { id } } }`, SECRETARIAT);
    const { version, interpreters: known } = data.event;
    const change = {
      id: forum.id,
      expectedVersion: version,
      interpreters: [{ id: known[0].id, languages: ['ZH', 'RU'] }],
    };
    expect((await world.mutate('updateEvent', change, SECRETARIAT, 'event { id }')).errors).toEqual([]);
    const [error] = (await publish(draft)).errors;
    expect(error.meetings).toMatchObject([{ id: draft.meetings.nodes[0]!.id, because: 'NO_COMMON_LANGUAGE' }]);
    await update(forum, forum.startups[0]!, { languages: ['ZH'] });
    expect((await publish(draft)).errors).toEqual([]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('which is pinned and so would be planned again: it says to unpin it first, and that helps', async ({ expect }) => {
    const forum = await open({ startups: 1, investors: 2, plan: { tables: 2 } });
    const first = await plan(forum);
    const [one, other] = first.meetings.nodes;
    expect(elsewhere(forum, first)).toBe(elsewhere(forum, { ...first, meetings: { nodes: [other!] } }));
    await pin(first, [one!.id], true);
    await update(forum, forum.startups[0]!, { days: [elsewhere(forum, first)] });
    const again = await plan(forum);
    expect(again.meetings.nodes.map(({ id }) => id)).toContain(one!.id);
    const [error] = (await publish(again)).errors;
    expect(
      error.meetings.map(({ id, because, pinned }: { id: string; because: string; pinned: boolean }) => [
        id,
        because,
        pinned,
      ]),
    ).toEqual([[one!.id, 'AWAY', true]]);
    expect(error.message).toMatch(/unpin the one that is pinned, and plan again\.$/);
    await pin(
      again,
      error.meetings.map(({ id }: { id: string }) => id),
      false,
    );
    const last = await plan(forum);
    expect(last.meetings.nodes).toHaveLength(2);
    expect((await publish(last)).errors).toEqual([]);
    expect(await world.faults()).toEqual([0, 0]);
  });

  it('and tells a foreign organiser no never, but that the two cannot be brought together', async ({ expect }) => {
    const forum = await open({ startups: 1, investors: 1, plan: { tables: 1, organiserId: 'organisation_host' } });
    const draft = await plan(forum);
    await world.rows(
      `insert into meetings.preference (id, event_id, by_id, about_id, wish, recorded_at) values ($1, $2, $3, $4, 'NEVER', now())`,
      ...[`meeting-preference_${forum.id}`, forum.id, forum.startups[0], forum.investors[0]],
    );
    const input = { id: draft.id, expectedVersion: draft.version, idempotencyKey: `unfit-${forum.id}` };
    const { data } = await world.ask(PUBLISH, viewerOf('PROGRAMME_MANAGER', 'organisation_host'), { input });
    expect(data.publishTimetable.errors[0].meetings).toMatchObject([{ because: 'NOT_POSSIBLE' }]);
    expect(JSON.stringify(data)).not.toContain('NEVER');
  });
});
