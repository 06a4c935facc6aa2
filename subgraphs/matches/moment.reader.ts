import type { EntityManager } from '@mikro-orm/postgresql';
import type { Encounter, Decision as EngineDecision } from '#matching';
import type { Feedback } from './assemble.ts';

/** Decay and validity are counted to the end of the day, so that one index serves a day, and today's decisions count. */
export const dayEnd = (moment: Date): string => `${moment.toISOString().slice(0, 10)}T23:59:59.999Z`;

export interface DecisionRow {
  by_id: string;
  about_id: string;
  verdict: string;
  decided_at: Date;
  pass_reason: 'NOT_FOR_ME' | 'NO_CAPACITY' | null;
  hidden_until: Date | null;
}

/** Taken back, or a pass for lack of capacity whose time ends today. */
const isOver = ({ verdict, hidden_until }: DecisionRow, moment: Date): boolean =>
  verdict === 'WITHDRAWN' || (hidden_until !== null && new Date(hidden_until).toISOString() <= dayEnd(moment));

/** From the last decision of each pair to what the engine reads: those that still hold at a moment. */
export const decisionsInForce = (last: readonly DecisionRow[], moment: Date): EngineDecision[] =>
  last
    .filter((row) => !isOver(row, moment))
    .map((row) => ({
      by: row.by_id,
      about: row.about_id,
      verdict: row.verdict as EngineDecision['verdict'],
      passReason: row.pass_reason,
      at: new Date(row.decided_at).toISOString(),
    }));

/** The last decision of each party about each other that was made by a moment, unless it is over. */
async function decisionsAsOf(em: EntityManager, moment: Date): Promise<EngineDecision[]> {
  const rows = await em.getConnection().execute<DecisionRow[]>(
    `select distinct on (by_id, about_id) by_id, about_id, verdict, decided_at, pass_reason, hidden_until from matches.decision
     where decided_at <= ? order by by_id, about_id, decided_at desc, id desc`,
    [moment.toISOString()],
  );
  return decisionsInForce(rows, moment);
}

/**
 * Meetings that had taken place by a moment as far as was told by then, and what followed from them, oldest first: who
 * meets again or signs says yes once more. What both sides say, or say of two meetings, is one; money is told by deals.
 */
async function meetingsAsOf(em: EntityManager, moment: Date): Promise<Encounter[]> {
  const rows = await em.getConnection().execute<{ startup_id: string; other_id: string; at: Date }[]>(
    `select startup_id, other_id, min(at) as at from (
       select distinct on (source, startup_id, other_id) * from matches.outcome
       where kind <> 'INVESTED' and recorded_at <= ? order by source, startup_id, other_id, seq desc) newest
     where holds and at <= ? group by startup_id, other_id, kind, case kind when 'MET' then source end
     order by min(at), startup_id, other_id`,
    [moment.toISOString(), moment.toISOString()],
  );
  return rows.map((row) => ({ startupId: row.startup_id, otherId: row.other_id, at: new Date(row.at).toISOString() }));
}

/** All that parties said of each other and did with each other. */
export const feedbackAsOf = async (em: EntityManager, moment: Date): Promise<Feedback> => ({
  decisions: await decisionsAsOf(em, moment),
  meetings: await meetingsAsOf(em, moment),
});

/**
 * What tells that something changed: one small statement per request. It counts the decisions that the index takes in, and
 * no other: one that is younger than the request must still look new to the next.
 */
export async function stamp(em: EntityManager, now: Date): Promise<{ seq: string; said: string }> {
  const [row] = await em.getConnection().execute<{ seq: string; said: string }[]>(
    `select coalesce((select max(seq) from matches.fact), 0)::text as seq,
     (select count(*) from matches.decision where decided_at <= ?)
       || ' ' || (select count(*) from matches.outcome where recorded_at <= ? and at <= ?) as said`,
    [now.toISOString(), now.toISOString(), now.toISOString()],
  );
  return row!;
}

/**
 * What tells past moments apart: the day, and how much was known by then. Rows are only ever added, so that equal counts
 * are equal rows.
 */
export async function stampOfPast(em: EntityManager, moment: Date): Promise<string> {
  const [row] = await em.getConnection().execute<{ known: string }[]>(
    `select (select count(*) from matches.fact where recorded_at <= ?)
       || ' ' || (select count(*) from matches.decision where decided_at <= ?)
       || ' ' || (select count(*) || ' ' || count(*) filter (where at <= ?) from matches.outcome where recorded_at <= ?) as known`,
    Array(4).fill(moment.toISOString()),
  );
  return `${dayEnd(moment)} ${row!.known}`;
}
