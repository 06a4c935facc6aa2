import type { Context } from '#kit/context';
import type { EventSlot, EventTable } from './event.entity.ts';
import { slotAt } from './event.plan.ts';
import type { Interpreter } from './interpreter.entity.ts';
import type { MeetingsLoaders } from './loaders.ts';

/** When and where, as it is stored. */
interface Placed {
  readonly startsAt: Date;
  readonly tableId: string;
  readonly interpreterId: string | null;
}

/** The same as what the event has now; null where it has no such slot or table any more. */
export interface Place {
  readonly slot: EventSlot | null;
  readonly table: EventTable | null;
  readonly interpreter: Interpreter | null;
}

export async function placesOf(
  eventId: string,
  { loaders }: Pick<Context<MeetingsLoaders>, 'loaders'>,
): Promise<(placed: Placed) => Place> {
  const slots = await loaders.slotsOfEvent.load(eventId);
  const tables = new Map((await loaders.tablesOfEvent.load(eventId)).map((table) => [table.id, table]));
  const interpreters = new Map((await loaders.interpretersOfEvent.load(eventId)).map((one) => [one.id, one]));
  return ({ startsAt, tableId, interpreterId }) => ({
    slot: slotAt(slots, startsAt),
    table: tables.get(tableId) ?? null,
    interpreter: interpreters.get(interpreterId ?? '') ?? null,
  });
}
