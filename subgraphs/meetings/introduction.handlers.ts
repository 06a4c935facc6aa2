import type { EntityManager } from '@mikro-orm/postgresql';
import type { Handler, WriteContext } from '#kit/subgraph';
import type { MeetingChanged, ProposalChanged } from './events.ts';
import { Introduction } from './introduction.entity.ts';
import { LIVE } from './meeting.life.ts';
import { PairScore } from './pair-score.entity.ts';
import { standingsOf } from './pair-standing.ts';
import { Participation } from './participation.entity.ts';
import { Preference } from './preference.entity.ts';
import { askedOf } from './wish.ts';

interface Together {
  readonly eventId: string;
  readonly a: string;
  readonly b: string;
}

/** Scores of all lists in which these parties stand, among those who take part. */
async function listsOf(em: EntityManager, eventId: string, parties: readonly string[]): Promise<PairScore[]> {
  const among = { $in: parties };
  const scores = await em.find(
    PairScore,
    { eventId, $or: [{ startupId: among }, { otherId: among }] },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  const active = await em.find(Participation, { eventId, active: true }, { fields: ['partyId'] });
  const present = new Set(active.map(({ partyId }) => partyId));
  return scores.filter(({ startupId, otherId }) => present.has(startupId) && present.has(otherId));
}

/** Two of whom nobody judged how they fit teach nothing, and are not written down. */
async function introduce(eventId: string, pairs: readonly Together[], { em, clock }: WriteContext): Promise<void> {
  const names = pairs.flatMap(({ a, b }) => [`${eventId}+${a}+${b}`, `${eventId}+${b}+${a}`]);
  const known = await em.find(Introduction, { id: { $in: names } }, { fields: ['id'] });
  const fresh = new Set(names);
  for (const { id } of known) fresh.delete(id);
  const parties = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const standings = standingsOf(await listsOf(em, eventId, parties));
  const among = { $in: parties };
  const said = await em.find(Preference, { eventId, byId: among, aboutId: among });
  const wishes = new Map(said.map(({ byId, aboutId, wish }) => [`${byId}>${aboutId}`, askedOf(wish)]));
  const rows = [...standings.values()].map(({ startupId, otherId, places, outside }) => ({
    ...{ id: `${eventId}+${startupId}+${otherId}`, eventId, startupId, otherId, outside, at: clock() },
    ...{ startupPlace: places[0], otherPlace: places[1] },
    startupWish: wishes.get(`${startupId}>${otherId}`) ?? null,
    otherWish: wishes.get(`${otherId}>${startupId}`) ?? null,
  }));
  const due = rows.filter(({ id }) => fresh.has(id));
  if (due.length > 0) await em.upsertMany(Introduction, due, { onConflictAction: 'ignore' });
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
