import type { EntityManager } from '@mikro-orm/postgresql';
import { namesOf, readCells } from './columns.ts';
import type { Clock } from './context.ts';
import { Failure } from './failure.ts';
import { newId } from './id.ts';
import type { References } from './import/references.ts';
import { type Fault, isFault, type Row, type RowOrFault, readRows } from './import/rows.ts';
import { type Upserted, upsert } from './import/upsert.ts';
import { type ImportedRow, type Importer, idOf, type Provenance } from './importer.ts';

/** What became of the rows of one file: `read` is the sum of the four others. */
export interface Tally {
  readonly read: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Columns that the file has and nobody knows. */
  readonly ignored: readonly string[];
}

export interface ImportRun {
  readonly provenance: Provenance;
  /** True: every batch is written and rolled back. The database checks all, and keeps nothing. */
  readonly dryRun: boolean;
  readonly references: References;
  /** A fresh entity manager of the subgraph that takes the rows. */
  readonly fork: () => EntityManager;
  readonly clock: Clock;
  readonly onFault: (fault: Fault) => void;
  readonly onBytes?: (bytes: number) => void;
  /** Ends the import after the batch at work. */
  readonly signal?: AbortSignal;
}

/** A row with its place in the file and its id. */
interface Ready {
  readonly line: number;
  readonly id: string;
  readonly row: ImportedRow<object>;
}

const BATCH = 500;

/** Reads a file and writes its rows, a batch a transaction; rows at fault are told and left out. Memory: a batch, and ids. */
export async function importFile(file: string, importer: Importer, run: ImportRun): Promise<Tally> {
  const work = new FileImport(importer, run);
  for await (const rows of batchesOf(readRows(file, run.onBytes ?? (() => undefined)))) {
    if (run.signal?.aborted) break;
    await work.take(rows);
  }
  return work.tally();
}

async function* batchesOf(rows: AsyncIterable<RowOrFault>): AsyncGenerator<RowOrFault[]> {
  let batch: RowOrFault[] = [];
  for await (const row of rows) {
    if (batch.push(row) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

class FileImport {
  readonly #lineOf = new Map<string, number>();
  readonly #repeats = new Map<string, number>();
  readonly #ignored = new Set<string>();
  readonly #counts = { read: 0, inserted: 0, updated: 0, rejected: 0 };

  readonly #names: ReadonlySet<string>;

  constructor(
    readonly importer: Importer,
    readonly run: ImportRun,
  ) {
    this.#names = namesOf(importer.columns);
  }

  tally(): Tally {
    const { read, inserted, updated, rejected } = this.#counts;
    const unchanged = read - inserted - updated - rejected;
    return { read, inserted, updated, unchanged, rejected, ignored: [...this.#ignored] };
  }

  async take(rows: readonly RowOrFault[]): Promise<void> {
    this.#counts.read += rows.length;
    const ready = rows.map((row) => (isFault(row) ? this.#reject(row) : this.#prepare(row)));
    await this.#write(await this.#whoseReferencesExist(ready.filter((one) => one !== null)));
  }

  #reject(fault: Fault): null {
    this.#counts.rejected += 1;
    this.run.onFault(fault);
    return null;
  }

  #prepare({ line, cells }: Row): Ready | null {
    const { importer, run } = this;
    for (const name of Object.keys(cells)) if (!this.#names.has(name)) this.#ignored.add(name);
    try {
      const row = importer.row(readCells(importer.columns, cells), run.provenance);
      return this.#identify(line, row);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return this.#reject({ line, code: error.code, message: error.message });
    }
  }

  #identify(line: number, row: ImportedRow<object>): Ready | null {
    const { importer, run } = this;
    const externalId = row.derived ? this.#numbered(row.externalId) : row.externalId;
    const earlier = this.#lineOf.get(externalId);
    if (earlier) {
      const message = `Line ${earlier} has the id ${externalId} already.`;
      return this.#reject({ line, code: 'DUPLICATE_ID', message });
    }
    this.#lineOf.set(externalId, line);
    const id = idOf(importer.prefix, run.provenance.source, externalId);
    const initial = { ...row.initial, importedFrom: run.provenance.source, externalId };
    return { line, id, row: { ...row, externalId, initial } };
  }

  /** The second row of one derived id gets `-2`, and so on: the same file gives the same ids. */
  #numbered(externalId: string): string {
    const count = (this.#repeats.get(externalId) ?? 0) + 1;
    this.#repeats.set(externalId, count);
    return count === 1 ? externalId : `${externalId}-${count}`;
  }

  async #whoseReferencesExist(ready: readonly Ready[]): Promise<Ready[]> {
    const missing = await this.run.references.missing(ready.flatMap(({ row }) => row.names ?? []));
    return ready.filter(({ line, row }) => {
      const stranger = row.names?.find((id) => missing.has(id));
      if (stranger) this.#reject({ line, code: 'UNKNOWN_REFERENCE', message: `There is no ${stranger}.` });
      return !stranger;
    });
  }

  /** One transaction for all; when the database refuses a row, halves are tried until that row stands alone. */
  async #write(ready: readonly Ready[]): Promise<void> {
    if (ready.length === 0) return;
    try {
      const { inserted, updated } = await this.#transact(ready);
      this.#counts.inserted += inserted.length;
      this.#counts.updated += updated.length;
      this.run.references.add(ready.map(({ id }) => id));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (ready.length === 1) {
        const message = `The database refuses the row: ${error.message}.`;
        this.#reject({ line: ready[0]!.line, code: 'REFUSED', message });
        return;
      }
      const half = Math.ceil(ready.length / 2);
      await this.#write(ready.slice(0, half));
      await this.#write(ready.slice(half));
    }
  }

  async #transact(ready: readonly Ready[]): Promise<Upserted> {
    const { fork, dryRun, clock } = this.run;
    const em = fork();
    await em.begin();
    try {
      const rows = ready.map(({ id, row: { said, initial } }) => ({ id, said, initial }));
      const written = await upsert(em, this.importer.entity, rows);
      if (dryRun) {
        await em.rollback();
        return written;
      }
      await this.importer.tell([...written.inserted, ...written.updated], { em, clock, newId });
      await em.commit();
      return written;
    } catch (error) {
      if (em.isInTransaction()) await em.rollback();
      throw error;
    }
  }
}

/** Bad data (SQLSTATE class 22) or a broken constraint (23): the row's fault, not the connection's. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && /^2[23][0-9A-Z]{3}$/.test(String(error.code));
