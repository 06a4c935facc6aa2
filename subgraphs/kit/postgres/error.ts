/**
 * UNSUPPORTED: no binary that runs on this machine. IN_USE: a living process serves this data directory.
 * NOT_OURS: the data directory belongs to another account or holds something else. FAILED: PostgreSQL gave up.
 */
export type PostgresErrorCode = 'UNSUPPORTED' | 'IN_USE' | 'NOT_OURS' | 'FAILED';

/** Why the bundled PostgreSQL could not be brought up, with what to do about it in the message. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';

  constructor(
    readonly code: PostgresErrorCode,
    message: string,
  ) {
    super(message);
  }
}
