import { MatchingError } from './error.ts';

/** Words to small numbers. Code 0 is "unknown"; words are numbered from 1 in code-unit order. */
export interface Dictionary {
  readonly codes: ReadonlyMap<string, number>;
  /** `words[code - 1]` */
  readonly words: readonly string[];
}

/** What a column of codes can tell apart (encode.ts), beside "unknown". */
const MOST_WORDS = 65_535;

/** @throws MatchingError BAD_PROFILE for more than 65,535 words */
export function dictionaryOf(words: Iterable<string>): Dictionary {
  const sorted = [...new Set(words)].sort();
  if (sorted.length > MOST_WORDS)
    throw new MatchingError(
      'BAD_PROFILE',
      `${sorted.length} words of one field, above ${MOST_WORDS}: ${sorted[0]}, ...`,
    );
  return { words: sorted, codes: new Map(sorted.map((word, at) => [word, at + 1])) };
}

/** 0 for null and for a word never seen. */
export function codeOf(dictionary: Dictionary, word: string | null): number {
  return word === null ? 0 : (dictionary.codes.get(word) ?? 0);
}
