import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { seededDatabase } from '../harness/graph.ts';
import { folderOf, sample } from './world.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Finished {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as its npm script does. */
const runImport = (args: readonly string[], databaseUrl = 'postgresql://nobody@127.0.0.1:1/none'): Promise<Finished> =>
  new Promise((resolve) => {
    const script = ['--import', 'tsx', 'subgraphs/import.ts', ...args];
    const options = { cwd: ROOT, env: { ...process.env, DATABASE_URL: databaseUrl } };
    execFile(process.execPath, script, options, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

/** Each run starts a whole process, most of them a whole graph. */
const PATIENCE = { timeout: 240_000 };

describe('npm run import', () => {
  test('--help tells every column of every file', PATIENCE, async () => {
    const { code, out } = await runImport(['--help']);
    expect(code).toBe(0);
    for (const word of ['startups.csv, companies.ndjson', 'investors.csv', 'deals.csv, rounds.ndjson', 'ticketMinUsd'])
      expect(out).toContain(word);
    expect(out).toMatch(/\* startup \(or company\) +Who got the money/);
  });

  test('of a folder that holds nothing to import fails, and names what it looked for', PATIENCE, async () => {
    const { code, out, err } = await runImport([await folderOf({ 'notes.txt': '' })]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('holds none of startups.csv, companies.ndjson, investors.csv');
  });

  test('under the name of the demonstration, or as of no date, is refused', PATIENCE, async () => {
    const folder = await folderOf({ 'startups.csv': 'id,name\n1,Sample\n' });
    const [demo, undated] = await Promise.all([
      runImport([folder, '--source', 'Demo']),
      runImport([folder, '--as-of', 'yesterday']),
    ]);
    expect(demo).toMatchObject({ code: 1, err: '"demo" cannot be a source: give another --source.\n' });
    expect(undated).toMatchObject({ code: 1, err: '"yesterday" is not a date like 2026-11-23, 2026-11 or 2026.\n' });
  });

  test('imports with a report, and again without a change', PATIENCE, async () => {
    const url = await seededDatabase();
    const report = join(await folderOf({}), 'rejected.ndjson');
    const first = await runImport([sample('deals-format'), '--report', report], url);
    expect(first.code).toBe(0);
    expect(first.out).toContain('as mini, as of 2012-01-01');
    expect(first.out).toContain('companies.ndjson:4 INVALID_COUNTRY country: "XX" is no ISO 3166-1 country code.');
    expect(first.out).toMatch(/file +read +inserted +updated +unchanged +rejected/);
    expect(first.out).toMatch(/rounds\.ndjson +9 +5 +0 +0 +4/);
    expect(first.out).toContain('11 changed');
    const rejected = (await readFile(report, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rejected).toHaveLength(11);
    expect(rejected[0]).toEqual({
      ...{ file: 'companies.ndjson', line: 4, code: 'INVALID_COUNTRY' },
      message: 'country: "XX" is no ISO 3166-1 country code.',
    });
    expect(await runImport([sample('deals-format')], url)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^0 changed/m),
    });
  });

  test('of rows none of which can be used fails', PATIENCE, async () => {
    const folder = await folderOf({ 'startups.csv': 'id,name\n1,\n' });
    const { code, out } = await runImport([folder], await seededDatabase());
    expect(out).toContain('startups.csv:2 MISSING name is missing.');
    expect(code).toBe(1);
  });
});
