import { beforeAll, describe, it } from 'vitest';
import { SECRETARIAT, viewerOf } from '../../harness/subgraph.ts';
import { openWorld, type World } from './world.ts';

const PARK = viewerOf('TECHNOPARK_MANAGER', 'technopark_host');
const PROGRAMME = viewerOf('PROGRAMME_MANAGER', 'programme_host');
const RIVAL = viewerOf('TECHNOPARK_MANAGER', 'technopark_rival');

describe('The organiser of an event', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });

  it('books whom it will, moves, swaps and calls off what is booked there, and sees it; another does not', async ({
    expect,
  }) => {
    for (const organiser of [PARK, PROGRAMME]) {
      const forum = await world.forum({ plan: { organiserId: organiser.organisationId } });
      const book = (n: number, viewer = organiser, a = forum.startups[n - 1], b = forum.investors[n - 1]) =>
        world.mutate(
          'scheduleMeeting',
          { eventId: forum.id, a, b, slotId: forum.slot(n) },
          viewer,
          'meeting { id version state }',
        );
      expect((await book(1, RIVAL)).errors).toEqual([{ code: 'FORBIDDEN', path: [] }]);
      const [one, other] = [(await book(1)).meeting, (await book(2)).meeting];
      expect([one.state, other.state]).toEqual(['SCHEDULED', 'SCHEDULED']);
      const swap = { id: one.id, expectedVersion: 1, otherId: other.id, otherExpectedVersion: 1 };
      expect((await world.mutate('swapMeetings', swap, RIVAL, 'swap { meeting { id } }')).errors[0].code).toBe(
        'FORBIDDEN',
      );
      expect((await world.mutate('swapMeetings', swap, organiser, 'swap { meeting { version } }')).swap).toEqual({
        meeting: { version: 2 },
      });
      const move = { id: one.id, expectedVersion: 2, slotId: forum.slot(4) };
      expect((await world.mutate('moveMeeting', move, organiser, 'meeting { version }')).errors).toEqual([]);
      const away = { id: other.id, expectedVersion: 2 };
      expect((await world.mutate('cancelMeeting', away, organiser, 'meeting { state }')).meeting).toEqual({
        state: 'CANCELLED',
      });
      const seen = async (viewer: typeof PARK) => {
        const text = `{ meetings(filter: { event: { eq: "${forum.id}" } }) { totalCount }
          event(id: "${forum.id}") { meetings { totalCount } } }`;
        const { meetings, event } = (await world.ask(text, viewer)).data;
        return [meetings.totalCount, event.meetings.totalCount];
      };
      expect(await seen(organiser)).toEqual([2, 2]);
      expect(await seen(RIVAL)).toEqual([0, 0]);
      const outcomes = await world.ask(`{ meetings { nodes { outcomes { kind } } } }`, organiser);
      expect(outcomes.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('books for itself only with whom it agreed', async ({ expect }) => {
    const forum = await world.forum({ plan: { organiserId: PARK.organisationId } });
    await world.party(PARK.organisationId!, 'KZ');
    const own = { eventId: forum.id, partyId: PARK.organisationId, role: 'HOST', languages: ['RU'] };
    expect((await world.mutate('registerParticipation', own, PARK, 'participation { id }')).errors).toEqual([]);
    const meeting = { eventId: forum.id, a: forum.startups[0], b: PARK.organisationId, slotId: forum.slot(1) };
    const { errors } = await world.mutate('scheduleMeeting', meeting, PARK, 'meeting { id }');
    expect(errors.map(({ code }: { code: string }) => code)).toEqual(['NOT_AGREED']);
  });

  it('is nobody who acts for no party: the secretariat’s events are not theirs', async ({ expect }) => {
    const text = '{ meetings { totalCount } }';
    expect((await world.ask(text, SECRETARIAT)).data.meetings.totalCount).toBeGreaterThan(0);
    expect((await world.ask(text, viewerOf('FOUNDER'))).data.meetings.totalCount).toBe(0);
  });
});
