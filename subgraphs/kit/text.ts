import { invalid } from './failure.ts';

/** Most characters of what names a thing: a call, a venue, a provider. */
export const LONGEST_NAME = 200;
/** Most characters of what is said in words: a reason, a message, a summary. */
export const LONGEST_WORDS = 2000;

/** PostgreSQL keeps no text with a NUL. */
const isWriting = (text: string, longest: number): boolean =>
  text.trim() !== '' && text.length <= longest && !text.includes('\0');

/**
 * That the texts of an input say something and are no longer than they may be (characters); what is absent is not looked at.
 * @throws INVALID `INVALID_TEXT` with the name of the first at fault
 */
export function mustBeWritten<I extends object>(input: I, longest: Readonly<Partial<Record<keyof I, number>>>): void {
  for (const [name, most] of Object.entries(longest) as [string, number][]) {
    const text = input[name as keyof I];
    if (typeof text === 'string' && !isWriting(text, most))
      throw invalid('INVALID_TEXT', `Say it in 1 to ${most} characters, not all of them blanks.`, [name]);
  }
}
