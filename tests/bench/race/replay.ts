import type { MeetingChanged } from '../../../subgraphs/meetings/events.ts';
import type { Hall } from './hall.ts';

type Told = MeetingChanged['payload'];

/** What a transaction told of meetings. */
export type Step = readonly Told[];

const TAKES_PLACE = ['HELD', 'SCHEDULED', 'MOVED'];

/**
 * A hall that knows nothing of the database: it takes what was told, one transaction after another, and says where a
 * party or a table would be taken twice.
 */
export function replay(steps: readonly Step[]): { meetings: ReadonlyMap<string, Told>; clashes: readonly string[] } {
  const meetings = new Map<string, Told>();
  const takenBy = new Map<string, string>();
  const clashes: string[] = [];
  const places = ({ a, b, table, startsAt, endsAt }: Told) =>
    [a, b, table].map((who) => `${who} ${startsAt} ${endsAt}`);
  for (const step of steps) {
    for (const { id } of step) {
      const before = meetings.get(id);
      if (before && TAKES_PLACE.includes(before.state)) for (const place of places(before)) takenBy.delete(place);
    }
    for (const told of step) {
      meetings.set(told.id, told);
      if (!TAKES_PLACE.includes(told.state)) continue;
      for (const place of places(told)) {
        if (takenBy.has(place)) clashes.push(`${told.id} finds ${place} taken by ${takenBy.get(place)}`);
        takenBy.set(place, told.id);
      }
    }
  }
  return { meetings, clashes };
}

/**
 * The history of an event's meetings as the outbox holds it. Ids of rows are a true order: whoever takes a place waits
 * until its holder's transaction is over, and writes its own row after that. (Numbers of transactions are not: a
 * transaction that began first may end last.)
 */
export async function historyOf(hall: Hall, eventId: string): Promise<Step[]> {
  const rows = await hall.rows<{ tx: string; payload: Told }>(
    `select tx::text, payload from kit.outbox where type = 'meeting.changed' and payload ->> 'eventId' = $1 order by id`,
    [eventId],
  );
  return [...Map.groupBy(rows, ({ tx }) => tx).values()].map((group) => group.map(({ payload }) => payload));
}

/** As text, one line each, sorted: to be compared whole. */
const lines = (rows: Iterable<readonly (string | null)[]>): string[] => [...rows].map((row) => row.join(' ')).sort();
const at = (instant: Date | string): string => new Date(instant).toISOString();

export interface ReplayResult {
  readonly steps: number;
  readonly clashes: readonly string[];
  /** Lines of the replayed state that the tables do not have, and of the tables that the replay does not. */
  readonly differences: readonly string[];
  /** Meetings whose audit rows are no unbroken chain from nothing to their state, as long as their version. */
  readonly brokenAudits: readonly string[];
}

const MEETINGS = `select id, a, b, table_id, starts_at, ends_at, state from meetings.meeting where event_id = $1`;
const ENGAGEMENTS = `select e.resource, e.meeting_id, lower(e.during) as starts_at, upper(e.during) as ends_at
  from meetings.engagement e join meetings.meeting m on m.id = e.meeting_id
  where m.event_id = $1 and e.state in ('HELD', 'CONFIRMED')`;
const AUDIT = `select m.id, m.state, m.version, t.before, t.after
  from meetings.meeting m left join meetings.state_transition t on t.subject_id = m.id where m.event_id = $1 order by t.id`;

interface Row {
  readonly [column: string]: string & Date;
}

async function stored(hall: Hall, eventId: string): Promise<string[]> {
  const meetings = await hall.rows<Row>(MEETINGS, [eventId]);
  const engagements = await hall.rows<Row>(ENGAGEMENTS, [eventId]);
  return lines([
    ...meetings.map((m) => ['meeting', m.id!, m.a!, m.b!, m.table_id!, at(m.starts_at!), at(m.ends_at!), m.state!]),
    ...engagements.map((e) => ['taken', e.resource!, e.meeting_id!, at(e.starts_at!), at(e.ends_at!)]),
  ]);
}

function replayed(meetings: Iterable<Told>): string[] {
  const all = [...meetings];
  const holding = all.filter(({ state }) => TAKES_PLACE.includes(state));
  return lines([
    ...all.map((m) => ['meeting', m.id, m.a, m.b, m.table, m.startsAt, m.endsAt, m.state]),
    ...holding.flatMap((m) => [m.a, m.b, m.table].map((who) => ['taken', who, m.id, m.startsAt, m.endsAt])),
  ]);
}

interface AuditRow {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly before: string | null;
  readonly after: string;
}

async function brokenAudits(hall: Hall, eventId: string): Promise<string[]> {
  const chains = Map.groupBy(await hall.rows<AuditRow>(AUDIT, [eventId]), ({ id }) => id);
  const isWhole = (chain: readonly AuditRow[]) =>
    chain.every(({ before }, i) => before === (i === 0 ? null : chain[i - 1]!.after)) &&
    chain.at(-1)!.after === chain[0]!.state &&
    chain.length === chain[0]!.version;
  return [...chains].filter(([, chain]) => !isWhole(chain)).map(([id]) => id);
}

/** Lines of the one that the other does not have; how often counts. */
function beyond(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** Replays the history of an event one transaction after another and compares what comes out with the tables. */
export async function replayEvent(hall: Hall, eventId: string): Promise<ReplayResult> {
  const steps = await historyOf(hall, eventId);
  const { meetings, clashes } = replay(steps);
  const [should, is] = [replayed(meetings.values()), await stored(hall, eventId)];
  const differences = [...beyond(should, is), ...beyond(is, should)];
  return { steps: steps.length, clashes, differences, brokenAudits: await brokenAudits(hall, eventId) };
}
