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
   * Takes the letters of one type again, and after each that goes through the later events of that type once more, up to
   * the consumer's position: an event carries the whole state, and an old one must not have the last word. A letter that
   * fails again stays. Inside the caller's transaction, so that nobody sees the state of before.
   * @returns how many letters were taken, and what kept the others
   */
  async replay(em: EntityManager, type: string): Promise<{ taken: number; errors: unknown[] }> {
    const [position] = (await executeIn(em, POSITION, [this.consumer])) as Place[];
    const letters = (await this.byType(em)).get(type) ?? [];
    const errors: unknown[] = [];
    for (const [i, letter] of letters.entries()) {
      await this.#again(em, letter).catch((error) => errors.push(error));
      const someWasTaken = errors.length <= i;
      if (someWasTaken) await this.#follow(em, letter, letters[i + 1], position!);
    }
    return { taken: letters.length - errors.length, errors };
  }

  /** In a savepoint: what a letter that fails has written goes with it. */
  #again(em: EntityManager, letter: Letter): Promise<void> {
    return em.transactional(async (inner) => {
      const before = { tx: letter.tx, id: String(BigInt(letter.id) - 1n) };
      await this.take(inner, await eventsAfter(inner, [letter.type], before, 1));
      await executeIn(inner, TAKEN, [this.consumer, letter.id]);
    });
  }

  /** The events of the letter's type between it and the next letter, or the position. */
  async #follow(em: EntityManager, letter: Letter, next: Letter | undefined, position: Place): Promise<void> {
    let after: Place = letter;
    for (;;) {
      const rows = await eventsAfter(em, [letter.type], after, BATCH);
      const passed = rows.filter((row) => row.id !== next?.id && isUpTo(row, next ?? position));
      if (passed.length > 0) await this.take(em, passed);
      if (passed.length < BATCH) return;
      after = passed.at(-1)!;
    }
  }
}
