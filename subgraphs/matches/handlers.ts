import type { RequiredEntityData } from '@mikro-orm/core';
import type { Delivered, Event } from '#kit/event';
import type { Handler, WriteContext } from '#kit/subgraph';
import type { ExclusionChanged } from '../alliance/events.ts';
import type { DealRecorded, InvestorChanged } from '../investors/events.ts';
import type { MarketChanged } from '../markets/events.ts';
import type {
  EventChanged,
  MeetingChanged,
  MeetingOutcomeChanged,
  ParticipationChanged,
  PreferenceChanged,
  ProposalChanged,
} from '../meetings/events.ts';
import type { ProgrammeChanged } from '../programmes/events.ts';
import type { EntryRecorded, StartupChanged } from '../startups/events.ts';
import type { MeasureChanged } from '../support/events.ts';
import type { ResidencyChanged, TechnoparkChanged } from '../technoparks/events.ts';
import { ArrangedPair } from './arranged-pair.entity.ts';
import { dueFor, scoresAsked, scoringDue } from './event-scores.ts';
import { Fact, type FactKind } from './fact.entity.ts';
import { tellOutcomes } from './feedback.handlers.ts';
import { outcomesOfDeal, outcomesOfMeeting, outcomesOfReport } from './feedback.rules.ts';
import { InvestorProfile } from './investor-profile.entity.ts';
import { StartupProfile } from './startup-profile.entity.ts';

type Events<E extends Event> = readonly Delivered<E>[];

/** The last state of each subject: what a read model needs of a batch. */
function newest<E extends Event>(events: Events<E>, subjectOf: (payload: E['payload']) => string): E['payload'][] {
  return [...new Map(events.map(({ payload }) => [subjectOf(payload), payload])).values()];
}

const idOf = (payload: object): string => (payload as { id: string }).id;

/** Appends each event's payload to the facts. */
async function append<E extends Event>(
  kind: FactKind,
  events: Events<E>,
  { em, clock }: WriteContext,
  subjectOf: (payload: E['payload']) => string = idOf,
): Promise<void> {
  const recordedAt = clock();
  const rows = events.map(({ payload }) => ({ kind, subject: subjectOf(payload), body: payload, recordedAt }));
  await em.insertMany(Fact, rows as RequiredEntityData<Fact>[]);
}

const appending =
  <E extends Event>(kind: FactKind, subjectOf?: (payload: E['payload']) => string): Handler<E> =>
  (events, context) =>
    append(kind, events, context, subjectOf);

const startupChanged: Handler<StartupChanged> = async (events, context) => {
  await append('STARTUP', events, context);
  const profiles = newest(events, idOf).map(
    ({ id, country, sectors, stage, productLanguages, raise, womenLed, synthetic }) => ({
      id,
      country,
      sectors: [...sectors],
      stage,
      productLanguages: productLanguages && [...productLanguages],
      raising: raise !== null,
      raiseRound: raise?.round ?? null,
      raiseUsd: raise?.amountUsd ?? null,
      womenLed,
      synthetic,
      listed: true,
    }),
  );
  await context.em.upsertMany(StartupProfile, profiles, { onConflictExcludeFields: ['technoparkId'] });
};

/** Whether what is left pays at least the smallest ticket; null when nothing is known. */
function moneyLeft(dryPowderUsd: number | null, ticketMinUsd: number | null): boolean | null {
  return dryPowderUsd === null ? null : dryPowderUsd > 0 && dryPowderUsd >= (ticketMinUsd ?? 0);
}

const investorChanged: Handler<InvestorChanged> = async (events, context) => {
  await append('INVESTOR', events, context);
  const profiles = newest(events, idOf).map(({ id, country, mandate, dryPowderUsd, synthetic }) => ({
    id,
    country,
    sectors: mandate.sectors && [...mandate.sectors],
    rounds: mandate.rounds && [...mandate.rounds],
    countries: mandate.countries && [...mandate.countries],
    ticketMinUsd: mandate.ticketMinUsd,
    ticketMaxUsd: mandate.ticketMaxUsd,
    hasMoneyLeft: moneyLeft(dryPowderUsd, mandate.ticketMinUsd),
    synthetic,
  }));
  await context.em.upsertMany(InvestorProfile, profiles);
};

/** A startup may be told of here before it is known itself: its profile then waits with nothing but the park. */
const residencyChanged: Handler<ResidencyChanged> = async (events, context) => {
  await append('RESIDENCY', events, context);
  const places = newest(events, ({ startupId }) => startupId).map(({ startupId, technoparkId, state }) => ({
    id: startupId,
    technoparkId: state === 'ENDED' ? null : technoparkId,
    sectors: [],
    raising: false,
    synthetic: false,
    listed: false,
  }));
  await context.em.upsertMany(StartupProfile, places, { onConflictMergeFields: ['technoparkId'] });
};

/** Order does not matter in a pair. */
const pairOf = (id: string, eventId: string, one: string, other: string, state: string) => {
  const [a, b] = [one, other].sort();
  return { id, eventId, a: a!, b: b!, state };
};

const meetingChanged: Handler<MeetingChanged> = async (events, context) => {
  const meetings = newest(events, idOf);
  const pairs = meetings.map(({ id, eventId, a, b, state }) => pairOf(id, eventId, a, b, state));
  await context.em.upsertMany(ArrangedPair, pairs);
  await tellOutcomes(meetings, outcomesOfMeeting, context);
};

const outcomeReported: Handler<MeetingOutcomeChanged> = (events, context) =>
  tellOutcomes(newest(events, idOf), outcomesOfReport, context);

const dealRecorded: Handler<DealRecorded> = async (events, context) => {
  await append('DEAL', events, context);
  await tellOutcomes(newest(events, idOf), outcomesOfDeal, context);
};

const proposalChanged: Handler<ProposalChanged> = async (events, { em }) => {
  const pairs = newest(events, idOf).map(({ id, eventId, from, to, state }) => pairOf(id, eventId, from, to, state));
  await em.upsertMany(ArrangedPair, pairs);
};

const participationChanged: Handler<ParticipationChanged> = async (events, context) => {
  await append('PARTICIPATION', events, context);
  dueFor(newest(events, idOf), context);
};

/** What the lists are computed from, as the owners of the facts tell it. */
export const handlers = {
  'startup.changed': startupChanged,
  'investor.changed': investorChanged,
  'technopark.changed': appending<TechnoparkChanged>('TECHNOPARK'),
  'residency.changed': residencyChanged,
  'market.changed': appending<MarketChanged>('MARKET'),
  'programme.changed': appending<ProgrammeChanged>('PROGRAMME'),
  'measure.changed': appending<MeasureChanged>('PROGRAMME'),
  'deal.recorded': dealRecorded,
  'entry.recorded': appending<EntryRecorded>('ENTRY'),
  'exclusion.changed': appending<ExclusionChanged>('EXCLUSION'),
  'event.changed': appending<EventChanged>('EVENT'),
  'participation.changed': participationChanged,
  'scores.asked': scoresAsked,
  'scoring.due': scoringDue,
  'preference.changed': appending<PreferenceChanged>(
    'PREFERENCE',
    ({ eventId, byId, aboutId }) => `${eventId}>${byId}>${aboutId}`,
  ),
  'proposal.changed': proposalChanged,
  'meeting.changed': meetingChanged,
  'meeting-outcome.changed': outcomeReported,
};
