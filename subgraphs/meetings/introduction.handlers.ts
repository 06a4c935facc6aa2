import type { Handler, WriteContext } from '#kit/subgraph';
import type { MeetingChanged, ProposalChanged } from './events.ts';
import { Introduction } from './introduction.entity.ts';
import { LIVE } from './meeting.life.ts';
import { standingsToIntroduce } from './pair-standing.reader.ts';
import { Preference } from './preference.entity.ts';
import { askedOf } from './wish.ts';

interface Together {
  readonly eventId: string;
  readonly a: string;
  readonly b: string;
}

/** Two of whom nobody judged how they fit teach nothing, and are not written down. */
async function introduce(eventId: string, pairs: readonly Together[], { em, clock }: WriteContext): Promise<void> {
  const names = pairs.flatMap(({ a, b }) => [`${eventId}+${a}+${b}`, `${eventId}+${b}+${a}`]);
  const standings = await standingsToIntroduce(em, eventId, names);
  if (standings.length === 0) return;
  const among = { $in: standings.flatMap(({ startupId, otherId }) => [startupId, otherId]) };
  const said = await em.find(Preference, { eventId, byId: among, aboutId: among });
  const wishes = new Map(said.map(({ byId, aboutId, wish }) => [`${byId}>${aboutId}`, askedOf(wish)]));
  const rows = standings.map(({ startupId, otherId, places, outside }) => ({
    ...{ id: `${eventId}+${startupId}+${otherId}`, eventId, startupId, otherId, outside, at: clock() },
    ...{ startupPlace: places[0], otherPlace: places[1] },
    startupWish: wishes.get(`${startupId}>${otherId}`) ?? null,
    otherWish: wishes.get(`${otherId}>${startupId}`) ?? null,
  }));
  await em.upsertMany(Introduction, rows, { onConflictAction: 'ignore' });
}

async function introduceAll(together: readonly Together[], context: WriteContext): Promise<void> {
  for (const [eventId, pairs] of Map.groupBy(together, (one) => one.eventId)) await introduce(eventId, pairs, context);
}

export const takeInProposals: Handler<ProposalChanged> = (events, context) => {
  const sent = events.filter(({ payload }) => payload.state === 'SENT');
  return introduceAll(
    sent.map(({ payload: { eventId, from: a, to: b } }) => ({ eventId, a, b })),
    context,
  );
};

export const takeInMeetings: Handler<MeetingChanged> = (events, context) =>
  introduceAll(
    events.map(({ payload }) => payload).filter(({ state }) => LIVE.includes(state)),
    context,
  );
