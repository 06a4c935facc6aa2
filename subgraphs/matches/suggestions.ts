import type { Viewer } from '#kit/viewer';
import { type MatchIndex, type MeetingProposal, proposeMeetings, startupOf } from '#matching';
import type { ParticipationChanged, PreferenceChanged } from '../meetings/events.ts';
import type { Moment } from './moment.ts';

/** Meetings a participant gets at most when it names no number. */
const QUOTA = 8;

interface Kept {
  /** Of the last fact taken in: wishes and participations are facts that leave an index as it is. */
  readonly seq: string;
  readonly meetings: readonly MeetingProposal[];
}

/** By event. */
const kept = new WeakMap<MatchIndex, Map<string, Kept>>();

/** Who should meet whom at an event, most urgent first. Computed once for each state of the index and of the facts. */
export function suggestMeetings(moment: Moment, eventId: string): readonly MeetingProposal[] {
  const ofIndex = kept.get(moment.index) ?? new Map<string, Kept>();
  kept.set(moment.index, ofIndex);
  const { seq } = moment.facts;
  const known = ofIndex.get(eventId);
  if (known?.seq === seq) return known.meetings;
  const meetings = suggest(moment, eventId);
  ofIndex.set(eventId, { seq, meetings });
  return meetings;
}

const URGENCY = { MUST: 0, WANT: 1, FIT: 2 } as const;

/** Most urgent first, then by fit. */
const byUrgency = (a: MeetingProposal, b: MeetingProposal): number =>
  URGENCY[a.because] - URGENCY[b.because] || b.mutual - a.mutual;

/** What a party wishes at an event: about whom -> what. */
const wishesOf = ({ facts }: Moment, eventId: string, partyId: string | null) =>
  new Map(
    facts
      .of<PreferenceChanged['payload']>('PREFERENCE')
      .filter((one) => one.eventId === eventId && one.byId === partyId)
      .map(({ aboutId, wish }) => [aboutId, wish]),
  );

/**
 * The suggestions a viewer may see: the secretariat and analysts all, a party its own. A wish is its author's and the
 * secretariat's to know: to all others the pair fits, and the order tells no more.
 */
export function suggestionsFor(moment: Moment, eventId: string, viewer: Viewer): readonly MeetingProposal[] {
  const all = suggestMeetings(moment, eventId);
  const { role, organisationId: own } = viewer;
  if (role === 'SECRETARIAT') return all;
  const wishes = wishesOf(moment, eventId, own);
  const seen = all.filter(({ startupId, withId }) => role === 'ANALYST' || startupId === own || withId === own);
  const known = ({ startupId, withId }: MeetingProposal) => wishes.get(startupId === own ? withId : startupId);
  const because = (one: MeetingProposal): MeetingProposal['because'] => {
    const wish = known(one);
    return wish === 'MUST' || wish === 'WANT' ? wish : 'FIT';
  };
  return seen.map((one) => ({ ...one, because: because(one) })).sort(byUrgency);
}

function suggest({ facts, index }: Moment, eventId: string): MeetingProposal[] {
  const isKnown = (id: string) =>
    startupOf(index, id) !== null || index.investors.rows.has(id) || index.technoparks.some((park) => park.id === id);
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
