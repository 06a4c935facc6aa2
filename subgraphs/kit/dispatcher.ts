import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from './context.ts';
import { type ErrorListener, IGNORE_ERRORS } from './error-listener.ts';
import type { Delivered, Event } from './event.ts';
import { newId } from './id.ts';
import { eventsAfter, type Recorded } from './outbox.ts';
import type { Subgraph } from './subgraph.ts';

const BATCH = 500;
/** After so many failures in a row the event at the head goes to `kit.dead_letter`, and the queue moves on. */
const MAX_ATTEMPTS = 5;

type Execute = (sql: string, parameters: unknown[]) => Promise<object[]>;

const LOCK = `select tx::text, id::text from kit.inbox where consumer = ? for update skip locked`;
const PENDING = `
select exists (select 1 from kit.outbox o join kit.inbox i on i.consumer = ?
where (o.tx, o.id) > (i.tx, i.id) and o.type = any(string_to_array(?, ','))) as pending`;
const MOVE = 'update kit.inbox set tx = ?::xid8, id = ?, attempts = 0 where consumer = ?';
const COUNT = 'update kit.inbox set attempts = attempts + 1 where consumer = ? returning attempts, tx::text, id::text';
const SET_ASIDE = 'insert into kit.dead_letter (consumer, outbox_id, error) values (?, ?, ?) on conflict do nothing';

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
 * transaction as what the handlers write. Whoever holds the row in `kit.inbox` is the only dispatcher at work.
 */
export class Dispatcher {
  readonly #types: readonly string[];

  constructor(
    readonly subgraph: Subgraph,
    readonly orm: MikroORM,
    readonly clock: Clock,
    readonly onError: ErrorListener = IGNORE_ERRORS,
  ) {
    this.#types = Object.keys(subgraph.handlers ?? {});
  }

  /** Registers the consumer. Events recorded before it existed are delivered too. */
  async open(): Promise<void> {
    await this.#execute('insert into kit.inbox (consumer) values (?) on conflict do nothing', [this.subgraph.name]);
  }

  async pending(): Promise<boolean> {
    if (this.#types.length === 0) return false;
    const [row] = await this.#execute(PENDING, [this.subgraph.name, this.#types.join()]);
    return (row as { pending: boolean }).pending;
  }

  /** Delivers what is there. @returns how many events were taken. */
  async drain(): Promise<number> {
    if (this.#types.length === 0) return 0;
    let total = 0;
    for (let taken = await this.#attempt(BATCH); taken > 0; taken = await this.#attempt(BATCH)) total += taken;
    return total;
  }

  async #attempt(limit: number): Promise<number> {
    try {
      return await this.#deliver(limit);
    } catch (error) {
      return limit > 1 ? this.#attempt(1) : this.#setAside(error);
    }
  }

  #deliver(limit: number): Promise<number> {
    return this.#transact(async (execute, em) => {
      const [position] = (await execute(LOCK, [this.subgraph.name])) as { tx: string; id: string }[];
      if (!position) return 0;
      const rows = await eventsAfter(em, this.#types, position, limit);
      for (const run of runsOfOneType(rows)) {
        await this.subgraph.handlers![run[0]!.type]!(run.map(delivered), { em, clock: this.clock, newId });
        await em.flush();
      }
      const last = rows.at(-1);
      if (last) await execute(MOVE, [last.tx, last.id, this.subgraph.name]);
      return rows.length;
    });
  }

  /**
   * Counts the failure of the event at the head; at the limit writes it to `kit.dead_letter` and steps over it. Counting
   * takes the row's lock, so that no other dispatcher moves the position meanwhile.
   */
  #setAside(error: unknown): Promise<number> {
    const { name } = this.subgraph;
    return this.#transact(async (execute, em) => {
      const [counted] = (await execute(COUNT, [name])) as { attempts: number; tx: string; id: string }[];
      const [head] = counted ? await eventsAfter(em, this.#types, counted, 1) : [];
      if (!counted || !head) return 0;
      this.onError(`${name} taking ${head.type} ${head.id}, attempt ${counted.attempts} of ${MAX_ATTEMPTS}`, error);
      if (counted.attempts < MAX_ATTEMPTS) return 0;
      await execute(SET_ASIDE, [name, head.id, String(error)]);
      await execute(MOVE, [head.tx, head.id, name]);
      return 1;
    });
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
