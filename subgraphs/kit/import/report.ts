import { createWriteStream, type WriteStream } from 'node:fs';
import { Progress, type Screen } from '../progress.ts';
import type { FileReport } from './folder.ts';
import type { Fault } from './rows.ts';

const SHOWN = 20;

/** Shows an import while it runs: how far each file is, and the first rejected rows; all of them go to a file when one is named. */
export class Display {
  #progress: Progress | null = null;
  #rejected = 0;
  readonly #file: WriteStream | null;

  constructor(
    readonly screen: Screen,
    path?: string,
  ) {
    this.#file = path === undefined ? null : createWriteStream(path);
  }

  say(line: string): void {
    this.#progress?.clear();
    this.screen.write(`${line}\n`);
  }

  onFile(file: string, bytes: number): (taken: number) => void {
    this.#progress?.clear();
    const progress = new Progress(file, bytes, this.screen);
    this.#progress = progress;
    return (taken) => progress.add(taken);
  }

  onFault(file: string, fault: Fault): void {
    this.#rejected += 1;
    this.#file?.write(`${JSON.stringify({ file, ...fault })}\n`);
    if (this.#rejected <= SHOWN) this.say(`${file}:${fault.line ?? '-'} ${fault.code} ${fault.message}`);
  }

  end(): void {
    const others = this.#rejected - SHOWN;
    if (others > 0) this.say(`… and ${others} more${this.#file ? '' : ': --report <file> takes them all'}`);
    this.#progress?.clear();
    this.#file?.end();
  }
}

const NUMBERS = ['read', 'inserted', 'updated', 'unchanged', 'rejected'] as const;

/** One line a file: what became of its rows. */
export function summary(reports: readonly FileReport[]): string {
  const width = Math.max(...reports.map(({ file }) => file.length));
  const row = (file: string, cells: readonly (string | number)[]) =>
    [file.padEnd(width), ...cells.map((cell) => String(cell).padStart(10))].join('');
  const lines = reports.map((report) =>
    row(
      report.file,
      NUMBERS.map((key) => report[key]),
    ),
  );
  return [row('file', NUMBERS), ...lines].join('\n');
}

/** Columns that nobody knows: perhaps misspelt, so that their values were lost. */
export const warnings = (reports: readonly FileReport[]): string[] =>
  reports
    .filter(({ ignored }) => ignored.length > 0)
    .map(({ file, ignored }) => `${file}: nobody knows ${ignored.join(', ')}; ignored`);

const sumOf = (reports: readonly FileReport[], count: (report: FileReport) => number): number =>
  reports.reduce((sum, report) => sum + count(report), 0);

/** Rows that were, or would be, written. */
export const changesIn = (reports: readonly FileReport[]): number =>
  sumOf(reports, ({ inserted, updated }) => inserted + updated);

/** Rows that could be used, changed or not. */
export const usableIn = (reports: readonly FileReport[]): number => sumOf(reports, (one) => one.read - one.rejected);
