import { beforeAll, describe, it } from 'vitest';
import { ANALYST, SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const OTHER = 'counterpart { ... on Startup { id } ... on Investor { id } }';
const PLACE = 'slot { id starts { local(zone: "Asia/Tehran") { time zone } } } table { number }';
const agendaOf = (party: string, { id }: Forum) => `{ agenda(participant: "${party}", event: "${id}") {
  items { id standing rank wish because ${OTHER} meeting { id state } ${PLACE} alternatives(first: 100) { ${PLACE} } }
  whyNot { id standing rank wish because ${OTHER} meeting { id } ${PLACE} alternatives(first: 100) { ${PLACE} } } } }`;

interface Item {
  readonly standing: string;
  readonly rank: number;
  readonly because: string | null;
  readonly counterpart: { readonly id: string };
  readonly slot: { readonly id: string; readonly starts: { readonly local: object } };
  readonly table: object;
  readonly alternatives: readonly { readonly slot: { readonly id: string } }[];
}
interface Answered {
  readonly items: readonly Item[];
  readonly whyNot: readonly Item[];
}

describe('Whom should I meet, when, and why not the others?', { concurrent: false }, () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  const ask = async (party: string, forum: Forum, viewer = actingFor(party)): Promise<Answered> => {
    const { data, errors } = await world.ask(agendaOf(party, forum), viewer);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.agenda;
  };
  const publish = async (forum: Forum) => {
    const wanted = { eventId: forum.id, effort: 0 };
    const { timetable } = await world.mutate('planTimetable', wanted, SECRETARIAT, 'timetable { id version }');
    const which = { id: timetable.id, expectedVersion: timetable.version };
    await world.mutate('publishTimetable', which, SECRETARIAT, 'timetable { id }');
  };
  const wish = (forum: Forum, byId: string, aboutId: string, said: string | null) =>
    world.mutate(
      'setPreference',
      { eventId: forum.id, byId, aboutId, wish: said },
      actingFor(byId),
      'preference { wish }',
    );
  const find = (list: readonly Item[], id: string) => list.find(({ counterpart }) => counterpart.id === id);

  it('is answered before any timetable is made, the same for both sides, and books nothing', async ({ expect }) => {
    const forum = await world.forum({ startups: 4, investors: 3, quota: 2, plan: { tables: 2 } });
    await world.judge(forum);
    await wish(forum, forum.startups[0]!, forum.investors[2]!, 'MUST');
    const [me, other] = [forum.startups[0]!, forum.investors[2]!];
    const mine = await ask(me, forum);
    expect(find(mine.items, other)).toMatchObject({ standing: 'PLANNED', wish: 'MUST', meeting: null, rank: 3 });
    const theirs = find((await ask(other, forum)).items, me)!;
    expect(theirs).toMatchObject({ standing: 'PLANNED', wish: null });
    expect([theirs.slot, theirs.table]).toEqual([find(mine.items, other)!.slot, find(mine.items, other)!.table]);
    expect((await world.ask(`{ meetings { totalCount } }`, actingFor(me))).data.meetings.totalCount).toBe(0);
    expect([...mine.items, ...mine.whyNot].map(({ rank }) => rank).sort()).toEqual([1, 2, 3]);
  });

  it('is answered from the timetable once it is published, in time order, by the clocks of the viewer', async ({
    expect,
  }) => {
    const forum = await world.forum({ startups: 3, investors: 4, quota: 3, plan: { tables: 3 } });
    await world.judge(forum);
    await publish(forum);
    const me = forum.startups[1]!;
    const { items, whyNot } = await ask(me, forum);
    expect(items).toHaveLength(3);
    for (const item of items)
      expect(item).toMatchObject({ standing: 'BOOKED', because: null, meeting: { state: 'SCHEDULED' } });
    const slots = items.map(({ slot }) => slot.id);
    expect(slots).toEqual([...slots].sort());
    expect(find(items, items[0]!.counterpart.id)!.slot.starts.local).toMatchObject({ zone: 'Asia/Tehran' });
    expect(whyNot.map(({ because }) => because)).toEqual(['QUOTA']);
    // What is offered instead is free for both.
    for (const item of [...items, ...whyNot]) {
      const taken = new Set([...slots, ...(await ask(item.counterpart.id, forum)).items.map(({ slot }) => slot.id)]);
      for (const { slot } of item.alternatives) expect(taken).not.toContain(slot.id);
    }
    expect([...items, ...whyNot].flatMap(({ alternatives }) => alternatives).length).toBeGreaterThan(0);
  });

  it('and an alternative that is offered can be booked', async ({ expect }) => {
    const forum = await world.forum({ startups: 2, investors: 2, plan: { tables: 2 } });
    await world.judge(forum, (a, b) => ({ stopped: a === b }));
    await publish(forum);
    const [a, b] = [forum.startups[0]!, forum.investors[0]!];
    const [place] = find((await ask(a, forum)).whyNot, b)!.alternatives;
    const booking = { eventId: forum.id, a, b, slotId: place!.slot.id };
    const { errors } = await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }');
    expect(errors).toEqual([]);
    expect(find((await ask(a, forum)).items, b)).toMatchObject({ standing: 'BOOKED' });
  });

  it('and a never is its author’s own: with it or without, the other reads the same', async ({ expect }) => {
    const worlds = await Promise.all(
      [true, false].map(async (said) => {
        const forum = await world.forum({ startups: 3, investors: 3, quota: 2, plan: { tables: 3 } });
        // Fits so badly that it is left out by itself.
        await world.judge(forum, (a, b) => (a === 0 && b === 2 ? { score: -9 } : {}));
        if (said) await wish(forum, forum.startups[0]!, forum.investors[2]!, 'NEVER');
        return forum;
      }),
    );
    const [never, plain] = worlds as [Forum, Forum];
    const told = async (forum: Forum) =>
      JSON.parse(
        JSON.stringify(await ask(forum.investors[2]!, forum)).replaceAll(forum.id.slice(6), 'key'),
      ) as Answered;
    for (const step of ['before', 'after']) {
      if (step === 'after') for (const forum of worlds) await publish(forum);
      const shape = ({ items, whyNot }: Answered) => [
        items.map(({ standing, rank, because }) => [standing, rank, because]).sort(),
        whyNot.map(({ rank, because, alternatives }) => [rank, because, alternatives.length > 0]),
      ];
      expect(shape(await told(never))).toEqual(shape(await told(plain)));
      expect(JSON.stringify(await told(never))).not.toContain('NEVER');
      const own = find((await ask(never.startups[0]!, never)).whyNot, never.investors[2]!)!;
      expect(own).toMatchObject({ because: 'NEVER', wish: 'NEVER' });
      expect(find((await ask(never.investors[2]!, never, SECRETARIAT)).whyNot, never.startups[0]!)!.because).toBe(
        'NEVER',
      );
    }
  });

  it('for oneself, the organiser and the secretariat; for nobody else', async ({ expect }) => {
    const host = viewerOf('PROGRAMME_MANAGER', 'organisation_host');
    const forum = await world.forum({
      startups: 2,
      investors: 2,
      plan: { tables: 2, organiserId: 'organisation_host' },
    });
    await world.judge(forum);
    await publish(forum);
    const me = forum.startups[0]!;
    await wish(forum, me, forum.investors[1]!, 'WANT');
    const text = `{ agenda(participant: "${me}", event: "${forum.id}") { items { standing wish meeting { id } slot { id } } preferences { wish } proposals { id } } }`;
    const seen = async (viewer: Parameters<World['ask']>[1]) => (await world.ask(text, viewer)).data.agenda;
    expect((await seen(actingFor(me))).preferences).toEqual([{ wish: 'WANT' }]);
    expect((await seen(SECRETARIAT)).items).toEqual((await seen(actingFor(me))).items);
    const hosted = await seen(host);
    expect(hosted.preferences).toEqual([]);
    expect(hosted.items).toHaveLength(2);
    for (const item of hosted.items)
      expect(item).toMatchObject({
        standing: 'BOOKED',
        wish: null,
        meeting: { id: expect.stringMatching(/^meeting_/) },
        slot: {},
      });
    for (const stranger of [
      ANALYST,
      actingFor(forum.investors[0]!),
      viewerOf('TECHNOPARK_MANAGER', 'technopark_x'),
      viewerOf('PUBLIC'),
    ]) {
      const { data, errors } = await world.ask(text, stranger);
      expect([data?.agenda ?? null, errors?.length]).toEqual([null, 1]);
    }
    const outsider = await world.ask(
      `{ agenda(participant: "startup_nobody", event: "${forum.id}") { items { id } } }`,
      SECRETARIAT,
    );
    expect(outsider.data.agenda).toBe(null);
  });

  it('asks the database as often for a long agenda as for a short one', async ({ expect }) => {
    const statements = async (startups: number) => {
      const forum = await world.forum({ startups, investors: 2, plan: { tables: 4 } });
      await world.judge(forum);
      await publish(forum);
      const answer = await world.ask(agendaOf(forum.investors[0]!, forum), actingFor(forum.investors[0]!));
      return [answer.data.agenda.items.length, answer.statements];
    };
    const [[few, short], [many, long]] = [await statements(2), await statements(6)];
    expect([few, many, long]).toEqual([2, 6, short]);
  });
});
