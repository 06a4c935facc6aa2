import { HALF_BOOKED, OVERLAPS } from '../../subgraphs/meetings/proof.ts';
import type { Forum, Hall } from './hall.ts';
import { watched } from './watch.ts';

export interface RoundsResult {
  /** By round: how many got the slot. */
  readonly winners: readonly number[];
  /** Code -> how often it was the answer. */
  readonly refusals: ReadonlyMap<string, number>;
  /** How long each attempt took, its wait for the others included; milliseconds, smallest first. */
  readonly times: readonly number[];
  readonly overlaps: number;
  readonly halfBooked: number;
}

/**
 * Who wants what in a round: in every other round all investors the same startup, else so many pairs the same table; in
 * the round's own slot. No pair comes twice.
 */
function wishOf(forum: Forum, round: number, client: number, clients: number): object {
  const slotId = forum.slot(round + 1);
  if (round % 2 === 0) return { a: forum.startup(round + 1), b: forum.investor(client + 1), slotId };
  const b = forum.investor(((client + round) % clients) + 1);
  return { a: forum.startup(forum.slots + client + 1), b, slotId, tableId: forum.table(1) };
}

export const forumFor = (hall: Hall, clients: number, rounds: number): Promise<Forum> =>
  hall.forum({ startups: rounds + clients, investors: clients, slots: rounds, tables: 2 });

/** So many clients book the same at once, round after round, spread over the hall's processes. */
export async function raceRounds(hall: Hall, clients: number, rounds: number): Promise<RoundsResult> {
  const forum = await forumFor(hall, clients, rounds);
  const [winners, times]: number[][] = [[], []];
  const refusals = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const attempt = async (client: number, alive: () => void) => {
      const input = {
        eventId: forum.id,
        ...wishOf(forum, round, client, clients),
        idempotencyKey: `${forum.id} ${round} ${client}`,
      };
      const started = performance.now();
      const answer = await hall.mutate(client, 'scheduleMeeting', input);
      times!.push(performance.now() - started);
      alive();
      return answer;
    };
    const answers = await watched(hall, `round ${round + 1}`, (alive) =>
      Promise.all(Array.from({ length: clients }, (_, client) => attempt(client, alive))),
    );
    winners!.push(answers.filter(({ meeting }) => meeting).length);
    for (const { code } of answers.flatMap(({ errors }) => errors)) refusals.set(code, (refusals.get(code) ?? 0) + 1);
  }
  const count = async (sql: string) => (await hall.rows<{ n: number }>(sql))[0]!.n;
  const broken = { overlaps: await count(OVERLAPS), halfBooked: await count(HALF_BOOKED) };
  return { winners: winners!, refusals, times: times!.sort((x, y) => x - y), ...broken };
}

/** Bookings one after another, nobody in the way: what the race is to be compared with. Milliseconds, smallest first. */
export async function aloneTimes(hall: Hall, count: number): Promise<number[]> {
  const forum = await hall.forum({ startups: count, investors: 1, slots: count, tables: 1 });
  const times: number[] = [];
  for (let n = 1; n <= count; n++) {
    const pair = { a: forum.startup(n), b: forum.investor(1), slotId: forum.slot(n) };
    const started = performance.now();
    const input = { eventId: forum.id, ...pair, idempotencyKey: `${forum.id} ${n}` };
    const { errors } = await hall.mutate(0, 'scheduleMeeting', input);
    times.push(performance.now() - started);
    if (errors.length > 0) throw new Error(`a booking that nobody hindered failed: ${errors[0]!.code}`);
  }
  return times.sort((x, y) => x - y);
}
