import type { EntityManager } from '@mikro-orm/postgresql';
import type { Event } from './event.ts';
import { eventsAfter, type Place, type Recorded } from './outbox.ts';

/** Hands events of one type to their handler, and flushes what it wrote. */
export type Take = (em: EntityManager, events: readonly Recorded<Event>[]) => Promise<void>;

const BATCH = 500;

const POSITION = 'select tx::text, id::text from kit.inbox where consumer = ? for update';
const LETTERS = `
select o.tx::text, o.id::text, o.type from kit.dead_letter d join kit.outbox o on o.id = d.outbox_id
where d.consumer = ? order by o.tx, o.id`;
const SET_ASIDE = 'insert into kit.dead_letter (consumer, outbox_id, error) values (?, ?, ?) on conflict do nothing';
const TAKEN = 'delete from kit.dead_letter where consumer = ? and outbox_id = ?';

type Letter = Place & Pick<Recorded<Event>, 'type'>;

const executeIn = (em: EntityManager, sql: string, parameters: unknown[]): Promise<object[]> =>
  em.getConnection().execute(sql, parameters, 'all', em.getTransactionContext());

const isUpTo = (place: Place, end: Place): boolean => {
  const [tx, endTx] = [BigInt(place.tx), BigInt(end.tx)];
  return tx < endTx || (tx === endTx && BigInt(place.id) <= BigInt(end.id));
};

/** Events that a consumer could not take: set aside with their error, and taken again when its subgraph starts. */
export class DeadLetters {
  constructor(
    readonly consumer: string,
    readonly take: Take,
  ) {}

  async add(em: EntityManager, { id }: Place, error: unknown): Promise<void> {
    await executeIn(em, SET_ASIDE, [this.consumer, id, String(error)]);
  }

  /** The letters in the order they were recorded, by the type of their event. */
  async byType(em: EntityManager): Promise<ReadonlyMap<string, readonly Letter[]>> {
    return Map.groupBy((await executeIn(em, LETTERS, [this.consumer])) as Letter[], ({ type }) => type);
  }

  /**
   * Takes the letters of one type again, each together with the later events of that type, up to the consumer's position: an
   * event carries the whole state, and a handler that acts must not act on an old one. A letter that fails again stays.
   * Inside the caller's transaction, so that nobody sees the state of before.
   * @returns how many letters were taken, and what kept the others
   */
  async replay(em: EntityManager, type: string): Promise<{ taken: number; errors: unknown[] }> {
    const [position] = (await executeIn(em, POSITION, [this.consumer])) as Place[];
    const letters = (await this.byType(em)).get(type) ?? [];
    const errors: unknown[] = [];
    for (const letter of letters) {
      const others = new Set(letters.filter((other) => other !== letter).map(({ id }) => id));
      await this.#again(em, letter, others, position!).catch((error) => errors.push(error));
    }
    return { taken: letters.length - errors.length, errors };
  }

  /** In a savepoint: what a letter that fails has written goes with it. @param others letters, each of which has its own turn */
  #again(em: EntityManager, letter: Letter, others: ReadonlySet<string>, position: Place): Promise<void> {
    return em.transactional(async (inner) => {
      let after: Place | undefined = { tx: letter.tx, id: String(BigInt(letter.id) - 1n) };
      while (after) {
        const rows: Recorded<Event>[] = await eventsAfter(inner, [letter.type], after, BATCH);
        const passed = rows.filter((row) => !others.has(row.id) && isUpTo(row, position));
        if (passed.length > 0) await this.take(inner, passed);
        after = rows.length < BATCH ? undefined : rows.at(-1);
      }
      await executeIn(inner, TAKEN, [this.consumer, letter.id]);
    });
  }
}
