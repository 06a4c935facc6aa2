import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, it } from 'vitest';
import type { RunningSubgraph } from '#kit/start';
import { Sweeper } from '#kit/sweeper';
import { Entry, ledger, write } from './world/ledger.ts';
import { clock, opened } from './world/opened.ts';

describe('A sweep', () => {
  let running: RunningSubgraph;
  beforeAll(async () => {
    running = await opened(ledger);
  });
  const sweeping = (sweep: NonNullable<typeof ledger.sweep>) => [{ subgraph: { ...ledger, sweep }, orm: running.orm }];

  it('is one transaction: what it wrote goes with what it could not write', async ({ expect }) => {
    const half = sweeping(async ({ em }) => {
      await write(em, 'entry_half', 1);
      throw new Error('out of ink');
    });
    await expect(new Sweeper(half, clock).sweep()).rejects.toThrow('out of ink');
    expect(await running.orm.em.fork().findOne(Entry, 'entry_half')).toBeNull();
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
