import { DAY_MS } from '#kit/day';
import type { Firing } from '#kit/state-machine';
import type { WriteContext } from '#kit/subgraph';
import { SYSTEM_VIEWER } from '#kit/viewer';
import { demoEvent, demoInvestors, demoStartups, demoTechnoparks } from '#vocabulary/demonstration';
import type { Language } from '#vocabulary/language';
import { openNew } from './event.actions.ts';
import type { Event } from './event.entity.ts';
import { slotsOf, stretchOf } from './event.plan.ts';
import type { Interpreter } from './interpreter.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { seat } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { tellParticipation } from './participation.actions.ts';
import { type ParticipantRole, Participation } from './participation.entity.ts';
import { tellPreference } from './preference.actions.ts';
import { Preference } from './preference.entity.ts';
import { Proposal } from './proposal.entity.ts';
import type { ProposalStep } from './proposal.life.ts';
import { advanceProposal } from './proposal.steps.ts';
import type { Wish } from './wish.ts';

const ZONE = 'Asia/Almaty';
const SLOT_MINUTES = 20;
const TABLES = 12;

/** The first Tuesday at least ten weeks ahead, and the day after it. */
function forumDays(now: Date): [string, string] {
  const tenWeeks = new Date(now.getTime() + 70 * DAY_MS);
  const toTuesday = (9 - tenWeeks.getUTCDay()) % 7;
  const day = (n: number) => new Date(tenWeeks.getTime() + (toTuesday + n) * DAY_MS).toISOString().slice(0, 10);
  return [day(0), day(1)];
}

/** Lunch lies between the two sessions of a day. */
const sessionsOf = (day: string) => [
  { day, from: '09:00', to: '12:00' },
  { day, from: '13:00', to: '17:00' },
];

const LANGUAGES: Readonly<Record<string, Language[]>> = {
  KZ: ['KK', 'RU', 'EN'],
  UZ: ['UZ', 'RU', 'EN'],
  CN: ['ZH', 'EN'],
  KG: ['KY', 'RU'],
  RU: ['RU', 'EN'],
  IR: ['FA', 'EN'],
};

/** Two who bridge what English does not; the second is there on the first day only. */
const interpretersOn = ([first]: readonly [string, string]): Pick<Interpreter, 'languages' | 'hours'>[] => [
  { languages: ['RU', 'ZH', 'EN'], hours: [] },
  { languages: ['RU', 'FA'], hours: [{ day: first, from: '09:00', to: '17:00' }] },
];

interface Participant {
  readonly id: string;
  readonly country: string;
  readonly role: ParticipantRole;
  readonly person: string;
  readonly secondDayOnly: boolean;
  readonly quota: number;
}

const participant =
  (kind: string, role: ParticipantRole, late: (i: number) => boolean, quota: number) =>
  ({ id, country }: { id: string; country: string }, i: number): Participant => ({
    ...{ id, country, role, quota },
    person: `person_demo-${kind}-${id.split('_demo-')[1]}`,
    secondDayOnly: late(i),
  });

const PARTICIPANTS: readonly Participant[] = [
  ...demoStartups.map(participant('founder', 'PRESENTER', (i) => i % 8 === 1, 8)),
  ...demoInvestors.map(participant('investor', 'FUNDER', (i) => i % 6 === 5, 20)),
];

/** `startup_demo-01` -> `startup-demo-01`, for ids that are built on it. */
const keyOf = (id: string): string => id.replace('_', '-');

function seedParticipations({ em }: WriteContext, event: Event): void {
  for (const { id, country, role, person, secondDayOnly, quota } of PARTICIPANTS) {
    const participation = em.create(Participation, {
      id: `participation_${keyOf(id)}`,
      eventId: event.id,
      partyId: id,
      partyType: role === 'FUNDER' ? 'Investor' : 'Startup',
      personId: person,
      ...{ role, quota },
      languages: LANGUAGES[country] ?? ['EN'],
      days: secondDayOnly ? event.days.slice(1) : [],
      active: true,
      version: 1,
    });
    tellParticipation(em, participation);
  }
}

const startup = (n: string): string => `startup_demo-${n}`;
const investor = (n: string): string => `investor_demo-${n}`;

const WISHES: readonly (readonly [by: string, wish: Wish, about: string])[] = [
  [startup('01'), 'MUST', investor('01')],
  [startup('01'), 'WANT', investor('04')],
  [startup('02'), 'MUST', investor('02')],
  [startup('02'), 'WANT', investor('07')],
  [startup('07'), 'WANT', investor('05')],
  [startup('09'), 'NEVER', investor('07')],
  [investor('01'), 'WANT', startup('03')],
  [investor('03'), 'MUST', startup('09')],
  [investor('04'), 'NEVER', startup('08')],
  [investor('05'), 'WANT', startup('07')],
];

/** Who meets whom in which slot: the number counts the slots of both days from 0; 21 is the first of the second day. */
const MEETINGS: readonly (readonly [a: string, b: string, slot: number])[] = [
  [startup('01'), investor('01'), 0],
  [startup('03'), investor('01'), 1],
  [startup('01'), investor('04'), 3],
  [startup('07'), investor('05'), 3],
  [startup('09'), investor('03'), 10],
  [startup('20'), investor('07'), 12],
  [startup('02'), investor('02'), 21],
  [startup('13'), investor('06'), 25],
];

const PROPOSALS: readonly (readonly [from: string, to: string, steps: readonly ProposalStep[]])[] = [
  [startup('04'), investor('02'), ['draft', 'send']],
  [investor('03'), startup('15'), ['draft', 'send', 'accept']],
  [startup('10'), investor('08'), ['draft', 'send', 'decline']],
  [startup('05'), investor('07'), ['draft']],
];

function seedWishes({ em, clock }: WriteContext, { id: eventId }: Event): void {
  for (const [byId, wish, aboutId] of WISHES) {
    const id = `meeting-preference_${keyOf(byId)}-${keyOf(aboutId)}`;
    tellPreference(em, em.create(Preference, { id, eventId, byId, aboutId, wish, recordedAt: clock() }));
  }
}

async function seedProposals(context: Firing, { id: eventId, opensAt }: Event): Promise<void> {
  const { em, clock } = context;
  const expiresAt = new Date(Math.min(clock().getTime() + 30 * DAY_MS, opensAt.getTime()));
  for (const [fromId, toId, steps] of PROPOSALS) {
    const id = `meeting-proposal_${keyOf(fromId)}-${keyOf(toId)}`;
    const row = { id, eventId, fromId, toId, message: null, expiresAt };
    const proposal = em.create(Proposal, { ...row, state: 'DRAFT', version: 1 });
    for (const step of steps) advanceProposal(context, step, proposal);
  }
}

async function seedMeetings(context: Firing, event: Event): Promise<void> {
  const { em, clock } = context;
  const sessions = event.days.flatMap(sessionsOf);
  const slots = sessions.flatMap((session) => slotsOf(stretchOf(session, ZONE), SLOT_MINUTES));
  const tables = Array.from({ length: TABLES }, (_, i) => `event-table_demo-forum-${String(i + 1).padStart(2, '0')}`);
  for (const [a, b, i] of MEETINGS) {
    const { startsAt, endsAt } = slots[i]!;
    const id = `meeting_${keyOf(a)}-${keyOf(b)}`;
    const row = { id, eventId: event.id, a, b, tableId: '', interpreterId: null, startsAt, endsAt, heldUntil: null };
    const meeting = em.create(Meeting, { ...row, state: 'HELD', version: 1 });
    await seat(em, meeting, tables, clock());
    advanceMeeting(context, 'schedule', meeting);
  }
}

/** The demonstration's forum: two days, 48 startups, 12 investors, some wishes, proposals and meetings. */
export async function seed(context: WriteContext): Promise<void> {
  const firing = { ...context, viewer: SYSTEM_VIEWER };
  const event = await openNew(firing, {
    key: demoEvent.id.replace('event_', ''),
    names: { en: demoEvent.name },
    venue: `Hall of ${demoTechnoparks[0]!.name}, ${demoTechnoparks[0]!.city}`,
    country: demoTechnoparks[0]!.country,
    timeZone: ZONE,
    sessions: forumDays(context.clock()).flatMap(sessionsOf),
    slotMinutes: SLOT_MINUTES,
    tables: TABLES,
    interpreters: interpretersOn(forumDays(context.clock())),
    synthetic: true,
  });
  seedParticipations(context, event);
  seedWishes(context, event);
  await seedProposals(firing, event);
  await seedMeetings(firing, event);
}
