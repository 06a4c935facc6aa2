import { type MatchIndex, type MeetingProposal, proposeMeetings } from '#matching';
import type { ParticipationChanged, PreferenceChanged } from '../meetings/events.ts';
import type { Moment } from './match-index.ts';

/** Meetings a participant gets at most when it names no number. */
const QUOTA = 8;

const kept = new WeakMap<MatchIndex, Map<string, MeetingProposal[]>>();

/** Who should meet whom at an event, most urgent first. Computed once for each state of the index. */
export function suggestMeetings(moment: Moment, eventId: string): readonly MeetingProposal[] {
  const ofIndex = kept.get(moment.index) ?? new Map<string, MeetingProposal[]>();
  kept.set(moment.index, ofIndex);
  const known = ofIndex.get(eventId) ?? suggest(moment, eventId);
  ofIndex.set(eventId, known);
  return known;
}

function suggest({ facts, index }: Moment, eventId: string): MeetingProposal[] {
  const isKnown = (id: string) =>
    index.startups.rows.has(id) || index.investors.rows.has(id) || index.technoparks.some((park) => park.id === id);
  const participants = facts
    .of<ParticipationChanged['payload']>('PARTICIPATION')
    .filter((one) => one.eventId === eventId && one.active && isKnown(one.partyId))
    .map(({ partyId, quota }) => ({ id: partyId, ...(quota !== null && { quota }) }));
  const preferences = facts
    .of<PreferenceChanged['payload']>('PREFERENCE')
    .filter((one) => one.eventId === eventId)
    .flatMap(({ byId, aboutId, wish }) => (wish ? [{ by: byId, about: aboutId, kind: wish }] : []));
  return proposeMeetings(index, participants, preferences, { perParticipant: QUOTA });
}
