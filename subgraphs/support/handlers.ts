import type { Delivered, Event } from '#kit/event';
import type { Handler } from '#kit/subgraph';
import type { CohortChanged, ProgrammeChanged } from '../programmes/events.ts';
import type { StartupChanged } from '../startups/events.ts';
import type { ResidencyChanged } from '../technoparks/events.ts';
import { CohortCopy, ProgrammeCopy, ResidencyCopy, StartupCopy } from './copies.entity.ts';

/** The last state of each: PostgreSQL refuses to upsert a row twice in one statement. */
function newest<P extends { id: string }>(events: readonly Delivered<Event<string, P>>[]): P[] {
  return [...new Map(events.map(({ payload }) => [payload.id, payload])).values()];
}

const startupChanged: Handler<StartupChanged> = async (events, { em }) => {
  const rows = newest(events).map(({ id, country, stage, womenLed }) => ({ id, country, stage, womenLed }));
  await em.upsertMany(StartupCopy, rows);
};

const residencyChanged: Handler<ResidencyChanged> = async (events, { em }) => {
  await em.upsertMany(ResidencyCopy, newest(events));
};

const programmeChanged: Handler<ProgrammeChanged> = async (events, { em }) => {
  const rows = newest(events).map((state) => ({ id: state.id, state }));
  await em.upsertMany(ProgrammeCopy, rows);
};

const cohortChanged: Handler<CohortChanged> = async (events, { em }) => {
  const rows = newest(events).map((state) => {
    const { id, programmeId, callClosesAt } = state;
    return { id, programmeId, callClosesAt: new Date(callClosesAt), state };
  });
  await em.upsertMany(CohortCopy, rows);
};

export const handlers = {
  'startup.changed': startupChanged,
  'residency.changed': residencyChanged,
  'programme.changed': programmeChanged,
  'cohort.changed': cohortChanged,
};
