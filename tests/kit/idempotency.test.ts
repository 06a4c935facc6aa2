import { beforeAll, describe, it } from 'vitest';
import { once } from '#kit/idempotency';
import type { RunningSubgraph } from '#kit/start';
import { PUBLIC_VIEWER } from '#kit/viewer';
import { Entry, ledger, write } from './world/ledger.ts';
import { opened } from './world/opened.ts';

describe('A key', () => {
  let running: RunningSubgraph;
  beforeAll(async () => {
    running = await opened(ledger);
  });

  const send = (idempotencyKey: string, action: Parameters<typeof once<string | null>>[3]) =>
    once(running.context(PUBLIC_VIEWER), 'write', { idempotencyKey }, action);
  const mustNotRun = () => Promise.reject(new Error('ran again'));

  it('is free again when its action failed, and nothing of the action stays', async ({ expect }) => {
    const failing = send('failed', async (em) => {
      await write(em, 'entry_failed', 1);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await running.orm.em.fork().findOne(Entry, 'entry_failed')).toBeNull();
    expect(await send('failed', async () => 'second')).toBe('second');
  });

  it('answers a reply of null as it answers any other', async ({ expect }) => {
    expect(await send('null', async () => null)).toBeNull();
    expect(await send('null', mustNotRun)).toBeNull();
  });

  it('runs its action once, although two calls race', async ({ expect }) => {
    let runs = 0;
    const action = async () => {
      runs += 1;
      return `run ${runs}`;
    };
    expect(await Promise.all([send('race', action), send('race', action)])).toEqual(['run 1', 'run 1']);
  });
});
