import type { Hall } from './hall.ts';

export interface SameKeyResult {
  readonly replies: number;
  /** How many different replies came. */
  readonly different: number;
  /** How many meetings there are. */
  readonly rows: number;
  /** What the same key says to another request. */
  readonly otherRequest: string | null;
}

/** One request with one key, so many times at once over all processes; then the key with another request. */
export async function sameKey(hall: Hall, times: number): Promise<SameKeyResult> {
  const forum = await hall.forum({ startups: 1, investors: 1, slots: 2, tables: 2 });
  const input = {
    eventId: forum.id,
    a: forum.startup(1),
    b: forum.investor(1),
    slotId: forum.slot(1),
    idempotencyKey: 'same',
  };
  const replies = await Promise.all(Array.from({ length: times }, (_, i) => hall.mutate(i, 'scheduleMeeting', input)));
  const other = await hall.mutate(0, 'scheduleMeeting', { ...input, slotId: forum.slot(2) });
  const [row] = await hall.rows<{ n: number }>('select count(*)::int as n from meetings.meeting where event_id = $1', [
    forum.id,
  ]);
  return {
    replies: replies.filter(({ meeting }) => meeting).length,
    different: new Set(replies.map((reply) => JSON.stringify(reply))).size,
    rows: row!.n,
    otherRequest: other.errors[0]?.code ?? null,
  };
}
