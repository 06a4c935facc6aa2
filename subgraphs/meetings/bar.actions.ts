import type { WriteContext } from '#kit/subgraph';
import { SYSTEM_VIEWER } from '#kit/viewer';
import { lockBars } from './bar.rules.ts';
import { callOff } from './calling-off.actions.ts';

/** Ids of what holds an excluded pair. Parameter: an instant until which the exclusion must last. */
const barred = (table: string, [one, other]: readonly [string, string]): string => `
select t.id from meetings.${table} t join meetings.event e on e.id = t.event_id
join meetings.party p on p.id = t.${one} join meetings.party q on q.id = t.${other}
where exists (select from meetings.exclusion x
  where x.valid_from <= (e.closes_at at time zone 'UTC')::date and (x.valid_to is null or x.valid_to > (?::timestamptz at time zone 'UTC')::date)
  and (x.a = any(p.sides) and x.b = any(q.sides) or x.b = any(p.sides) and x.a = any(q.sides)))`;
const BARRED_PROPOSALS = barred('proposal', ['from_id', 'to_id']);
const BARRED_MEETINGS = barred('meeting', ['a', 'b']);
const BARRED_ENTRIES = barred('timetable_entry', ['a', 'b']);

async function idsOf({ em }: WriteContext, sql: string, parameters: unknown[]): Promise<string[]> {
  const rows = await em.getConnection().execute(sql, parameters, 'all', em.getTransactionContext());
  return (rows as { id: string }[]).map(({ id }) => id);
}

/** Ends open proposals, calls off meetings to come and takes out of drafts what holds an excluded pair. Nobody is told why. */
export async function closeBarred(context: WriteContext): Promise<void> {
  const now = context.clock().toISOString();
  const found = async (sql: string, ...parameters: string[]) => ({
    id: { $in: await idsOf(context, sql, parameters) },
  });
  const barred = {
    proposals: await found(BARRED_PROPOSALS, now),
    meetings: await found(BARRED_MEETINGS, now),
    entries: await found(BARRED_ENTRIES, now),
  };
  await callOff({ ...context, viewer: SYSTEM_VIEWER }, barred);
}

/** Takes in bars (exclusions, or the countries of parties) and then makes what was agreed before conform. */
export async function takeInBars(context: WriteContext, write: () => Promise<unknown>): Promise<void> {
  await lockBars(context.em, 'ALONE');
  await write();
  await closeBarred(context);
}
