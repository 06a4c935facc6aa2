import type { EntityManager } from '@mikro-orm/postgresql';
import type { Encounter, Decision as EngineDecision, MatchIndex } from '#matching';
import { assemble, type Feedback } from './assemble.ts';
import { Facts, factsAfter, factsAsOf } from './facts.ts';
import { indexUnder, mustBeVersion, recordModel, releaseOf } from './model.release.ts';

/** The facts of a moment, and the engine's index over them. */
export interface Moment {
  /** What to ask for to get the same lists again. */
  readonly asOf: Date;
  readonly facts: Facts;
  readonly index: MatchIndex;
}

/** Past moments kept ready. Each holds a whole index. */
const PAST_KEPT = 4;

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

/** Meetings that had taken place by a moment as far as was told by then, oldest first. */
async function meetingsAsOf(em: EntityManager, moment: Date): Promise<Encounter[]> {
  const rows = await em.getConnection().execute<{ startup_id: string; other_id: string; at: Date }[]>(
    `select startup_id, other_id, at from (
       select distinct on (source, startup_id, other_id) * from matches.outcome
       where kind = 'MET' and recorded_at <= ? order by source, startup_id, other_id, seq desc) newest
     where holds and at <= ? order by at, startup_id, other_id`,
    [moment.toISOString(), moment.toISOString()],
  );
  return rows.map((row) => ({ startupId: row.startup_id, otherId: row.other_id, at: new Date(row.at).toISOString() }));
}

/** All that parties said of each other and did with each other. */
const feedbackAsOf = async (em: EntityManager, moment: Date): Promise<Feedback> => ({
  decisions: await decisionsAsOf(em, moment),
  meetings: await meetingsAsOf(em, moment),
});

/**
 * What tells that something changed: one small statement per request. It counts the decisions that the index takes in, and
 * no other: one that is younger than the request must still look new to the next.
 */
async function stamp(em: EntityManager, now: Date): Promise<{ seq: string; said: string }> {
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
async function stampOfPast(em: EntityManager, moment: Date): Promise<string> {
  const [row] = await em.getConnection().execute<{ known: string }[]>(
    `select (select count(*) from matches.fact where recorded_at <= ?)
       || ' ' || (select count(*) from matches.decision where decided_at <= ?)
       || ' ' || (select count(*) || ' ' || count(*) filter (where at <= ?) from matches.outcome where recorded_at <= ?) as known`,
    Array(4).fill(moment.toISOString()),
  );
  return `${dayEnd(moment)} ${row!.known}`;
}

/**
 * The indexes of one process. The present one follows the tables: every request asks whether they grew, and takes in what
 * is new, so that all processes agree without talking to each other. Past moments are built from the same tables.
 */
class MatchIndexes {
  #facts = new Facts();
  #present: { key: string; index: MatchIndex } | null = null;
  readonly #past = new Map<string, Promise<Moment>>();
  readonly #recorded = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #building: Promise<unknown> = Promise.resolve();

  /** One refresh at a time: those who come meanwhile share its work. */
  present(em: EntityManager, now: Date): Promise<Moment> {
    const turn = this.#turn.then(() => this.#refresh(em, now));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #refresh(em: EntityManager, now: Date): Promise<Moment> {
    const { seq, said } = await stamp(em, now);
    const key = `${dayEnd(now)} ${seq} ${said}`;
    if (this.#present?.key !== key) {
      if (seq !== this.#facts.seq) this.#facts.take(await factsAfter(em, this.#facts.seq));
      const alliance = assemble(this.#facts, await feedbackAsOf(em, now), dayEnd(now));
      this.#present = { key, index: indexUnder(alliance, null) };
    }
    return { asOf: now, facts: this.#facts, index: this.#present.index };
  }

  /**
   * Moments of a day between which nothing was told share an index. One is built at a time.
   * @param under the version whose release builds it; this release when null
   */
  async past(em: EntityManager, moment: Date, under: string | null): Promise<Moment> {
    const key = `${await stampOfPast(em, moment)} ${under ?? ''}`;
    return { ...(await (this.#past.get(key) ?? this.#keep(key, em, moment, under))), asOf: moment };
  }

  #keep(key: string, em: EntityManager, moment: Date, under: string | null): Promise<Moment> {
    const built = this.#building.then(() => this.#build(em, moment, under));
    this.#building = built.catch(() => this.#past.delete(key));
    if (this.#past.size >= PAST_KEPT) this.#past.delete(this.#past.keys().next().value!);
    this.#past.set(key, built);
    return built;
  }

  async #build(em: EntityManager, moment: Date, under: string | null): Promise<Moment> {
    const release = under === null ? null : await releaseOf(em, under);
    const facts = await factsAsOf(em, moment);
    const index = indexUnder(assemble(facts, await feedbackAsOf(em, moment), dayEnd(moment)), release);
    return { asOf: moment, facts, index };
  }

  /** Once a version: its settings are kept before anything is shown of it. */
  async served(em: EntityManager, moment: Moment, now: Date): Promise<Moment> {
    const { modelVersion } = moment.index;
    if (!this.#recorded.has(modelVersion)) await recordModel(em, modelVersion, now);
    this.#recorded.add(modelVersion);
    return moment;
  }
}

const indexes = new WeakMap<object, MatchIndexes>();

function indexesOf(em: EntityManager): MatchIndexes {
  const database = em.getDriver();
  const known = indexes.get(database) ?? new MatchIndexes();
  indexes.set(database, known);
  return known;
}

/** Finds the lists' ground at a moment, now when none is given; a model version stands for the release that served it. */
export type FindMoment = (
  em: EntityManager,
  now: Date,
  asOf: Date | null,
  modelVersion: string | null,
) => Promise<Moment>;

/**
 * To rank by. Without a version this release judges, and its version is kept; a version must be the one of that moment.
 * @throws UNKNOWN_MODEL, RETIRED_MODEL, MODEL_NOT_OF_MOMENT
 */
export const momentOf: FindMoment = async (em, now, asOf, modelVersion) => {
  const known = indexesOf(em);
  const isPresent = asOf === null || asOf >= now;
  if (modelVersion === null || isPresent) {
    const moment = await known.served(em, await momentBefore(em, now, asOf, null), now);
    if (modelVersion === null || moment.index.modelVersion === modelVersion) return moment;
  }
  const moment = await known.past(em, isPresent ? now : asOf, modelVersion);
  mustBeVersion(moment.index, modelVersion);
  return moment;
};

/**
 * To compare with: an earlier moment as the same release judges it, whatever version that was then.
 * @throws UNKNOWN_MODEL, RETIRED_MODEL
 */
export const momentBefore: FindMoment = (em, now, asOf, modelVersion) => {
  const known = indexesOf(em);
  if (modelVersion !== null) return known.past(em, asOf ?? now, modelVersion);
  return asOf && asOf < now ? known.past(em, asOf, null) : known.present(em, now);
};
