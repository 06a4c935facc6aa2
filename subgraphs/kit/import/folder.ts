import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '../context.ts';
import { importFile, type Tally } from '../import.ts';
import type { Importer, Provenance } from '../importer.ts';
import { References } from './references.ts';
import { type Fault, sizeOf } from './rows.ts';

/** An importer with its subgraph's database. */
export interface Target {
  readonly importer: Importer;
  readonly fork: () => EntityManager;
}

export interface FolderImport {
  readonly folder: string;
  /** In the order of their references: what is named comes before what names it. */
  readonly targets: readonly Target[];
  readonly provenance: Provenance;
  readonly dryRun: boolean;
  readonly clock: Clock;
  readonly onFault: (file: string, fault: Fault) => void;
  /** A file begins; what is returned hears how many of its bytes were taken. */
  readonly onFile?: (file: string, bytes: number) => (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** What became of one file. */
export interface FileReport extends Tally {
  readonly file: string;
}

/** The files of a folder that an importer takes, plain or packed. */
export const filesFor = (folder: string, { files }: Importer): string[] =>
  files.flatMap((file) => [file, `${file}.gz`]).filter((file) => existsSync(join(folder, file)));

/** Imports all files of a folder that somebody takes, one after another. Empty when there is none. */
export async function importFolder({ folder, targets, onFile, onFault, ...rest }: FolderImport): Promise<FileReport[]> {
  const homes = targets.map(({ importer: { prefix, entity }, fork }) => [prefix, { entity, fork }] as const);
  const references = new References(new Map(homes));
  const reports: FileReport[] = [];
  for (const { importer, fork } of targets) {
    for (const file of filesFor(folder, importer)) {
      const path = join(folder, file);
      const onBytes = onFile?.(file, sizeOf(path)) ?? (() => undefined);
      const run = { ...rest, fork, references, onBytes, onFault: (fault: Fault) => onFault(file, fault) };
      reports.push({ file, ...(await importFile(path, importer, run)) });
    }
  }
  return reports;
}
