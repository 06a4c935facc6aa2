import type { TimetableEvent } from './event.ts';

/** Whether the two need nobody between them. */
export function shareLanguage(a: readonly string[], b: readonly string[]): boolean {
  return a.some((word) => b.includes(word));
}

/** Whether somebody of these languages can speak with both. */
export function bridges(languages: readonly string[], a: readonly string[], b: readonly string[]): boolean {
  return shareLanguage(languages, a) && shareLanguage(languages, b);
}

/** Interpreters that speak a language of each of the two; null where the two share one, so that nobody is needed. */
export function eligibleInterpreters(event: TimetableEvent, m: number): Int32Array | null {
  const { between, interpreter } = event.meetings[m]!;
  const a = event.participants[between[0]]!.languages;
  const b = event.participants[between[1]]!.languages;
  if (a === undefined || b === undefined || shareLanguage(a, b)) return null;
  const people = event.participants.length;
  const all = (event.interpreters ?? []).map(({ languages }, j) =>
    bridges(languages, a, b) && (interpreter ?? j) === j ? people + j : -1,
  );
  return Int32Array.from(all.filter((resource) => resource >= 0));
}
