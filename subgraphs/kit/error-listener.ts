/** Told of an error in work that nobody waits for: what was being done, and the error. The work goes on. */
export type ErrorListener = (doing: string, error: unknown) => void;

/** To whom work beside the requests tells how it goes. */
export interface Listeners {
  readonly log: (line: string) => void;
  readonly onError: ErrorListener;
}

/** For tests and one-off commands, which see what came of the work. */
export const IGNORE_ERRORS: ErrorListener = () => undefined;
