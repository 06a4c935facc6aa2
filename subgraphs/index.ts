import 'reflect-metadata';
import type { Clock } from '#kit/context';
import type { StatementListener } from '#kit/orm';
import { alone, migrate, prepareKit, seed } from '#kit/prepare';
import { Relay } from '#kit/relay';
import { type RunningSubgraph, startSubgraph } from '#kit/start';
import type { Subgraph } from '#kit/subgraph';
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
  /** `MANUAL`: events move only when `settle` is called. */
  readonly delivery?: 'LIVE' | 'MANUAL';
  readonly seed?: boolean;
}

export interface RunningSubgraphs {
  readonly definitions: ReadonlyMap<string, RunningSubgraph>;
  /** Resolves when every event recorded so far has reached every consumer in this process. */
  settle(): Promise<void>;
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

/** Opens the named subgraphs on one database: migrated, seeded once, their events flowing. */
export async function startSubgraphs(options: StartSubgraphsOptions): Promise<RunningSubgraphs> {
  const wanted = subgraphs.filter(({ name }) => options.names?.includes(name) ?? true);
  const running = await Promise.all(wanted.map((subgraph) => startSubgraph(subgraph, options)));
  await prepare(running, options);
  const relay = new Relay(
    running.map(({ dispatcher }) => dispatcher),
    options.databaseUrl,
  );
  await relay.settle();
  if (options.delivery !== 'MANUAL') await relay.start();
  return {
    definitions: new Map(running.map((one) => [one.name, one])),
    settle: () => relay.settle(),
    close: async () => {
      await relay.stop();
      await Promise.all(running.map((one) => one.close()));
    },
  };
}
