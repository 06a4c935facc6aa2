import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '#kit/context';
import { DAY_MS } from '#kit/day';
import { invalid } from '#kit/failure';
import { checkedPeriod, type PeriodInput } from '#vocabulary/period';

/** A suggestion counts as accepted when acceptance follows within so many days. */
export const HORIZON_DAYS = 30;
/** All of a period's log is read at once. */
const LONGEST_DAYS = 366;

/** One row of the log, and what followed. */
export interface LoggedSuggestion {
  readonly viewerId: string;
  readonly candidateId: string;
  readonly position: number;
  readonly score: number;
  readonly propensity: number;
  readonly modelVersion: string;
  /** `2026-11-23` */
  readonly shownOn: string;
  /** Whether its thirty days are over, so that it can be judged. */
  readonly judged: boolean;
  /** Whether the viewer accepted the candidate within thirty days of being shown it. */
  readonly accepted: boolean;
  /** How many other parties had accepted the candidate before. */
  readonly popularity: number;
  /** Of the startup of the pair, as it stands today. */
  readonly country: string | null;
  readonly sectors: readonly string[] | null;
}

const READ = `
select s.viewer_id as "viewerId", s.candidate_id as "candidateId", s.position, s.score, s.propensity,
  s.model_version as "modelVersion", s.shown_on::text as "shownOn", p.country, p.sectors,
  s.shown_at + interval '${HORIZON_DAYS} days' <= ? as judged,
  exists (select from matches.acceptance a where a.by_id = s.viewer_id and a.about_id = s.candidate_id
    and a.at >= s.shown_at and a.at < s.shown_at + interval '${HORIZON_DAYS} days') as accepted,
  (select count(distinct a.by_id)::int from matches.acceptance a
    where a.about_id = s.candidate_id and a.by_id <> s.viewer_id and a.at < s.shown_at) as popularity
from matches.suggestion s left join matches.startup_profile p on p.id = s.startup_id
where s.shown_on >= ? and s.shown_on < ? and s.model_version = coalesce(?, s.model_version)
order by s.shown_on, s.viewer_id, s.model_version, s.position, s.shown_at, s.candidate_id`;

/**
 * What was shown on the days of a period, in the order of the lists, in one statement.
 * @throws INVALID_PERIOD for a period without a day, or longer than a year
 */
function readSuggestions(
  em: EntityManager,
  period: PeriodInput,
  modelVersion: string | null,
  now: Date,
): Promise<LoggedSuggestion[]> {
  const { from, to } = checkedPeriod(period, ['period']);
  if (Date.parse(to) - Date.parse(from) > LONGEST_DAYS * DAY_MS)
    throw invalid('INVALID_PERIOD', `A period of at most ${LONGEST_DAYS} days can be asked for.`, ['period']);
  return em.getConnection().execute<LoggedSuggestion[]>(READ, [now.toISOString(), from, to, modelVersion]);
}

/** The same, read once a request for each period and version, whatever the number of measures taken of it. */
export function suggestionLogs(em: EntityManager, clock: Clock) {
  const asked = new Map<string, Promise<LoggedSuggestion[]>>();
  return (period: PeriodInput, modelVersion: string | null): Promise<LoggedSuggestion[]> => {
    const key = `${period.from} ${period.to} ${modelVersion ?? ''}`;
    const log = asked.get(key) ?? readSuggestions(em, period, modelVersion, clock());
    asked.set(key, log);
    return log;
  };
}
