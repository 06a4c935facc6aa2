import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { isFault, readRows } from '#kit/import/rows';
import { folderOf, rowsOf } from './world.ts';

const read = async (name: string, content: string | Uint8Array) =>
  rowsOf(join(await folderOf({ [name]: content }), name));

describe('A CSV file', () => {
  test('gives its cells by the names in its first row; an empty cell is absent', async () => {
    expect(await read('a.csv', '\uFEFFid,name\r\n1,Ada\r\n2,\r\n')).toEqual([
      { line: 2, cells: { id: '1', name: 'Ada' } },
      { line: 3, cells: { id: '2', name: undefined } },
    ]);
  });

  test('counts lines as an editor does: empty ones, and those inside quotes', async () => {
    const rows = await read('a.csv', 'id,name\n\n1,"two\nlines"\n2,x\n');
    expect(rows.map(({ line }) => line)).toEqual([3, 5]);
    expect(rows[0]).toMatchObject({ cells: { name: 'two\nlines' } });
  });

  test('tells a row with too few cells and goes on', async () => {
    expect(await read('a.csv', 'id,name\n1\n2,x\n')).toEqual([
      { line: 2, code: 'WRONG_CELL_COUNT', message: 'The row has 1 cells, the header 2.' },
      { line: 3, cells: { id: '2', name: 'x' } },
    ]);
  });

  test('keeps the rows before a quote that never closes, and says where it is lost', async () => {
    expect(await read('a.csv', 'id,name\n1,x\n2,"y\n3,z\n')).toMatchObject([
      { line: 2 },
      { line: 3, code: 'QUOTE_NOT_CLOSED' },
    ]);
  });

  test('tells a row that is not UTF-8', async () => {
    const latin = Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from([0xcf, 0xf0]), Buffer.from('\n2,x\n')]);
    expect(await read('a.csv', latin)).toMatchObject([{ line: 2, code: 'NOT_UTF8' }, { line: 3 }]);
  });

  test('without rows is empty', async () => {
    expect(await read('a.csv', '')).toEqual([]);
    expect(await read('a.csv', 'id,name\n')).toEqual([]);
  });
});

describe('An NDJSON file', () => {
  test('gives one object a line, the last with or without a line end', async () => {
    expect(await read('a.ndjson', '{"id":1}\r\n\n{"id":"Ә"}')).toEqual([
      { line: 1, cells: { id: 1 } },
      { line: 3, cells: { id: 'Ә' } },
    ]);
  });

  test('tells what is no JSON, or no object, and goes on', async () => {
    expect(await read('a.ndjson', '{"id":\n[1]\nnull\n{"id":4}\n')).toMatchObject([
      { line: 1, code: 'NOT_JSON' },
      { line: 2, code: 'NOT_AN_OBJECT' },
      { line: 3, code: 'NOT_AN_OBJECT' },
      { line: 4, cells: { id: 4 } },
    ]);
  });

  test('with a line that does not end is given up, not held in memory', async () => {
    const [fault] = await read('a.ndjson', `{"id":"${'x'.repeat(3_000_000)}`);
    expect(fault).toMatchObject({ line: null, code: 'UNREADABLE' });
  });
});

describe('A packed file', () => {
  const lines = Array.from({ length: 5_000 }, (_, i) => `{"id":${i},"salt":"${Math.sin(i)}"}\n`).join('');

  test('reads the same', async () => {
    const rows = await read('a.ndjson.gz', gzipSync(lines));
    expect(rows).toHaveLength(5_000);
    expect(rows.at(-1)).toMatchObject({ line: 5_000, cells: { id: 4_999 } });
    expect(await read('a.csv.gz', gzipSync('id\n1\n'))).toEqual([{ line: 2, cells: { id: '1' } }]);
  });

  test('that breaks off keeps what came before, and says so', async () => {
    const packed = gzipSync(lines);
    const rows = await read('a.ndjson.gz', packed.subarray(0, packed.length / 2));
    const fault = rows.at(-1)!;
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter(isFault)).toEqual([fault]);
    expect(fault).toMatchObject({ line: null, code: 'UNREADABLE', message: expect.stringContaining('unexpected end') });
  });

  test('that is not packed at all is unreadable', async () => {
    expect(await read('a.csv.gz', 'id\n1\n')).toMatchObject([{ line: null, code: 'UNREADABLE' }]);
  });

  test('tells how many of its bytes were taken, in the end all', async () => {
    const packed = gzipSync(lines);
    const file = join(await folderOf({ 'a.ndjson.gz': packed }), 'a.ndjson.gz');
    const taken: number[] = [];
    for await (const _row of readRows(file, (bytes) => taken.push(bytes)));
    expect(taken.length).toBeGreaterThan(1);
    expect(taken.reduce((sum, bytes) => sum + bytes, 0)).toBe(packed.length);
  });
});

test('A file is read as it is asked for, never the whole at once', async () => {
  const line = `{"text":"${'x'.repeat(1_000)}"}\n`;
  const file = join(await folderOf({ 'a.ndjson': line.repeat(5_000) }), 'a.ndjson');
  let taken = 0;
  const rows = readRows(file, (bytes) => {
    taken += bytes;
  });
  await rows.next();
  await rows.return(undefined);
  expect(taken).toBeLessThan(500_000);
});

test('A file of another kind is refused by name', async () => {
  await expect(read('a.xlsx', '')).rejects.toThrow('neither .csv nor .ndjson');
});
