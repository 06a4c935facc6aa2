import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Dispatcher } from './dispatcher.ts';
import { type ErrorListener, IGNORE_ERRORS } from './error-listener.ts';

/**
 * How often the outbox is looked at although nobody nudged (milliseconds): a lost notification costs no more, nor does an
 * event that an older transaction held back when its nudge came.
 */
const IDLE_MS = 1_000;
const CONNECT_MS = 5_000;
const SETTLE_PAUSE_MS = 5;

/** Keeps the dispatchers of one process going: PostgreSQL's NOTIFY is the nudge, the tables are the truth. */
export class Relay {
  #listener: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<void> = Promise.resolve();
  #waiting = false;
  #stopping = false;

  constructor(
    readonly dispatchers: readonly Dispatcher[],
    readonly databaseUrl: string,
    readonly onError: ErrorListener = IGNORE_ERRORS,
    readonly idleMs = IDLE_MS,
  ) {}

  /** Throws when the database cannot be had now; when it is lost later, it is asked for again every `idleMs`. */
  async start(): Promise<void> {
    await this.#listen();
    this.#timer = setInterval(() => this.nudge(), this.idleMs);
    this.nudge();
  }

  /** Asks for a turn; nudges that arrive while one waits are one. */
  nudge(): void {
    if (this.#waiting || this.#stopping) return;
    this.#waiting = true;
    this.#turn = this.#turn.then(() => this.#takeTurn());
  }

  /** Never rejects: the next turn tries again what failed in this one. */
  async #takeTurn(): Promise<void> {
    this.#waiting = false;
    try {
      if (!this.#listener && this.#timer) await this.#listen();
    } catch (error) {
      // Without a connection the dispatchers would only say the same.
      return this.onError('listening to the outbox', error);
    }
    for (const dispatcher of this.dispatchers) {
      if (this.#stopping) return;
      await dispatcher
        .drain()
        .catch((error) => this.onError(`delivering events to ${dispatcher.subgraph.name}`, error));
    }
  }

  async #listen(): Promise<void> {
    const options = { connectionString: this.databaseUrl, connectionTimeoutMillis: CONNECT_MS, keepAlive: true };
    const client = new pg.Client(options);
    client.on('notification', () => this.nudge());
    client.on('error', (error) => this.onError('listening to the outbox', error));
    client.on('end', () => {
      if (this.#listener === client) this.#listener = null;
    });
    try {
      await client.connect();
      await client.query('listen outbox');
    } catch (error) {
      await client.end();
      throw error;
    }
    this.#listener = client;
  }

  async #anyPending(): Promise<boolean> {
    for (const dispatcher of this.dispatchers) if (await dispatcher.pending()) return true;
    return false;
  }

  /** Delivers until nothing is pending: also the events that handlers themselves record. What failed and waits is left. */
  async settle(): Promise<void> {
    while (await this.#anyPending()) {
      for (const dispatcher of this.dispatchers) await dispatcher.drain();
      if (await this.#anyPending()) await pause(SETTLE_PAUSE_MS);
    }
  }

  /** Ends after the dispatcher at work. What is left waits in the outbox for the next start. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#turn;
    await this.#listener?.end();
  }
}
