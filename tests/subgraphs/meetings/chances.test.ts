import { describe, it } from 'vitest';
import { PRIOR_KEEPING } from '#matching';
import { FEWEST_OUTCOMES } from '../../../subgraphs/meetings/chances.actions.ts';
import { outcomesUntil } from '../../../subgraphs/meetings/chances.outcomes.ts';
import { Meeting } from '../../../subgraphs/meetings/meeting.entity.ts';
import { advanceMeeting } from '../../../subgraphs/meetings/meeting.steps.ts';
import { Proposal } from '../../../subgraphs/meetings/proposal.entity.ts';
import { advanceProposal } from '../../../subgraphs/meetings/proposal.steps.ts';
import { SECRETARIAT } from '../../harness/subgraph.ts';
import { actingFor, type Forum, openWorld, type World } from './world.ts';

const CHANCES = 'chances { basedOn outcomes until judged { outcomes calibrationError logLoss constantLogLoss } }';
const agendaOf = (party: string, { id }: Forum) => `{ agenda(participant: "${party}", event: "${id}") {
  items { ...item } whyNot { ...item } } }
  fragment item on AgendaItem { rank chance { probability basedOn outcomes } counterpart { ... on Investor { id } ... on Startup { id } } }`;

interface Item {
  readonly rank: number;
  readonly chance: { readonly probability: number; readonly basedOn: string; readonly outcomes: number };
  readonly counterpart: { readonly id: string };
}

// One by one: they share a clock that they set.
describe('How likely is it that a meeting is kept?', { concurrent: false }, () => {
  let now = new Date('2026-11-23T00:00:00Z');
  const at = (instant: string) => {
    now = new Date(instant);
  };
  /** From 10:00 to 11:00 at the venue: 05:00 to 06:00 UTC. */
  const daysOf = (...days: string[]) => ({ sessions: days.map((day) => ({ day, from: '10:00', to: '11:00' })) });
  const open = () => openWorld(() => now);
  /** All of a startup's investors fit it the better, the earlier they stand; and the other way round. */
  const judged = async (world: World, wish: Parameters<World['forum']>[0]) => {
    const forum = await world.forum(wish);
    await world.judge(forum, (a, b) => ({ score: -(a + b), startupSide: -(a + b), otherSide: -(a + b) }));
    return forum;
  };
  const ask = async (world: World, party: string, forum: Forum): Promise<Item[]> => {
    const { data, errors } = await world.ask(agendaOf(party, forum), actingFor(party));
    if (errors) throw new Error(JSON.stringify(errors));
    return [...data.agenda.items, ...data.agenda.whyNot].sort((x: Item, y: Item) => x.rank - y.rank);
  };
  const plan = async (world: World, forum: Forum) =>
    (
      await world.mutate(
        'planTimetable',
        { eventId: forum.id, effort: 0 },
        SECRETARIAT,
        `timetable { id value ${CHANCES} }`,
      )
    ).timetable;

  /** Proposals of every startup to every investor, answered as is said: by those who stand high kept, by the others declined. */
  const answered = async (world: World, forum: Forum, isKept: (a: number, b: number) => boolean) => {
    const pairs = forum.startups.flatMap((fromId, a) => forum.investors.map((toId, b) => ({ fromId, toId, a, b })));
    const within = (work: (context: Parameters<typeof advanceProposal>[0]) => Promise<void>) =>
      world.orm.em.fork().transactional((em) => work({ em, viewer: SECRETARIAT, clock: () => now }));
    const idOf = (kind: string, a: number, b: number) => `${kind}_${forum.id}-${a}-${b}`;
    await within(async (context) => {
      for (const { fromId, toId, a, b } of pairs) {
        const row = { id: idOf('meeting-proposal', a, b), eventId: forum.id, fromId, toId, message: null };
        const expiresAt = new Date(now.getTime() + 24 * 3600 * 1000);
        const proposal = context.em.create(Proposal, { ...row, expiresAt, state: 'DRAFT', version: 1 });
        for (const step of ['draft', 'send'] as const) advanceProposal(context, step, proposal);
      }
    });
    await world.publish('nothing.more', {});
    await within(async (context) => {
      for (const { fromId, toId, a, b } of pairs) {
        const proposal = await context.em.findOneOrFail(Proposal, idOf('meeting-proposal', a, b));
        advanceProposal(context, isKept(a, b) ? 'accept' : 'decline', proposal);
        if (!isKept(a, b)) continue;
        const times = { startsAt: now, endsAt: new Date(now.getTime() + 1), heldUntil: null };
        const row = { id: idOf('meeting', a, b), eventId: forum.id, a: fromId, b: toId, tableId: '', ...times };
        const meeting = context.em.create(Meeting, { ...row, interpreterId: null, state: 'HELD', version: 1 });
        for (const step of ['schedule', 'finish'] as const) advanceMeeting(context, step, meeting);
      }
    });
    await world.publish('nothing.more', {});
  };

  it('as it was stated beforehand, where nothing is known yet; and that is said', async ({ expect }) => {
    at('2026-11-23T00:00:00Z');
    const world = await open();
    const forum = await judged(world, { startups: 3, investors: 4, plan: { tables: 3 } });
    const items = await ask(world, forum.startups[0]!, forum);
    expect(items.map(({ rank, counterpart }) => [rank, counterpart.id])).toEqual(
      forum.investors.map((id, b) => [b + 1, id]),
    );
    const [best, last] = [items[0]!.chance, items.at(-1)!.chance];
    expect(best).toEqual({ probability: 1 / (1 + Math.exp(-PRIOR_KEEPING.level)), basedOn: 'PRIOR', outcomes: 0 });
    expect(last.probability).toBeCloseTo(1 / (1 + Math.exp(-1.1 - 1.5 * Math.log(0.25))), 9);
    const { chances } = await plan(world, forum);
    expect(chances).toEqual({ basedOn: 'PRIOR', outcomes: 0, until: null, judged: null });
    await world.sweep();
    expect((await plan(world, forum)).chances).toEqual(chances);
  });

  it('as the asking of one alone does not tell the other: the chance is the same with a wish and without', async ({
    expect,
  }) => {
    at('2026-11-23T00:00:00Z');
    const world = await open();
    const forum = await judged(world, { startups: 3, investors: 3, quota: 1, plan: { tables: 3 } });
    const [me, other] = [forum.startups[0]!, forum.investors[2]!];
    const before = await ask(world, me, forum);
    const worth = (await plan(world, forum)).value;
    const wish = { eventId: forum.id, byId: other, aboutId: me, wish: 'WANT' };
    await world.mutate('setPreference', wish, actingFor(other), 'preference { wish }');
    expect(await ask(world, me, forum)).toEqual(before);
    expect((await plan(world, forum)).value).toBeGreaterThan(worth);
  });

  it('nor does it tell of somebody whom it would not have been shown: that it asked, while nobody judged the two', async ({
    expect,
  }) => {
    at('2026-11-23T00:00:00Z');
    const world = await open();
    const forum = await judged(world, { startups: 3, investors: 3, quota: 1, plan: { tables: 3 } });
    const [me, other] = [forum.startups[0]!, forum.startups[1]!];
    const wish = (byId: string, aboutId: string) =>
      world.mutate(
        'setPreference',
        { eventId: forum.id, byId, aboutId, wish: 'MUST' },
        actingFor(byId),
        'errors { code }',
      );
    const seen = async (viewer: typeof SECRETARIAT, party = me) =>
      JSON.stringify((await world.ask(agendaOf(party, forum), viewer)).data).includes(party === me ? other : me);
    const away = `update meetings.participation set days = '{2027-01-01}' where event_id = $1 and party_id = $2`;
    await world.rows(away, forum.id, other);
    const before = await ask(world, me, forum);
    await wish(other, me);
    expect(await ask(world, me, forum)).toEqual(before);
    expect([await seen(SECRETARIAT), await seen(actingFor(other), other)]).toEqual([true, true]);
    // Nor where it would bring the two together, as long as nobody has decided that it does.
    await world.rows(away.replace('2027-01-01', ''), forum.id, other);
    expect([await seen(SECRETARIAT), await seen(actingFor(other), other)]).toEqual([true, true]);
    expect(await seen(actingFor(me))).toBe(false);
    await wish(me, other);
    expect(await seen(actingFor(me))).toBe(true);
    expect(await ask(world, me, forum)).toHaveLength(before.length + 1);
  });

  it('by what the startup asks and what the other asks, each for itself, also of two whom nobody judged', async ({
    expect,
  }) => {
    at('2026-11-23T00:00:00Z');
    const world = await open();
    const weights = { ...PRIOR_KEEPING, startupAsks: 3, otherAsks: 0 };
    await world.rows(
      `insert into meetings.chances (id, based_on, outcomes, until, weights, made_at) values ('meeting-chances_1', 'OUTCOMES', 50, now(), $1, now())`,
      JSON.stringify(weights),
    );
    const worth = async (isStartups: boolean) => {
      const forum = await world.forum({ startups: 1, investors: 1 });
      const [startup, investor] = [forum.startups[0]!, forum.investors[0]!];
      const [byId, aboutId] = isStartups ? [startup, investor] : [investor, startup];
      await world.mutate(
        'setPreference',
        { eventId: forum.id, byId, aboutId, wish: 'WANT' },
        actingFor(byId),
        'preference { wish }',
      );
      return (await plan(world, forum)).value;
    };
    const [own, others] = [await worth(true), await worth(false)];
    expect(own - others).toBeGreaterThan(0.3);
  });

  it('less, where many that stood low were declined: by the third day after the event, and a draft made before keeps its own', async ({
    expect,
  }) => {
    at('2026-11-23T00:00:00Z');
    const world = await open();
    const days = daysOf('2027-03-02', '2027-03-03');
    const past = await judged(world, { startups: 12, investors: 10, plan: days });
    const coming = await judged(world, { startups: 12, investors: 10, plan: daysOf('2027-06-01') });
    const before = await ask(world, coming.startups[11]!, coming);
    const draft = await plan(world, coming);
    expect([draft.chances.basedOn, draft.chances.outcomes]).toEqual(['PRIOR', 0]);
    await answered(world, past, (a, b) => (1 - a / 12) * (1 - b / 10) > 0.3);
    // What is judged and wished after they were brought together, when it may be known what came of it, teaches nothing.
    await world.judge(past, (a, b) => ({ score: a + b }));
    at('2027-03-06T05:59:00Z');
    await world.sweep();
    expect((await ask(world, coming.startups[11]!, coming))[9]!.chance.basedOn).toBe('PRIOR');
    at('2027-03-06T06:00:00Z');
    await world.sweep();
    await world.sweep();
    const after = await ask(world, coming.startups[11]!, coming);
    expect(after[0]!.chance).toMatchObject({ basedOn: 'OUTCOMES', outcomes: 120 });
    expect(after.map(({ counterpart }) => counterpart)).toEqual(before.map(({ counterpart }) => counterpart));
    for (const [i, { chance }] of before.entries())
      expect(after[i]!.chance.probability).toBeLessThan(chance.probability);
    const top = (await ask(world, coming.startups[0]!, coming))[0]!;
    expect(top.chance.probability).toBeGreaterThan(0.75);
    const rows = await world.rows<{ outcomes: number; judged: unknown }>(
      'select outcomes, judged from meetings.chances where outcomes > 0',
    );
    expect(rows).toEqual([{ outcomes: 120, judged: null }]);
    const kept = await world.ask(`{ timetable(id: "${draft.id}") { value ${CHANCES} } }`, SECRETARIAT);
    expect(kept.data.timetable).toEqual({ value: draft.value, chances: draft.chances });
    const anew = await plan(world, coming);
    expect(anew.value).not.toBe(draft.value);
    expect(anew.chances).toMatchObject({ basedOn: 'OUTCOMES', outcomes: 120, until: '2027-03-03T06:00:00.000Z' });
    expect((await plan(world, coming)).value).toBe(anew.value);
  });

  it('judged on the latest event, once there are two; and not learned of few', async ({ expect }) => {
    at('2026-11-23T00:00:00Z');
    const world = await open();
    const few = await judged(world, { startups: 7, investors: 7, plan: daysOf('2027-03-02') });
    const more = await judged(world, { startups: 8, investors: 8, plan: daysOf('2027-04-06') });
    const coming = await judged(world, { startups: 2, investors: 2, plan: daysOf('2027-06-01') });
    await answered(world, few, (a, b) => a + b < 5);
    at('2027-03-10T00:00:00Z');
    await world.sweep();
    const after = (await plan(world, coming)).chances;
    expect(49).toBeLessThan(FEWEST_OUTCOMES);
    expect(after).toMatchObject({ basedOn: 'PRIOR', outcomes: 49, judged: null });
    expect((await ask(world, coming.startups[0]!, coming))[0]!.chance.probability).toBeCloseTo(0.75, 2);
    await answered(world, more, (a, b) => a + b < 5);
    at('2027-04-10T00:00:00Z');
    await world.sweep();
    const { basedOn, outcomes, judged: judgement } = (await plan(world, coming)).chances;
    expect([basedOn, outcomes, judgement.outcomes]).toEqual(['OUTCOMES', 49 + 64, 64]);
    expect(judgement.logLoss).toBeLessThan(judgement.constantLogLoss);
  });

  it('from what the two did, not from what the organiser did or nobody wrote down', async ({ expect }) => {
    at('2026-11-23T00:00:00Z');
    const world = await open();
    const forum = await judged(world, {
      startups: 4,
      investors: 4,
      plan: { ...daysOf('2027-03-02', '2027-03-03'), tables: 4 },
    });
    const silent = await judged(world, { startups: 2, investors: 2, plan: daysOf('2027-03-02') });
    const book = async (of: Forum, a: number, b: number, slot: number) => {
      const booking = { eventId: of.id, a: of.startups[a], b: of.investors[b], slotId: of.slot(slot) };
      return (await world.mutate('scheduleMeeting', booking, SECRETARIAT, 'meeting { id }')).meeting.id as string;
    };
    const propose = async (a: number, b: number, of = forum) => {
      const input = { eventId: of.id, fromId: of.startups[a], toId: of.investors[b] };
      const made = await world.mutate('proposeMeeting', input, actingFor(of.startups[a]!), 'proposal { id version }');
      return { id: made.proposal.id, expectedVersion: made.proposal.version };
    };
    const answer = (which: object, b: number, accept: boolean, of = forum) =>
      world.mutate('respondToProposal', { ...which, accept }, actingFor(of.investors[b]!), 'proposal { id }');
    const attend = (id: string, tookPlace: boolean) =>
      world.mutate('recordAttendance', { id, expectedVersion: 1, tookPlace }, SECRETARIAT, 'meeting { id }');
    const [held, missed] = [await book(forum, 0, 0, 1), await book(forum, 1, 1, 1)];
    // Declined first, then agreed; nobody wrote down whether they came.
    await answer(await propose(3, 3), 3, false);
    await book(forum, 3, 3, 2);
    const [byParty, byOrganiser] = [await book(forum, 2, 2, 1), await book(forum, 3, 3 - 1, 3)];
    await world.mutate(
      'cancelMeeting',
      { id: byParty, expectedVersion: 1 },
      actingFor(forum.startups[2]!),
      'meeting { id }',
    );
    await world.mutate('cancelMeeting', { id: byOrganiser, expectedVersion: 1 }, SECRETARIAT, 'meeting { id }');
    await answer(await propose(0, 1), 1, false);
    await propose(0, 2);
    await answer(await propose(0, 3), 3, true);
    const countered = { ...(await propose(1, 0)), slotId: forum.slot(6) };
    const counter = await world.mutate(
      'counterProposal',
      countered,
      actingFor(forum.investors[0]!),
      'proposal { id version }',
    );
    const taken = { id: counter.proposal.id, expectedVersion: counter.proposal.version, accept: true };
    await world.mutate('respondToProposal', taken, actingFor(forum.startups[1]!), 'proposal { id }');
    await book(silent, 0, 0, 1);
    await answer(await propose(1, 1, silent), 1, false, silent);
    // Nobody had judged these two when they were brought together; what is judged later comes too late.
    const unjudged = await world.forum({ plan: daysOf('2027-03-02') });
    const early = await propose(0, 0, unjudged);
    await world.publish('nothing.more', {});
    await world.judge(unjudged);
    await answer(early, 0, false, unjudged);
    await world.publish('nothing.more', {});
    at('2027-03-02T08:00:00Z');
    await world.sweep();
    await attend(held, true);
    await attend(missed, false);
    const outcomes = await outcomesUntil(world.orm.em.fork(), new Date('2027-03-04T00:00:00Z'));
    const said = outcomes.map((event) => event.map(({ places: [s, o], kept }) => [4 - 4 * o, 4 - 4 * s, kept]));
    expect(said).toEqual([
      [
        [0, 0, true],
        [0, 1, false],
        [0, 2, false],
        [1, 1, false],
        [2, 2, false],
      ],
    ]);
  });
});
