export type MatchingErrorCode =
  | 'UNKNOWN_PARTY'
  | 'DUPLICATE_ID'
  | 'BAD_DATE'
  | 'BAD_OPTION'
  | 'BAD_PROFILE'
  | 'BAD_EVENT';

/** The caller's mistake, with a code a program can read. */
export class MatchingError extends Error {
  override readonly name = 'MatchingError';
  readonly code: MatchingErrorCode;

  constructor(code: MatchingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
