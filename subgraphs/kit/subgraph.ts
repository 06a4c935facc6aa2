import type { Constructor } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClassType } from 'type-graphql';
import type { Clock, Context, Loaders } from './context.ts';
import type { Listeners } from './error-listener.ts';
import type { Delivered, Event } from './event.ts';
import type { Importer } from './importer.ts';
import type { Reference } from './stub.ts';

/** What a seed or an event handler may use. */
export interface WriteContext {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly newId: (prefix: string) => string;
}

/** Does what has come due by the clock. Called again and again, in several processes at once. */
export type Sweep = (context: WriteContext) => Promise<void>;

/** Takes a batch of events of one type, in order, inside one transaction. Must be idempotent. */
export type Handler<E extends Event = Event> = (
  events: readonly Delivered<E>[],
  context: WriteContext,
) => Promise<void>;

/** A subgraph is a value: everything the rest of the house needs to know of it. */
export interface Subgraph<L extends Loaders = Loaders> {
  /** Also the name of its PostgreSQL schema. */
  readonly name: string;
  readonly entities: readonly (abstract new (...args: never[]) => object)[];
  readonly resolvers: readonly (new (...args: never[]) => object)[];
  /** Object types that no resolver returns: extended stubs, members of interfaces. */
  readonly types?: readonly ClassType[];
  /** How to load an entity by its key, for each type this subgraph owns. */
  readonly references: Record<string, (reference: Reference & Record<string, unknown>, context: Context<L>) => unknown>;
  readonly loaders: (em: EntityManager, clock: Clock) => L;
  // biome-ignore lint/suspicious/noExplicitAny: a map of handlers of different events has no common parameter type.
  readonly handlers?: Record<string, Handler<any>>;
  readonly migrations: readonly Constructor<Migration>[];
  /** What it takes from files, in this order. */
  readonly imports?: readonly Importer[];
  /** Writes a small coherent set with stable ids, and records the same events as the mutations do. */
  readonly seed?: (context: WriteContext) => Promise<void>;
  /** Works beside the requests for as long as the subgraph is open. @returns what ends it */
  readonly open?: (em: EntityManager, listeners: Listeners) => () => Promise<void>;
  /** In this order, each in a transaction of its own: what one cannot do undoes nothing of the others. */
  readonly sweeps?: readonly Sweep[];
  /** Builds in memory what the first request would wait for. @returns what that is, for the line of progress */
  readonly warm?: (context: Context<L>) => Promise<string>;
}

/** Declares a subgraph; infers the type of its loaders for its references. */
export function subgraph<L extends Loaders>(manifest: Subgraph<L>): Subgraph {
  return Object.freeze(manifest) as unknown as Subgraph;
}
