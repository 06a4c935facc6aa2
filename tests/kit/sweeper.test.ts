import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, it } from 'vitest';
import type { RunningSubgraph } from '#kit/start';
import type { Sweep } from '#kit/subgraph';
import { Sweeper } from '#kit/sweeper';
import { Entry, ledger, write } from './world/ledger.ts';
import { clock, opened } from './world/opened.ts';

describe('A sweep', () => {
  let running: RunningSubgraph;
  beforeAll(async () => {
    running = await opened(ledger);
  });
  const sweeping = (...sweeps: Sweep[]) => [{ subgraph: { ...ledger, sweeps }, orm: running.orm }];

  it('is one transaction: what it wrote goes with what it could not write', async ({ expect }) => {
    const half = sweeping(async ({ em }) => {
      await write(em, 'entry_half', 1);
      throw new Error('out of ink');
    });
    await expect(new Sweeper(half, clock).sweep()).rejects.toThrow('out of ink');
    expect(await running.orm.em.fork().findOne(Entry, 'entry_half')).toBeNull();
  });

  it('that fails undoes nothing of those before it, and keeps none back that comes after', async ({ expect }) => {
    const writes =
      (id: string): Sweep =>
      async ({ em }) =>
        void (await write(em, id, 1));
    const fails: Sweep = async () => {
      throw new Error('out of ink');
    };
    const told: string[] = [];
    const sweeper = new Sweeper(sweeping(writes('entry_early'), fails, writes('entry_late')), clock, (doing) =>
      told.push(doing),
    );
    sweeper.start();
    await sweeper.stop();
    const kept = await running.orm.em.fork().find(Entry, { id: ['entry_early', 'entry_late'] });
    expect([kept.map(({ id }) => id).sort(), told]).toEqual([['entry_early', 'entry_late'], ['sweeping ledger']]);
  });

  it('comes round again after a failure, which is told, and no more once stopped', async ({ expect }) => {
    let sweeps = 0;
    const told: string[] = [];
    const failing = sweeping(async () => {
      sweeps += 1;
      throw new Error('again');
    });
    const sweeper = new Sweeper(failing, clock, (doing) => told.push(doing), 5);
    sweeper.start();
    await expect.poll(() => sweeps).toBeGreaterThan(2);
    await sweeper.stop();
    const atStop = sweeps;
    await pause(30);
    expect([sweeps, told.length, told[0]]).toEqual([atStop, atStop, 'sweeping ledger']);
  });
});
