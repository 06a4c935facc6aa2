import type { Firing } from '#kit/state-machine';
import { Meeting } from './meeting.entity.ts';
import { notifySides } from './meeting.steps.ts';

/**
 * Writes down, and answers, which meetings are to be recalled to their sides: so many hours before they begin, until the
 * next reminder is due, once for each time at which they are to take place. Whoever was told of that time later than the
 * reminder would have come needs none. A meeting that somebody changes at this moment is left to the next sweep.
 */
const REMIND = `
insert into meetings.reminder (meeting_id, starts_at, hours, at)
select m.id, m.starts_at, lead.hours, ?::timestamptz
from meetings.meeting m cross join (values (24, 1), (1, 0)) lead (hours, until)
where m.state in ('SCHEDULED', 'MOVED')
  and m.starts_at - make_interval(hours => lead.hours) <= ?::timestamptz
  and m.starts_at - make_interval(hours => lead.until) > ?::timestamptz
  and not exists (select from meetings.state_transition t where t.subject_id = m.id
    and t.name in ('schedule', 'confirm', 'move') and t.at > m.starts_at - make_interval(hours => lead.hours))
for share of m skip locked
on conflict do nothing returning meeting_id as id, hours`;

/** Recalls to both sides that a meeting is near. */
export async function remind({ em, clock }: Firing): Promise<void> {
  const now = clock().toISOString();
  const sql = em.getConnection().execute(REMIND, [now, now, now], 'all', em.getTransactionContext());
  const due = (await sql) as { id: string; hours: number }[];
  const meetings = await em.find(Meeting, { id: { $in: due.map(({ id }) => id) } });
  for (const { id, hours } of due)
    notifySides(em, 'MEETING_SOON', meetings.find((meeting) => meeting.id === id)!, { hours });
}
