import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { type FileReport, importFolder } from '#kit/import/folder';
import { type Fault, type RowOrFault, readRows } from '#kit/import/rows';
import type { Provenance } from '#kit/importer';
import { type RunningSubgraphs, subgraphs } from '#subgraphs';

export const NOW = new Date('2026-11-23T00:00:00Z');

/** The project's own files: `deals-format` and `csv`. */
export const sample = (name: string): string => fileURLToPath(new URL(`../data/import/${name}`, import.meta.url));

const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder with these files; it is gone when the test file ends. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

export interface Imported {
  readonly reports: readonly FileReport[];
  /** `companies.ndjson:4 INVALID_COUNTRY` */
  readonly faults: readonly string[];
}

export interface ImportOptions extends Partial<Provenance> {
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
}

/** Imports a folder into running subgraphs, as the command does. */
export async function importInto(
  running: RunningSubgraphs,
  folder: string,
  options: ImportOptions = {},
): Promise<Imported> {
  const { dryRun = false, signal, ...provenance } = options;
  const faults: string[] = [];
  const targets = subgraphs
    .filter(({ name }) => running.definitions.has(name))
    .flatMap(({ name, imports = [] }) =>
      imports.map((importer) => ({ importer, fork: () => running.definitions.get(name)!.orm.em.fork() })),
    );
  const reports = await importFolder({
    ...{ folder, targets, dryRun, clock: () => NOW, ...(signal ? { signal } : {}) },
    provenance: { source: 'mini', citation: 'a test', asOf: '2012-01-01', now: NOW, ...provenance },
    onFault: (file: string, { line, code }: Fault) => faults.push(`${file}:${line} ${code}`),
  });
  return { reports, faults };
}

/** All rows and faults of a file. */
export async function rowsOf(file: string): Promise<RowOrFault[]> {
  const rows: RowOrFault[] = [];
  for await (const row of readRows(file, () => undefined)) rows.push(row);
  return rows;
}
