import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { byId, manyBy } from '#kit/loader';
import { StateTransition } from '#kit/state-machine';
import { Party } from './bar.entity.ts';
import { Chances } from './chances.entity.ts';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import { Interpreter } from './interpreter.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { MeetingOutcome } from './outcome.entity.ts';
import { Participation } from './participation.entity.ts';
import { Proposal } from './proposal.entity.ts';
import { Rating } from './rating.entity.ts';
import { Timetable, TimetableEntry, TimetableGap } from './timetable.entity.ts';

/** The meetings of each party, on whichever side it sits, in time order, in one statement. */
const meetingsOfParty = (em: EntityManager) =>
  new DataLoader<string, Meeting[]>(async (parties) => {
    const among = { $in: [...parties] };
    const rows = await em.find(
      Meeting,
      { $or: [{ a: among }, { b: among }] },
      { orderBy: { startsAt: 'asc', id: 'asc' } },
    );
    return parties.map((party) => rows.filter(({ a, b }) => a === party || b === party));
  });

export const loaders = (em: EntityManager) => ({
  event: byId(em, Event),
  party: byId(em, Party),
  table: byId(em, EventTable),
  slot: byId(em, EventSlot),
  proposal: byId(em, Proposal),
  meeting: byId(em, Meeting),
  sessionsOfEvent: manyBy(em, EventSession, 'eventId', { startsAt: 'asc' }),
  slotsOfEvent: manyBy(em, EventSlot, 'eventId', { startsAt: 'asc' }),
  tablesOfEvent: manyBy(em, EventTable, 'eventId', { number: 'asc' }),
  interpretersOfEvent: manyBy(em, Interpreter, 'eventId', { number: 'asc' }),
  interpreter: byId(em, Interpreter),
  participationsOfEvent: manyBy(em, Participation, 'eventId', { partyId: 'asc' }),
  participationsOfParty: manyBy(em, Participation, 'partyId'),
  meetingsOfEvent: manyBy(em, Meeting, 'eventId', { startsAt: 'asc', id: 'asc' }),
  meetingsOfParty: meetingsOfParty(em),
  timetable: byId(em, Timetable),
  chances: byId(em, Chances),
  timetablesOfEvent: manyBy(em, Timetable, 'eventId'),
  entriesOfTimetable: manyBy(em, TimetableEntry, 'timetableId'),
  gapsOfTimetable: manyBy(em, TimetableGap, 'timetableId', { value: 'desc', a: 'asc', b: 'asc' }),
  ratingsOf: manyBy(em, Rating, 'meetingId', { at: 'asc', id: 'asc' }),
  outcomesOf: manyBy(em, MeetingOutcome, 'meetingId', { at: 'asc', id: 'asc' }),
  historyOf: manyBy(em, StateTransition, 'subjectId'),
});

export type MeetingsLoaders = ReturnType<typeof loaders>;
