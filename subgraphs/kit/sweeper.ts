import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from './context.ts';
import { type ErrorListener, IGNORE_ERRORS } from './error-listener.ts';
import { newId } from './id.ts';
import type { Subgraph, Sweep } from './subgraph.ts';

/** How often it is looked for what has come due (milliseconds). */
const EVERY_MS = 15_000;

interface Swept {
  readonly subgraph: Pick<Subgraph, 'name' | 'sweeps'>;
  readonly orm: MikroORM;
}

/**
 * Does what the clock makes due and nobody asked for: each subgraph's `sweeps`, one transaction each. Processes may sweep
 * at once, and a sweep that was missed is made up for by the next: what was done stands in the tables, not in memory.
 */
export class Sweeper {
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    readonly running: readonly Swept[],
    readonly clock: Clock,
    readonly onError: ErrorListener = IGNORE_ERRORS,
    readonly everyMs = EVERY_MS,
  ) {}

  start(): void {
    const turn = () => {
      this.#turn = this.#turn.then(() => this.#takeTurn());
    };
    this.#timer = setInterval(turn, this.everyMs);
    turn();
  }

  /** Never rejects: the next turn tries again. */
  async #takeTurn(): Promise<void> {
    for (const [{ subgraph, orm }, sweep] of this.#all())
      await this.#run(orm, sweep).catch((error) => this.onError(`sweeping ${subgraph.name}`, error));
  }

  /** One sweep of each, now. @throws what the first throws that fails; those after it wait */
  async sweep(): Promise<void> {
    for (const [{ orm }, sweep] of this.#all()) await this.#run(orm, sweep);
  }

  #all(): (readonly [Swept, Sweep])[] {
    return this.running.flatMap((one) => (one.subgraph.sweeps ?? []).map((sweep) => [one, sweep] as const));
  }

  #run(orm: MikroORM, sweep: Sweep): Promise<void> {
    return orm.em.fork().transactional((em) => sweep({ em, clock: this.clock, newId }));
  }

  /** Ends after the sweep at work. */
  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
    await this.#turn;
  }
}
