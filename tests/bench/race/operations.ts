import { randomFrom } from '../../../matching/learn/sampling.ts';
import type { Booked, Forum, Hall } from './hall.ts';

export interface OperationsResult {
  readonly forum: Forum;
  /** Operation -> how many were done. */
  readonly done: ReadonlyMap<string, number>;
  /** Code -> how often it was the answer. */
  readonly refusals: ReadonlyMap<string, number>;
}

type Known = NonNullable<Booked['meeting']>;

/** A hall too small for all: 8 tables x 6 slots for 16 x 16 pairs, so that most operations touch others. */
const PLAN = { startups: 16, investors: 16, slots: 6, tables: 8 };

/** Writers at work at once, each with chances of its own; what one booked another may move, swap or cancel. */
export async function randomOperations(
  hall: Hall,
  seed: number,
  count: number,
  writers: number,
  onProgress: (answered: number) => void = () => undefined,
): Promise<OperationsResult> {
  const forum = await hall.forum(PLAN);
  const known: Known[] = [];
  const [done, refusals] = [new Map<string, number>(), new Map<string, number>()];
  const note = (into: Map<string, number>, what: string) => into.set(what, (into.get(what) ?? 0) + 1);
  let left = count;
  let answered = 0;
  const writer = async (_: unknown, process: number): Promise<void> => {
    const random = randomFrom(seed * 1_000 + process);
    const upTo = (n: number) => Math.floor(random() * n) + 1;
    const place = () => ({
      slotId: forum.slot(upTo(PLAN.slots)),
      tableId: random() < 0.5 ? null : forum.table(upTo(PLAN.tables)),
    });
    while (left-- > 0) {
      const [name, input, selection] = chosen(
        random(),
        known,
        () => known[upTo(known.length) - 1]!,
        place,
        () => ({
          ...{ eventId: forum.id, a: forum.startup(upTo(PLAN.startups)), b: forum.investor(upTo(PLAN.investors)) },
        }),
      );
      const key = { idempotencyKey: `${forum.id} ${left} ${process}` };
      const answer = (await hall.mutate(process, name, { ...input, ...key }, selection)) as Booked & {
        swap?: Record<string, Known>;
      };
      for (const { code } of answer.errors) note(refusals, code);
      if (answer.errors.length === 0) note(done, name);
      onProgress(++answered);
      for (const meeting of [answer.meeting, ...Object.values(answer.swap ?? {})]) if (meeting) update(known, meeting);
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
  return { forum, done, refusals };
}

const MEETING = '{ id version state }';

function chosen(
  chance: number,
  known: readonly Known[],
  one: () => Known,
  place: () => object,
  pair: () => object,
): [name: string, input: object, selection: string] {
  if (known.length < 2 || chance < 0.45) return ['scheduleMeeting', { ...pair(), ...place() }, `meeting ${MEETING}`];
  const { id, version: expectedVersion } = one();
  if (chance < 0.65) return ['moveMeeting', { id, expectedVersion, ...place() }, `meeting ${MEETING}`];
  if (chance < 0.85) return ['cancelMeeting', { id, expectedVersion }, `meeting ${MEETING}`];
  const other = one();
  const swap = { id, expectedVersion, otherId: other.id, otherExpectedVersion: other.version };
  return ['swapMeetings', swap, `swap { meeting ${MEETING} other ${MEETING} }`];
}

function update(known: Known[], meeting: Known): void {
  const at = known.findIndex(({ id }) => id === meeting.id);
  if (meeting.state === 'CANCELLED') {
    if (at >= 0) known.splice(at, 1);
  } else if (at < 0) known.push(meeting);
  else if (known[at]!.version < meeting.version) known[at] = meeting;
}
