import type { RowOrFault } from './rows.ts';

/** In characters: a missing line end must not fill the memory. */
const LONGEST_LINE = 1_000_000;

/** Newline-delimited JSON: one object a line; empty lines are passed over. */
export async function* ndjsonRows(chunks: AsyncIterable<string>): AsyncGenerator<RowOrFault> {
  let line = 0;
  for await (const text of linesOf(chunks)) {
    line += 1;
    if (text.trim() !== '') yield rowOf(text, line);
  }
}

async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE) throw new Error(`a line has more than ${LONGEST_LINE} characters`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function rowOf(text: string, line: number): RowOrFault {
  if (text.includes('\uFFFD')) return { line, code: 'NOT_UTF8', message: 'The row is not UTF-8 text.' };
  try {
    const cells: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof cells === 'object' && cells !== null && !Array.isArray(cells))
      return { line, cells: cells as Record<string, unknown> };
    return { line, code: 'NOT_AN_OBJECT', message: 'The row is JSON, but not an object.' };
  } catch {
    return { line, code: 'NOT_JSON', message: 'The row is not JSON.' };
  }
}
