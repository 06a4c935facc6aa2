/** The file that `npm run train` writes and a graph can be started with (`MODEL_PATH`): a learned table, and where it comes from. */
import { readFileSync } from 'node:fs';
import { isPairModel, PAIR_CRITERIA, type PairModel, settingsFor } from '#matching';
import { digest } from './digest.ts';

/** What deals taught, as a value that goes through JSON unchanged. The one name of its form outside the engine. */
export type LearnedTable = PairModel;

export interface ModelContent {
  /** Of the engine that learned it (`Settings.form`), with the names of its criteria. */
  readonly form: number;
  readonly criteria: readonly string[];
  readonly windows: readonly number[];
  /** Of the deals it was learned from. */
  readonly dataHash: string;
  readonly metrics: unknown;
  readonly table: LearnedTable;
}

/** `version` is a hash of all else. */
export interface ModelFile extends ModelContent {
  readonly version: string;
}

export type ModelFileFault = 'UNREADABLE' | 'NOT_A_MODEL' | 'ALTERED' | 'OTHER_FORM' | 'OTHER_CRITERIA';

/** A model file that cannot be used, with a code a program can read. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';

  constructor(
    readonly code: ModelFileFault,
    path: string,
    problem: string,
  ) {
    super(`${path} ${problem}`);
  }
}

/** As this engine writes it. */
export function modelFileOf(learned: Omit<ModelContent, 'form' | 'criteria'>): ModelFile {
  const content = { form: settingsFor('LEARNED').form, criteria: criteriaHere(), ...learned };
  return { version: digest(content), ...content };
}

/**
 * @throws ModelFileError UNREADABLE, NOT_A_MODEL (no JSON, or without a table of numbers), ALTERED (not what was written), OTHER_FORM and
 * OTHER_CRITERIA (of another engine: its table says nothing of what this one computes)
 */
export function readModelFile(path: string): ModelFile {
  const file = parsed(path, textOf(path));
  const { version, ...content } = file;
  const refuse = (code: ModelFileFault, problem: string) => new ModelFileError(code, path, problem);
  if (version !== digest(content)) throw refuse('ALTERED', `is not what was written as version ${version}`);
  const { form } = settingsFor('LEARNED');
  if (content.form !== form)
    throw refuse('OTHER_FORM', `is of form ${content.form}, this engine of form ${form}: train anew`);
  const strangers = differing(content.criteria, criteriaHere());
  if (strangers.length > 0)
    throw refuse('OTHER_CRITERIA', `and this engine differ in the criteria ${strangers.join(', ')}`);
  if (!isPairModel(content.table, criteriaHere()))
    throw refuse(
      'NOT_A_MODEL',
      'holds weights or trees that are no numbers: it was learned from nothing, or is not whole',
    );
  return file;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ModelFileError('UNREADABLE', path, `cannot be read: ${(error as Error).message}`);
  }
}

function parsed(path: string, text: string): ModelFile {
  try {
    const file = JSON.parse(text) as ModelFile | null;
    if (file?.table && Array.isArray(file.criteria)) return file;
  } catch {}
  throw new ModelFileError('NOT_A_MODEL', path, 'is no model: `npm run train -- --out <file>` writes one');
}

const criteriaHere = (): string[] => PAIR_CRITERIA.map(({ name }) => name);

function differing(a: readonly string[], b: readonly string[]): string[] {
  return [...a.filter((name) => !b.includes(name)), ...b.filter((name) => !a.includes(name))];
}
