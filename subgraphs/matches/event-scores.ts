import { record } from '#kit/outbox';
import type { Handler, WriteContext } from '#kit/subgraph';
import { explainPair, type MatchIndex, type StopCode, startupOf, stopsOf } from '#matching';
import type { ParticipationChanged, ScoresAsked } from '../meetings/events.ts';
import type { PairsScored, ScoringDue } from './events.ts';
import { momentOf } from './match-index.ts';
import type { Moment } from './moment.ts';

type ScoredPair = PairsScored['payload']['pairs'][number];

/** Pairs of one event of the outbox. */
const BATCH = 500;

/** Those who take part, as far as the index knows them: startups, and whom they may meet. */
function sidesOf({ facts, index }: Moment, eventId: string): { startups: string[]; others: string[] } {
  const ids = facts
    .of<ParticipationChanged['payload']>('PARTICIPATION')
    .filter((one) => one.eventId === eventId && one.active)
    .map(({ partyId }) => partyId)
    .sort();
  const isOther = (id: string) => index.investors.rows.has(id) || index.technoparks.some((park) => park.id === id);
  return { startups: ids.filter((id) => startupOf(index, id) !== null), others: ids.filter(isOther) };
}

/**
 * What keeps two from meeting at all. That one lies outside the other's mandate does not: it makes a meeting worth less. An
 * exclusion is not among them: who keeps the timetable knows them itself, and sooner.
 */
const STOPS: readonly StopCode[] = ['PASSED', 'IN_PORTFOLIO', 'HELD_FOR_REVIEW', 'OWN_TECHNOPARK', 'ALREADY_PRESENT'];

function scored(index: MatchIndex, startupId: string, otherId: string): ScoredPair {
  const { score, sides, probability } = explainPair(index, startupId, otherId);
  const codes = stopsOf(index, startupId, otherId).map(({ code }) => code);
  return {
    ...{ startupId, otherId, score, startupSide: sides.startup, otherSide: sides.investor, probability },
    stopped: codes.some((code) => STOPS.includes(code)),
    outside: codes.some((code) => code.startsWith('OUTSIDE_')),
  };
}

function tellScores(moment: Moment, eventId: string, parties: ReadonlySet<string> | null, { em }: WriteContext): void {
  const { index, asOf } = moment;
  const { startups, others } = sidesOf(moment, eventId);
  const due = (a: string, b: string) => parties === null || parties.has(a) || parties.has(b);
  const pairs = startups.flatMap((a) => others.filter((b) => due(a, b)).map((b) => scored(index, a, b)));
  const told = { eventId, modelVersion: index.modelVersion, asOf: asOf.toISOString() };
  for (let from = 0; from < pairs.length; from += BATCH)
    record<PairsScored>(em, { type: 'pairs.scored', payload: { ...told, pairs: pairs.slice(from, from + BATCH) } });
}

/** Judges what is due. It comes in a transaction after the facts it needs, so that the index holds them. */
export const scoringDue: Handler<ScoringDue> = async (events, context) => {
  const moment = await momentOf(context.em, context.clock(), null, null);
  for (const [eventId, due] of Map.groupBy(events, ({ payload }) => payload.eventId)) {
    const all = due.some(({ payload }) => payload.parties === null);
    const parties = due.flatMap(({ payload }) => payload.parties ?? []);
    tellScores(moment, eventId, all ? null : new Set(parties), context);
  }
};

/** What meetings asks for is due as soon as its facts are in. */
export const scoresAsked: Handler<ScoresAsked> = async (events, { em }) => {
  for (const eventId of new Set(events.map(({ payload }) => payload.eventId)))
    record<ScoringDue>(em, { type: 'scoring.due', payload: { eventId, parties: null } });
};

/** Whoever enters an event is judged with all who are there. */
export function dueFor(entered: readonly ParticipationChanged['payload'][], { em }: WriteContext): void {
  const active = entered.filter((one) => one.active);
  for (const [eventId, own] of Map.groupBy(active, (one) => one.eventId))
    record<ScoringDue>(em, { type: 'scoring.due', payload: { eventId, parties: own.map(({ partyId }) => partyId) } });
}
