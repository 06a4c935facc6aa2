import type { Hall } from './hall.ts';

/** An answer takes a tenth of a second; who answers nobody for so long stands still (milliseconds). */
const STILL_MS = 15_000;

/** Who waits for whom in the database, oldest transaction first. */
const WAITING = `
  select extract(epoch from now() - xact_start)::numeric(8, 1) as age, state, wait_event_type || ' ' || wait_event as waits,
    pg_blocking_pids(pid) as blocked_by, pid, left(regexp_replace(query, '\\s+', ' ', 'g'), 90) as query
  from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
  order by xact_start nulls last limit 20`;

/**
 * Runs a piece of work; where it stands still, prints what the database waits for, so that the cause is not guessed at.
 * @param work is handed what to call as it gets on
 */
export async function watched<R>(hall: Hall, what: string, work: (alive: () => void) => Promise<R>): Promise<R> {
  let [since, told] = [performance.now(), false];
  const alive = () => {
    [since, told] = [performance.now(), false];
  };
  const look = async () => {
    const still = performance.now() - since;
    if (still < STILL_MS || told) return;
    told = true;
    const rows = await hall.rows<Record<string, unknown>>(WAITING);
    console.log(`  ${what} stands still for ${(still / 1000).toFixed(0)} s; at work in the database: ${rows.length}`);
    for (const row of rows) console.log(`    ${Object.values(row).join(' | ')}`);
  };
  const timer = setInterval(() => void look().catch((error) => console.log(`  ${what}: ${error}`)), 1000);
  try {
    return await work(alive);
  } finally {
    clearInterval(timer);
  }
}
