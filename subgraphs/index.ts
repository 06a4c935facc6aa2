import 'reflect-metadata';
import type { Clock } from '#kit/context';
import type { ErrorListener } from '#kit/error-listener';
import { forgetReplies } from '#kit/idempotency';
import type { StatementListener } from '#kit/orm';
import { alone, migrate, prepareKit, seed } from '#kit/prepare';
import { Relay } from '#kit/relay';
import { type RunningSubgraph, startAllOrNone } from '#kit/start';
import type { Subgraph } from '#kit/subgraph';
import { Sweeper } from '#kit/sweeper';
import { PUBLIC_VIEWER } from '#kit/viewer';
import { alliance } from './alliance/index.ts';
import { investors } from './investors/index.ts';
import { markets } from './markets/index.ts';
import { matches } from './matches/index.ts';
import { meetings } from './meetings/index.ts';
import { programmes } from './programmes/index.ts';
import { startups } from './startups/index.ts';
import { support } from './support/index.ts';
import { technoparks } from './technoparks/index.ts';

/** All subgraphs, in start order. The only file that knows them all. */
export const subgraphs: readonly Subgraph[] = [
  alliance,
  markets,
  startups,
  technoparks,
  investors,
  programmes,
  support,
  meetings,
  matches,
];

export interface StartSubgraphsOptions {
  readonly databaseUrl: string;
  readonly clock: Clock;
  /** Which to run in this process; all when absent. */
  readonly names?: readonly string[];
  readonly log?: (line: string) => void;
  readonly onStatement?: StatementListener;
  /** Told of events that could not be delivered; they are tried again, at last set aside, and tried at the next start. */
  readonly onError?: ErrorListener;
  /** `MANUAL`: events move only when `settle` is called, and what is due is done only when `sweep` is. */
  readonly delivery?: 'LIVE' | 'MANUAL';
  readonly seed?: boolean;
}

export interface RunningSubgraphs {
  readonly definitions: ReadonlyMap<string, RunningSubgraph>;
  /** Resolves when every event recorded so far has reached every consumer in this process, or waits for another attempt. */
  settle(): Promise<void>;
  /** Does what has come due by the clock. */
  sweep(): Promise<void>;
  /** Builds what first requests would wait for, and logs it. Never rejects: those requests will tell. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

async function prepare(
  running: readonly RunningSubgraph[],
  { databaseUrl, clock, log, seed: seeding = true }: StartSubgraphsOptions,
) {
  await alone(databaseUrl, async () => {
    await prepareKit(databaseUrl);
    for (const { name, orm, dispatcher } of running) {
      const subgraph = subgraphs.find((one) => one.name === name)!;
      const migrations = await migrate(subgraph, orm);
      await dispatcher.open();
      const seeded = seeding && (await seed(subgraph, orm, clock));
      if (migrations > 0 || seeded) log?.(`${name}: ${migrations} migrations${seeded ? ', seeded' : ''}`);
    }
  });
}

/** Each subgraph's own sweeps, and once for all the kit's. */
const sweptOf = (running: readonly RunningSubgraph[]) => [
  ...running.slice(0, 1).map(({ orm }) => ({ subgraph: { name: 'kit', sweeps: [forgetReplies] }, orm })),
  ...running.map(({ name, orm }) => ({ subgraph: subgraphs.find((one) => one.name === name)!, orm })),
];

function named(names: readonly string[] | undefined): readonly Subgraph[] {
  const stranger = names?.find((name) => !subgraphs.some((one) => one.name === name));
  if (stranger !== undefined)
    throw new Error(`There is no subgraph ${stranger}: there are ${subgraphs.map(({ name }) => name).join(', ')}.`);
  return subgraphs.filter(({ name }) => names?.includes(name) ?? true);
}

async function warm(running: readonly RunningSubgraph[], { log, onError }: StartSubgraphsOptions): Promise<void> {
  for (const { name, context } of running) {
    const work = subgraphs.find((one) => one.name === name)!.warm?.(context(PUBLIC_VIEWER));
    await work?.then((built) => log?.(`${name}: ${built}`)).catch((error) => onError?.(`warming ${name}`, error));
  }
}

/**
 * Opens the named subgraphs on one database: migrated, seeded once, their events flowing.
 * @throws for a name that no subgraph has; when it throws, nothing stays open
 */
export async function startSubgraphs(options: StartSubgraphsOptions): Promise<RunningSubgraphs> {
  const running = await startAllOrNone(named(options.names), options);
  const dispatchers = running.map(({ dispatcher }) => dispatcher);
  const relay = new Relay(dispatchers, options.databaseUrl, options.onError);
  const sweeper = new Sweeper(sweptOf(running), options.clock, options.onError);
  const close = async () => {
    await sweeper.stop();
    await relay.stop();
    await Promise.all(running.map((one) => one.close()));
  };
  try {
    await prepare(running, options);
    for (const dispatcher of dispatchers) await dispatcher.replay();
    await relay.settle();
    if (options.delivery !== 'MANUAL') {
      await relay.start();
      sweeper.start();
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    definitions: new Map(running.map((one) => [one.name, one])),
    settle: () => relay.settle(),
    sweep: () => sweeper.sweep(),
    warm: () => warm(running, options),
    close,
  };
}
