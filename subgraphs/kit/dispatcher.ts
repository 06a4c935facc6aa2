import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from './context.ts';
import { DeadLetters } from './dead-letter.ts';
import { type ErrorListener, IGNORE_ERRORS } from './error-listener.ts';
import type { Delivered, Event } from './event.ts';
import { newId } from './id.ts';
import { eventsAfter, type Place, type Recorded } from './outbox.ts';
import type { Subgraph } from './subgraph.ts';

const BATCH = 500;
/** How long the event at the head waits after each failure (milliseconds); what fails once more goes to `kit.dead_letter`. */
const PAUSES_MS = [1_000, 5_000, 30_000, 300_000];
const MAX_ATTEMPTS = PAUSES_MS.length + 1;

type Execute = (sql: string, parameters: unknown[]) => Promise<object[]>;

/** How far a consumer has come, how often the next event has failed, and the oldest transaction running when it was read. */
interface Position extends Place {
  readonly attempts: number;
  readonly horizon: string;
}

const NOT_WAITING = '(retry_at is null or retry_at <= ?::timestamptz)';
const LOCK = `
select tx::text, id::text, attempts, pg_snapshot_xmin(pg_current_snapshot())::text as horizon
from kit.inbox where consumer = ? and ${NOT_WAITING} for update skip locked`;
const PENDING = `
select exists (select 1 from kit.outbox o join kit.inbox i on i.consumer = ?
where (o.tx, o.id) > (i.tx, i.id) and ${NOT_WAITING} and o.type = any(string_to_array(?, ','))) as pending`;
const MOVE = 'update kit.inbox set tx = ?::xid8, id = ?, attempts = 0, retry_at = null where consumer = ?';
const LAST_BELOW = `
select tx::text, id::text from kit.outbox where (tx, id) > (?::xid8, ?::bigint) and tx < ?::xid8
order by kit.outbox.tx desc, kit.outbox.id desc limit 1`;
/** Only where it still stands as the failure found it: of two dispatchers that fail together one counts. */
const COUNT = `
update kit.inbox set attempts = attempts + 1, retry_at = ?::timestamptz
where consumer = ? and tx = ?::xid8 and id = ? and attempts = ? returning attempts`;

/** Consecutive events of one type make one batch. */
function runsOfOneType(rows: readonly Recorded<Event>[]): Recorded<Event>[][] {
  const runs: Recorded<Event>[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[0]?.type === row.type) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

const delivered = ({ type, payload, id: sequence, recordedAt }: Recorded<Event>): Delivered<Event> => ({
  ...{ type, payload, sequence, recordedAt },
});

/**
 * Delivers the outbox to one subgraph's handlers: in order, at least once, the position moving in the same
 * transaction as what the handlers write. Whoever holds the row in `kit.inbox` is the only dispatcher at work. An event
 * that fails is tried again after growing pauses; those behind it wait, and nudges meanwhile count for nothing.
 */
export class Dispatcher {
  readonly #types: readonly string[];
  readonly #deadLetters: DeadLetters;

  constructor(
    readonly subgraph: Subgraph,
    readonly orm: MikroORM,
    readonly clock: Clock,
    readonly onError: ErrorListener = IGNORE_ERRORS,
  ) {
    this.#types = Object.keys(subgraph.handlers ?? {});
    this.#deadLetters = new DeadLetters(subgraph.name, (em, events) => this.#take(em, events));
  }

  /** Registers the consumer. Events recorded before it existed are delivered too. */
  async open(): Promise<void> {
    await this.#execute('insert into kit.inbox (consumer) values (?) on conflict do nothing', [this.subgraph.name]);
  }

  /** Whether an event is there that does not wait for another attempt. */
  async pending(): Promise<boolean> {
    if (this.#types.length === 0) return false;
    const [row] = await this.#execute(PENDING, [this.subgraph.name, this.#now(), this.#types.join()]);
    return (row as { pending: boolean }).pending;
  }

  /**
   * Takes again what was set aside, in order. What fails once more stays set aside, and is told.
   * @returns how many events were taken
   */
  async replay(): Promise<number> {
    const { name } = this.subgraph;
    let total = 0;
    for (const type of (await this.#deadLetters.byType(this.orm.em.fork())).keys()) {
      if (!this.#types.includes(type)) continue;
      const tell = (error: unknown) => this.onError(`${name} taking ${type} that was set aside`, error);
      const replayed = await this.#transact((_, em) => this.#deadLetters.replay(em, type)).catch(tell);
      for (const error of replayed?.errors ?? []) tell(error);
      total += replayed?.taken ?? 0;
    }
    return total;
  }

  /** Delivers what is there. @returns how many events were taken. */
  async drain(): Promise<number> {
    if (this.#types.length === 0) return 0;
    let total = 0;
    for (let taken = await this.#attempt(BATCH); taken > 0; taken = await this.#attempt(BATCH)) total += taken;
    return total;
  }

  async #attempt(limit: number): Promise<number> {
    let position = null as Position | null;
    try {
      return await this.#transact(async (execute, em) => {
        const locked = await execute(LOCK, [this.subgraph.name, this.#now()]);
        position = (locked[0] as Position | undefined) ?? null;
        return position ? await this.#deliver(position, limit, execute, em) : 0;
      });
    } catch (error) {
      if (!position) throw error;
      return limit > 1 ? this.#attempt(1) : this.#count(position, error);
    }
  }

  async #deliver(position: Position, limit: number, execute: Execute, em: EntityManager): Promise<number> {
    const rows = await eventsAfter(em, this.#types, position, limit);
    for (const run of runsOfOneType(rows)) await this.#take(em, run);
    const last = rows.at(-1) ?? (await this.#lastPassedBy(position, execute));
    if (last) await execute(MOVE, [last.tx, last.id, this.subgraph.name]);
    return rows.length;
  }

  /**
   * The newest event that may be passed by, there being none to take. What transactions below the horizon wrote was there
   * before the events to take were looked for, and was none of them; what writers still at work will add stands above.
   */
  async #lastPassedBy({ tx, id, horizon }: Position, execute: Execute): Promise<Place | undefined> {
    const [last] = (await execute(LAST_BELOW, [tx, id, horizon])) as Place[];
    return last;
  }

  async #take(em: EntityManager, run: readonly Recorded<Event>[]): Promise<void> {
    await this.subgraph.handlers![run[0]!.type]!(run.map(delivered), { em, clock: this.clock, newId });
    await em.flush();
  }

  /**
   * Counts the failure of the event at the head, which then waits; at the limit sets it aside and steps over it. Counting
   * takes the row's lock, so that no other dispatcher moves the position meanwhile.
   */
  #count(position: Position, error: unknown): Promise<number> {
    const { name } = this.subgraph;
    const retryAt = this.#now(PAUSES_MS[position.attempts]);
    return this.#transact(async (execute, em) => {
      const { tx, id, attempts } = position;
      const [counted] = (await execute(COUNT, [retryAt, name, tx, id, attempts])) as { attempts: number }[];
      const [head] = counted ? await eventsAfter(em, this.#types, position, 1) : [];
      if (!counted) return 0;
      if (!head) throw error; // nothing was being taken, so nothing is counted
      this.onError(`${name} taking ${head.type} ${head.id}, attempt ${counted.attempts} of ${MAX_ATTEMPTS}`, error);
      if (counted.attempts < MAX_ATTEMPTS) return 0;
      await this.#deadLetters.add(em, head, error);
      await execute(MOVE, [head.tx, head.id, name]);
      return 1;
    });
  }

  /** The present, or so much later. */
  #now(laterMs = 0): string {
    return new Date(this.clock().getTime() + laterMs).toISOString();
  }

  #transact<T>(work: (execute: Execute, em: EntityManager) => Promise<T>): Promise<T> {
    return this.orm.em.fork().transactional((em) => {
      const execute: Execute = (sql, parameters) =>
        em.getConnection().execute(sql, parameters, 'all', em.getTransactionContext());
      return work(execute, em);
    });
  }

  #execute(sql: string, parameters: unknown[]): Promise<object[]> {
    return this.orm.em.getConnection().execute(sql, parameters, 'all');
  }
}
