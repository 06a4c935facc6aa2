import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Dispatcher } from './dispatcher.ts';

/** How often the outbox is looked at although nobody nudged (milliseconds): a lost notification costs no more. */
const IDLE_MS = 1_000;
const SETTLE_PAUSE_MS = 5;

/** Keeps the dispatchers of one process going: PostgreSQL's NOTIFY is the nudge, the tables are the truth. */
export class Relay {
  #listener: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<void> = Promise.resolve();
  #waiting = false;

  constructor(
    readonly dispatchers: readonly Dispatcher[],
    readonly databaseUrl: string,
  ) {}

  async start(): Promise<void> {
    this.#listener = new pg.Client({ connectionString: this.databaseUrl });
    this.#listener.on('error', () => undefined);
    this.#listener.on('notification', () => this.nudge());
    await this.#listener.connect();
    await this.#listener.query('listen outbox');
    this.#timer = setInterval(() => this.nudge(), IDLE_MS);
  }

  /** Asks for a turn; nudges that arrive while one waits are one. */
  nudge(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#turn = this.#turn.then(() => this.#drainAll()).catch(() => undefined);
  }

  async #drainAll(): Promise<void> {
    this.#waiting = false;
    for (const dispatcher of this.dispatchers) await dispatcher.drain();
  }

  async #anyPending(): Promise<boolean> {
    for (const dispatcher of this.dispatchers) if (await dispatcher.pending()) return true;
    return false;
  }

  /** Delivers until nothing is pending: also the events that handlers themselves record. */
  async settle(): Promise<void> {
    while (await this.#anyPending()) {
      for (const dispatcher of this.dispatchers) await dispatcher.drain();
      if (await this.#anyPending()) await pause(SETTLE_PAUSE_MS);
    }
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#listener?.end();
    await this.#turn;
  }
}
