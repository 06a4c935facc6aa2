import type { EntityManager } from '@mikro-orm/postgresql';
import { DAY_MS } from '#kit/day';
import { invalid } from '#kit/failure';
import { type PageArguments, pageOfList } from '#kit/page';
import { type MatchIndex, whyNot } from '#matching';
import { checkedPeriod, overlaps, type PeriodInput } from '#vocabulary/period';
import type { EntryRecorded } from '../startups/events.ts';
import { reasonView } from './match.views.ts';
import { replayMarkets } from './quality.replay.ts';
import { DEPTH } from './quality.rules.ts';
import type { EntryVerdict, UnforeseenEntries, UnforeseenEntry } from './quality.unforeseen.types.ts';

/** Each moment is an index of its own. */
const MOST_MOMENTS = 100;

const ENTRIES = `
select distinct on (subject) body, min(recorded_at) over (partition by subject) as told_at,
  (select min(recorded_at) from matches.fact s where s.kind = 'STARTUP' and s.subject = e.body ->> 'startupId') as startup_known,
  (select min(recorded_at) from matches.fact m where m.kind = 'MARKET') as markets_known
from matches.fact e where kind = 'ENTRY' order by subject, seq desc`;

interface EntryRow {
  readonly body: EntryRecorded['payload'];
  /** When we first heard of it. */
  readonly told_at: Date;
  readonly startup_known: Date | null;
  readonly markets_known: Date | null;
}

interface Entry extends EntryRow {
  readonly entered: { readonly from: string | null; readonly to: string | null };
  /** The moment to replay; null: the facts begin later, or the year is not known. */
  readonly asOf: Date | null;
}

const dayAt = (instant: Date, days = 0): string =>
  new Date(new Date(instant).getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** Entries are known by their year; that one has happened is known at the latest when we are told. */
function enteredAmong(since: number | null, toldAt: Date): Entry['entered'] {
  const told = dayAt(toldAt, 1);
  const yearEnd = since === null ? told : `${since + 1}-01-01`;
  return { from: since === null ? null : `${since}-01-01`, to: yearEnd < told ? yearEnd : told };
}

/** The last moment at which it had surely not happened, or, in the year we are told, at which we surely did not know. */
export function momentBefore(since: number | null, toldAt: Date): Date | null {
  if (since === null) return null;
  const lastDay = since < new Date(toldAt).getUTCFullYear() ? `${since - 1}-12-31` : dayAt(toldAt, -1);
  return new Date(`${lastDay}T23:59:59.999Z`);
}

function entryOf(row: EntryRow): Entry {
  const { body, told_at, startup_known, markets_known } = row;
  const moment = momentBefore(body.since, told_at);
  const isKnown = (since: Date | null) => since !== null && moment !== null && new Date(since) <= moment;
  const asOf = isKnown(startup_known) && isKnown(markets_known) ? moment : null;
  return { ...row, entered: enteredAmong(body.since, told_at), asOf };
}

type Judged = Pick<UnforeseenEntry, 'market' | 'rank' | 'stops' | 'against' | 'unknown'> & {
  readonly verdict: EntryVerdict | 'FORESEEN';
};

const unsaid = (verdict: EntryVerdict): Judged => ({
  ...{ verdict, market: null, rank: null },
  ...{ stops: [], against: [], unknown: [] },
});

/** Where the market stood in the list, and what spoke against it. */
function judged({ startupId, country }: Entry['body'], index: MatchIndex, locale: string): Judged {
  const market = index.markets.find((one) => one.country === country);
  if (!market) return unsaid('NO_SUCH_MARKET');
  const { stops, match, rank } = whyNot(index, startupId, market.id);
  const reasons = (side: string) =>
    match.reasons.filter(({ code }) => code.endsWith(side)).map((reason) => reasonView(reason, locale));
  return {
    verdict: rank === null ? 'STOPPED' : rank > DEPTH ? 'RANKED_BELOW' : 'FORESEEN',
    market: { id: market.id },
    rank,
    stops: stops.map(({ code }) => code),
    against: reasons('_AGAINST'),
    unknown: reasons('_UNKNOWN'),
  };
}

async function entriesIn(em: EntityManager, period: PeriodInput): Promise<Entry[]> {
  const rows = await em.getConnection().execute<EntryRow[]>(ENTRIES);
  return rows.map(entryOf).filter(({ entered }) => overlaps(entered, period));
}

/**
 * Entries of a period that the engine had not among its first ten, as of the day before; then those of which nothing can
 * be said. Three statements.
 * @throws INVALID_PERIOD for a period without a day, or with entries on too many days to compute again
 */
export async function unforeseenEntries(
  em: EntityManager,
  { period, ...page }: PageArguments & { period: PeriodInput },
  locale: string,
): Promise<UnforeseenEntries> {
  const entries = await entriesIn(em, checkedPeriod(period, ['period']));
  const moments = [...new Set(entries.flatMap(({ asOf }) => asOf?.getTime() ?? []))].map((time) => new Date(time));
  if (moments.length > MOST_MOMENTS)
    throw invalid('INVALID_PERIOD', `Entries of ${moments.length} days; at most ${MOST_MOMENTS} can be asked for.`, [
      'period',
    ]);
  const startupIds = [...new Set(entries.map(({ body }) => body.startupId))];
  const indexAt = moments.length > 0 ? await replayMarkets(em, startupIds, moments) : null;
  const looked = entries.map(({ body, entered, asOf }) => ({
    ...{ id: body.id, startup: { id: body.startupId }, country: body.country, confidence: body.confidence },
    ...{ entered, asOf },
    ...(asOf && indexAt ? judged(body, indexAt(asOf), locale) : unsaid('NOT_REPLAYABLE')),
  }));
  const missed = looked.filter((one): one is UnforeseenEntry => one.verdict !== 'FORESEEN');
  const notReplayable = missed.filter(({ verdict }) => verdict === 'NOT_REPLAYABLE');
  const unforeseen = missed.filter(({ verdict }) => verdict !== 'NOT_REPLAYABLE');
  return {
    ...{ entries: entries.length, foreseen: looked.length - missed.length },
    ...{ unforeseen: unforeseen.length, notReplayable: notReplayable.length },
    ...pageOfList([...unforeseen, ...notReplayable], page, `unforeseen ${period.from} ${period.to}`),
  };
}
