import type { RequiredEntityData } from '@mikro-orm/core';
import type { Firing } from '#kit/state-machine';
import type { Event } from './event.entity.ts';
import { dropEntries, holdEntries } from './timetable.drafts.ts';
import { Timetable, TimetableEntry, TimetableGap } from './timetable.entity.ts';
import type { PlanTimetableInput } from './timetable.inputs.ts';
import { timetableLife } from './timetable.life.ts';
import type { PlannedTimetable, TimetableProblem } from './timetable.problem.ts';

/** Reasons kept at most: of a very large event those of the worthiest pairs. */
const MOST_GAPS = 50_000;
const BATCH = 1000;

export interface Storing extends Firing {
  readonly newId: (prefix: string) => string;
}

/** Puts a planned timetable in the place of the draft before it, and holds what it needs. @throws EVENT_CHANGED */
export async function keep(
  context: Storing,
  event: Event,
  input: Pick<PlanTimetableInput, 'mode' | 'choice' | 'longestWaitMinutes' | 'atLeast'>,
  problem: TimetableProblem,
  planned: PlannedTimetable,
  kept: readonly TimetableEntry[],
): Promise<Timetable> {
  const { em, clock, newId } = context;
  await supersedeDraft(context, event, kept);
  const { held, breaks, value, bound, blocking: blockingPairs } = planned;
  const timetable = em.create(Timetable, {
    id: newId('timetable'),
    ...{ eventId: event.id, organiserId: event.organiserId, state: 'DRAFT', mode: input.mode, choice: input.choice },
    ...{ longestWaitMinutes: input.longestWaitMinutes ?? null, atLeast: input.atLeast ?? null },
    ...{
      madeAt: clock(),
      modelVersion: problem.modelVersion,
      chancesId: problem.chances.id,
      held,
      breaks,
      value,
      bound,
      blockingPairs,
      version: 1,
    },
  });
  timetableLife.fire(context, 'plan', timetable);
  for (const entry of kept) entry.timetableId = timetable.id;
  const entries = entriesOf(context, timetable, problem, planned).map((row) => em.create(TimetableEntry, row));
  await em.flush();
  await holdEntries(em, entries, [...kept, ...entries], clock());
  await storeGaps(context, timetable, problem, planned);
  return timetable;
}

async function supersedeDraft(
  context: Storing,
  { id: eventId }: Event,
  kept: readonly TimetableEntry[],
): Promise<void> {
  const { em } = context;
  for (const one of await em.find(Timetable, { eventId, state: 'DRAFT' }))
    timetableLife.fire(context, 'supersede', one);
  await dropEntries(em, { eventId, id: { $nin: kept.map(({ id }) => id) } });
  await em.flush();
}

function entriesOf(
  { newId }: Storing,
  { id: timetableId, eventId }: Timetable,
  { participants, slots }: TimetableProblem,
  { entries }: PlannedTimetable,
): RequiredEntityData<TimetableEntry>[] {
  return entries.map(({ a, b, slot, table, interpreter, value, moves }) => ({
    ...{
      id: newId('meeting'),
      timetableId,
      eventId,
      a: participants[a]!.id,
      b: participants[b]!.id,
      value,
      pinned: false,
      moves,
    },
    ...{ tableId: table, interpreterId: interpreter },
    startsAt: new Date(slots[slot]!.startsAt),
    endsAt: new Date(slots[slot]!.endsAt),
  }));
}

async function storeGaps(
  { em, newId }: Storing,
  { id: timetableId }: Timetable,
  { participants }: TimetableProblem,
  { gaps }: PlannedTimetable,
): Promise<void> {
  const rows = gaps.slice(0, MOST_GAPS).map(({ a, b, because, told, judged, value }) => ({
    ...{ id: newId('timetable-gap'), timetableId, because, told, judged, value },
    ...{ a: participants[a]!.id, b: participants[b]!.id },
  }));
  for (let from = 0; from < rows.length; from += BATCH)
    await em.insertMany(TimetableGap, rows.slice(from, from + BATCH));
}
