import type { TimetableEvent } from './event.ts';

/** Interpreters that speak a language of each of the two; null where the two share one, so that nobody is needed. */
export function eligibleInterpreters(event: TimetableEvent, m: number): Int32Array | null {
  const { between, interpreter } = event.meetings[m]!;
  const [a, b] = between.map((p) => event.participants[p]!.languages);
  if (a === undefined || b === undefined || a.some((language) => b.includes(language))) return null;
  const people = event.participants.length;
  const speaks = (languages: readonly string[]) => [a, b].every((own) => own.some((word) => languages.includes(word)));
  const all = (event.interpreters ?? []).map(({ languages }, j) =>
    speaks(languages) && (interpreter ?? j) === j ? people + j : -1,
  );
  return Int32Array.from(all.filter((resource) => resource >= 0));
}
