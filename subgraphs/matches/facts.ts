import type { EntityManager } from '@mikro-orm/postgresql';
import type { FactKind } from './fact.entity.ts';

/** A row of the facts, as it is read. */
export interface FactRow {
  readonly seq: string;
  readonly kind: FactKind;
  readonly subject: string;
  readonly body: object;
}

/** The newest fact of each subject, by kind. */
export class Facts {
  readonly #kinds = new Map<FactKind, Map<string, object>>();
  /** Sequence number of the last row taken in. */
  seq = '0';

  take(rows: readonly FactRow[]): void {
    for (const { seq, kind, subject, body } of rows) {
      const subjects = this.#kinds.get(kind) ?? new Map<string, object>();
      this.#kinds.set(kind, subjects.set(subject, body));
      if (BigInt(seq) > BigInt(this.seq)) this.seq = seq;
    }
  }

  of<B extends object>(kind: FactKind): B[] {
    return [...(this.#kinds.get(kind)?.values() ?? [])] as B[];
  }

  get<B extends object>(kind: FactKind, subject: string): B | null {
    return (this.#kinds.get(kind)?.get(subject) as B | undefined) ?? null;
  }
}

/** All facts as they were known at a moment. */
export async function factsAsOf(em: EntityManager, moment: Date): Promise<Facts> {
  const facts = new Facts();
  facts.take(
    await em.getConnection().execute<FactRow[]>(
      `select distinct on (kind, subject) seq::text, kind, subject, body from matches.fact
       where recorded_at <= ? order by kind, subject, fact.seq desc`,
      [moment.toISOString()],
    ),
  );
  return facts;
}

/** Rows written after the last one taken in, oldest first. */
export function factsAfter(em: EntityManager, seq: string): Promise<FactRow[]> {
  return em
    .getConnection()
    .execute<FactRow[]>('select seq::text, kind, subject, body from matches.fact where seq > ? order by fact.seq', [
      seq,
    ]);
}
