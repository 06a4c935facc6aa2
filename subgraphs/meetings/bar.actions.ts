import type { WriteContext } from '#kit/subgraph';
import type { Viewer } from '#kit/viewer';
import { lockBars } from './bar.rules.ts';
import { Meeting } from './meeting.entity.ts';
import { release } from './meeting.seating.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { Proposal } from './proposal.entity.ts';
import { advanceProposal } from './proposal.steps.ts';
import { dropEntries } from './timetable.drafts.ts';

/** In whose name the audit says it was done when no viewer did it. */
export const SYSTEM: Viewer = Object.freeze({ role: 'SYSTEM', organisationId: null, personId: null });

/** Ids of what holds an excluded pair. Parameters: a day until which an exclusion must last, and `now`. */
const barred = (table: string, [one, other]: readonly [string, string], open: string): string => `
select t.id from meetings.${table} t join meetings.event e on e.id = t.event_id
join meetings.party p on p.id = t.${one} join meetings.party q on q.id = t.${other}
where ${open} and exists (select from meetings.exclusion x
  where x.valid_from <= (e.closes_at at time zone 'UTC')::date and (x.valid_to is null or x.valid_to > (?::timestamptz at time zone 'UTC')::date)
  and (x.a = any(p.sides) and x.b = any(q.sides) or x.b = any(p.sides) and x.a = any(q.sides)))`;
const BARRED_PROPOSALS = barred('proposal', ['from_id', 'to_id'], `t.state in ('DRAFT', 'SENT', 'ACCEPTED')`);
const BARRED_MEETINGS = barred('meeting', ['a', 'b'], `t.state in ('HELD', 'SCHEDULED', 'MOVED') and t.starts_at > ?`);

const BARRED_ENTRIES = barred('timetable_entry', ['a', 'b'], 'true');

async function idsOf({ em }: WriteContext, sql: string, parameters: unknown[]): Promise<string[]> {
  const rows = await em.getConnection().execute(sql, parameters, 'all', em.getTransactionContext());
  return (rows as { id: string }[]).map(({ id }) => id);
}

/** Ends open proposals, calls off meetings to come and takes out of drafts what holds an excluded pair. Nobody is told why. */
export async function closeBarred(context: WriteContext): Promise<void> {
  const { em, clock } = context;
  const now = clock().toISOString();
  const firing = { ...context, viewer: SYSTEM };
  const proposals = await em.find(Proposal, { id: { $in: await idsOf(context, BARRED_PROPOSALS, [now]) } });
  for (const proposal of proposals) advanceProposal(firing, 'lapse', proposal);
  const meetings = await em.find(Meeting, { id: { $in: await idsOf(context, BARRED_MEETINGS, [now, now]) } });
  for (const meeting of meetings) {
    await release(em, meeting);
    advanceMeeting(firing, 'cancel', meeting);
  }
  await dropEntries(em, { id: { $in: await idsOf(context, BARRED_ENTRIES, [now]) } });
}

/** Takes in bars (exclusions, or the countries of parties) and then makes what was agreed before conform. */
export async function takeInBars(context: WriteContext, write: () => Promise<unknown>): Promise<void> {
  await lockBars(context.em, 'ALONE');
  await write();
  await closeBarred(context);
}
