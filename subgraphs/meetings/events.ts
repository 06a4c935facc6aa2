import type { Event } from '#kit/event';
import type { Texts } from '#kit/locale';
import type { Language } from '#vocabulary/language';
import type { EventState } from './event.states.ts';
import type { MeetingState } from './meeting.states.ts';
import type { NoticeKind } from './notice.kinds.ts';
import type { MeetingOutcomeKind } from './outcome.kinds.ts';
import type { ProposalState } from './proposal.states.ts';
import type { Wish } from './wish.ts';

/** An event as a whole. Instants are ISO 8601 in UTC, days are days at the venue. */
export type EventChanged = Event<
  'event.changed',
  {
    id: string;
    names: Texts;
    venue: string;
    country: string;
    /** IANA zone of the venue. */
    timeZone: string;
    days: string[];
    /** Half-open, in time order; none reaches into a break. */
    slots: { id: string; day: string; startsAt: string; endsAt: string }[];
    tables: string[];
    synthetic: boolean;
    state: EventState;
    /** The party that set it up; null: the secretariat. */
    organiserId: string | null;
  }
>;

/** The worth of all pairs at an event is asked for anew. */
export type ScoresAsked = Event<'scores.asked', { eventId: string }>;

/** A party takes part in an event, or no longer does (`active` false). `days` empty: all days. */
export type ParticipationChanged = Event<
  'participation.changed',
  {
    id: string;
    eventId: string;
    partyId: string;
    /** GraphQL type of the party: `Startup`, `Investor`, `Technopark`. */
    partyType: string;
    languages: Language[];
    days: string[];
    /** Most meetings the party wants; null when it set no limit. */
    quota: number | null;
    active: boolean;
  }
>;

/** What one party wishes about another; `wish` null when it was taken back. Not for display: a NEVER is private. */
export type PreferenceChanged = Event<
  'preference.changed',
  { eventId: string; byId: string; aboutId: string; wish: Wish | null }
>;

/** A proposed meeting reached a state. A SENT one still waits for `to`'s answer. */
export type ProposalChanged = Event<
  'proposal.changed',
  { id: string; eventId: string; from: string; to: string; state: ProposalState; expiresAt: string }
>;

/** A meeting was made, moved, or reached another state. */
export type MeetingChanged = Event<
  'meeting.changed',
  {
    id: string;
    eventId: string;
    a: string;
    b: string;
    startsAt: string;
    endsAt: string;
    /** Id of the table. */
    table: string;
    state: MeetingState;
    /** When a HELD meeting lapses unless it is confirmed; else null. */
    heldUntil: string | null;
    /** Of a NO_SHOW: the sides that did not come, as far as was said. */
    absent: string[];
  }
>;

/** One side said what followed from a meeting, or took it back (`holds` false). */
export type MeetingOutcomeChanged = Event<
  'meeting-outcome.changed',
  {
    id: string;
    meetingId: string;
    eventId: string;
    a: string;
    b: string;
    byId: string;
    kind: MeetingOutcomeKind;
    holds: boolean;
    at: string;
  }
>;

/** A party is to be told of a change: one event for each side, written in the transaction of the change. */
export type NoticeDue = Event<
  'notice.due',
  {
    kind: NoticeKind;
    /** Party to be told. */
    to: string;
    /** The other party. */
    about: string;
    eventId: string;
    /** Id of the proposal or meeting. */
    subjectId: string;
    /** Of a meeting, as it is now; null for a proposal. */
    startsAt: string | null;
    endsAt: string | null;
    table: string | null;
    /** Of a change of a meeting: its version in calendars (RFC 5545, SEQUENCE), which grows with each change. */
    sequence?: number;
    /** Of MEETING_SOON: so many hours before it begins, at most. */
    hours?: number;
  }
>;
