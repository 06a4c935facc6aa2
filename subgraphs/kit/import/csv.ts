import { Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import type { Fault, RowOrFault } from './rows.ts';

/** In characters: an unclosed quote must not fill the memory. */
const LONGEST_RECORD = 1_000_000;

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

/**
 * Comma-separated values (RFC 4180) whose first row names the columns. An empty cell is absent. Lines are counted as an
 * editor does, also when a quoted cell holds several.
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<RowOrFault> {
  const faults: Fault[] = [];
  let header: readonly string[] | null = null;
  let lines = 0;
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    skip_records_with_error: true,
    on_skip: (error) => {
      faults.push(unfinished(error, lines + 1));
      return undefined;
    },
  });
  const source = Readable.from(chunks);
  source.on('error', (error) => parser.destroy(error));
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<Parsed>) {
    lines = info.lines;
    if (header === null) header = record;
    else yield rowOf(header, record, lines - breaksIn(record));
  }
  yield* faults;
}

function rowOf(header: readonly string[], record: readonly string[], line: number): RowOrFault {
  if (record.some((cell) => cell.includes('\uFFFD')))
    return { line, code: 'NOT_UTF8', message: 'The row is not UTF-8 text.' };
  if (record.length !== header.length) {
    const message = `The row has ${record.length} cells, the header ${header.length}.`;
    return { line, code: 'WRONG_CELL_COUNT', message };
  }
  return { line, cells: Object.fromEntries(header.map((name, i) => [name, record[i] === '' ? undefined : record[i]])) };
}

const breaksIn = (record: readonly string[]): number =>
  record.reduce((count, cell) => count + (cell.match(/\n/g)?.length ?? 0), 0);

/** The parser gives up a record only when a quote that was opened does not close in time. */
function unfinished(error: CsvError | undefined, line: number): Fault {
  const message = `A quote opened in this row or a later one does not close: nothing after it was read.`;
  return { line, code: error?.code === 'CSV_QUOTE_NOT_CLOSED' ? 'QUOTE_NOT_CLOSED' : 'ROW_TOO_LONG', message };
}
