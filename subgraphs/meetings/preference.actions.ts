import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { conflict } from '#kit/failure';
import { record } from '#kit/outbox';
import type { PreferenceChanged } from './events.ts';
import { Meeting } from './meeting.entity.ts';
import { LIVE } from './meeting.life.ts';
import { lockSides, mustBeToCome } from './participation.rules.ts';
import { Preference } from './preference.entity.ts';
import type { SetPreferenceInput } from './preference.inputs.ts';
import { Proposal } from './proposal.entity.ts';
import { stateAt } from './proposal.life.ts';
import { advanceProposal } from './proposal.steps.ts';
import { dropEntries, entriesBetween } from './timetable.drafts.ts';

export function tellPreference(em: EntityManager, { eventId, byId, aboutId, wish }: Preference): void {
  record<PreferenceChanged>(em, { type: 'preference.changed', payload: { eventId, byId, aboutId, wish } });
}

/**
 * A NEVER answers what lies open between the two in ways that could have other grounds: proposals received are declined,
 * own ones lapse. The other side's drafts stay: it must not see them vanish.
 */
async function turnAway(context: Context, { eventId, byId, aboutId }: SetPreferenceInput): Promise<void> {
  const { em, clock } = context;
  const pair = [byId, aboutId];
  if (await em.count(Meeting, { eventId, state: { $in: LIVE }, a: { $in: pair }, b: { $in: pair } }))
    throw conflict('MEETING_AGREED', 'Cancel your meeting with this party first.', ['aboutId']);
  await dropEntries(em, entriesBetween(eventId, byId, aboutId));
  const between = { fromId: { $in: pair }, toId: { $in: pair } };
  const agreed = await em.find(Proposal, { eventId, ...between, state: { $in: ['DRAFT', 'SENT', 'ACCEPTED'] } });
  for (const proposal of agreed) {
    const received = proposal.toId === byId;
    if (received && proposal.state === 'DRAFT') continue;
    advanceProposal(context, received && stateAt(proposal, clock()) === 'SENT' ? 'decline' : 'lapse', proposal);
  }
}

export async function setPreference(input: SetPreferenceInput, context: Context): Promise<Preference> {
  const { viewer, clock, newId } = context;
  const { eventId, byId, aboutId, wish = null } = input;
  mustOwn(viewer, byId);
  return context.em.transactional(async (em) => {
    const event = await mustBeToCome(em, eventId, clock());
    await lockSides(em, event, { a: byId, b: aboutId }, { a: 'byId', b: 'aboutId' });
    if (wish === 'NEVER') await turnAway({ ...context, em }, input);
    const known = await em.findOne(Preference, { eventId, byId, aboutId }, { refresh: true });
    const fresh = () =>
      em.create(Preference, { id: newId('meeting-preference'), eventId, byId, aboutId, wish, recordedAt: clock() });
    const preference = Object.assign(known ?? fresh(), { wish, recordedAt: clock() });
    tellPreference(em, preference);
    return preference;
  });
}
