import type { Viewer } from '#kit/viewer';

/** One client request on its way through the gateway: who asks, and what is noted for the log. */
export interface RequestContext {
  readonly requestId: string;
  readonly viewer: Viewer;
  /** BCP 47 tag, null when the client has no preference. */
  readonly locale: string | null;
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal;
  readonly record: RequestRecord;
  /** The answer so far: root fields as they came, which the executor fills in. */
  readonly tree: Record<string, unknown>;
}

/** What is logged of a request once it is answered. */
export interface RequestRecord {
  readonly requestId: string;
  operation: string | null;
  role: string | null;
  status: number;
  ms: number;
  /** How many times each subgraph was asked. */
  readonly calls: Record<string, number>;
  /** Codes of the errors in the answer. */
  errors: string[];
}
