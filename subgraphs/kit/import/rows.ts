import { createReadStream, statSync } from 'node:fs';
import { pipeline, type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { csvRows } from './csv.ts';
import { ndjsonRows } from './ndjson.ts';

/** One row of a file: its cells by column name. A cell is text in CSV and any JSON value in NDJSON. */
export interface Row {
  /** Where it begins; the file's first line is 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** A row that cannot be used. `line` is null when the fault is the file's. */
export interface Fault {
  readonly line: number | null;
  /** A stable UPPER_SNAKE word for programs. */
  readonly code: string;
  /** A sentence for people. */
  readonly message: string;
}

export type RowOrFault = Row | Fault;

export const isFault = (one: RowOrFault): one is Fault => 'code' in one;

/** By the end of the name. */
const FORMATS = { '.csv': csvRows, '.ndjson': ndjsonRows } as const;

/**
 * Reads a file row by row: `.csv` or `.ndjson`, each also with `.gz`; never the whole of it at once. A row that is no row
 * comes as a fault and the next one follows; so does a stream that breaks off, as the last fault.
 * `onBytes` hears how many bytes of the file (as it lies on the disk) were taken.
 */
export async function* readRows(file: string, onBytes: (bytes: number) => void): AsyncGenerator<RowOrFault> {
  const plain = file.replace(/\.gz$/, '');
  const format = (Object.keys(FORMATS) as (keyof typeof FORMATS)[]).find((end) => plain.endsWith(end));
  if (!format) throw new Error(`${file} is neither .csv nor .ndjson.`);
  let line = 0;
  try {
    for await (const row of FORMATS[format](textOf(file, onBytes))) {
      line = row.line ?? line;
      yield row;
    }
  } catch (error) {
    yield { line: null, code: 'UNREADABLE', message: `Nothing can be read after line ${line}: ${reasonOf(error)}.` };
  }
}

export const sizeOf = (file: string): number => statSync(file).size;

/** Bytes taken from the disk at once: small, so that the progress of a packed file moves. */
const PORTION = 8_192;

function textOf(file: string, onBytes: (bytes: number) => void): Readable {
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  const stages = [
    createReadStream(file, { highWaterMark: PORTION }),
    counter,
    ...(file.endsWith('.gz') ? [createGunzip()] : []),
  ];
  // The callback has nothing to do: an error reaches whoever reads the last stage.
  const last = pipeline(stages, () => undefined) as unknown as Readable;
  return last.setEncoding('utf8');
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
