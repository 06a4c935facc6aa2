import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from './viewer.ts';

/** The present instant. Tests hold it still; a running graph reads the machine's clock. */
export type Clock = () => Date;

/** A subgraph's batched reads, made anew for each request. */
export type Loaders = Record<string, unknown>;

/** All that a resolver or an action may use: the whole dependency injection. */
export interface Context<L extends Loaders = Loaders> {
  readonly em: EntityManager;
  readonly viewer: Viewer;
  readonly loaders: L;
  readonly clock: Clock;
  /** `newId('visit')` -> `visit_<uuid>` */
  readonly newId: (prefix: string) => string;
  /** BCP 47 tag the client prefers, from Accept-Language. */
  readonly locale: string;
  readonly requestId: string;
}

/** What the caller of a subgraph tells beside the viewer. */
export interface RequestExtra {
  /** Null: the client has no preference. */
  readonly locale?: string | null;
  readonly requestId?: string;
}
