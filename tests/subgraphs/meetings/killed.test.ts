import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'vitest';
import { DEVELOPMENT_SECRET, sign } from '#kit/signature';
import { type Forum, openHall } from '../../bench/race/hall.ts';
import { SECRETARIAT } from '../../bench/race/viewer.ts';
import { commitProxy } from '../../harness/commit-proxy.ts';
import { freshDatabase } from '../../harness/database.ts';

const ROOT = new URL('../../../', import.meta.url);
const SCHEDULE = `mutation($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) {
  meeting { id state version } errors { code } } }`;

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
}

/** The meetings subgraph as `npm run serve -- meetings` runs it: a process of its own, to be killed. */
async function serve(databaseUrl: string): Promise<Served> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'subgraphs/serve.ts', 'meetings', '--port', '0'], {
    ...{ cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    env: { ...process.env, DATABASE_URL: databaseUrl, SUBGRAPH_SECRET: DEVELOPMENT_SECRET },
  });
  for await (const line of createInterface(child.stdout!)) {
    const url = /SUBGRAPH_URLS=meetings=(\S+)/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error('the subgraph ended before it was ready');
}

async function stop({ child }: Served): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function schedule({ url }: Served, forum: Forum) {
  const input = {
    ...{ eventId: forum.id, a: forum.startup(1), b: forum.investor(1), slotId: forum.slot(1) },
    idempotencyKey: 'killed',
  };
  const body = JSON.stringify({ query: SCHEDULE, variables: { input } });
  const headers = sign(SECRETARIAT, body, DEVELOPMENT_SECRET, new Date());
  const response = await fetch(url, { method: 'POST', headers, body });
  return ((await response.json()) as { data: { scheduleMeeting: { meeting: { id: string } | null } } }).data
    .scheduleMeeting;
}

describe('A process that is killed after its commit and before its reply', () => {
  it('leaves a booking that the same key finds again, with the reply that never came', async ({
    expect,
    onTestFinished,
  }) => {
    const databaseUrl = await freshDatabase();
    const hall = await openHall(databaseUrl, 1);
    const proxy = await commitProxy(databaseUrl);
    onTestFinished(async () => {
      await proxy.close();
      await hall.close();
    });
    const forum = await hall.forum({ startups: 1, investors: 1, slots: 1, tables: 1 });
    const booked = () => hall.rows<{ id: string }>('select id from meetings.meeting where event_id = $1', [forum.id]);

    const first = await serve(proxy.url);
    onTestFinished(() => stop(first));
    expect(await booked()).toEqual([]);
    const died = once(first.child, 'exit');
    proxy.arm('scheduleMeeting:', () => first.child.kill('SIGKILL'));
    await expect(schedule(first, forum)).rejects.toThrow();
    expect((await died)[1]).toBe('SIGKILL');
    const [row] = await booked();
    expect(row?.id).toMatch(/^meeting_/);

    const second = await serve(databaseUrl);
    onTestFinished(() => stop(second));
    const replies = [await schedule(second, forum), await schedule(second, forum)];
    const reply = { meeting: { id: row!.id, state: 'SCHEDULED', version: 1 }, errors: [] };
    expect(replies).toEqual([reply, reply]);
    expect(await booked()).toHaveLength(1);
  });
});
