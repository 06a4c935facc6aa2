import type { Handler } from '#kit/subgraph';
import type { StartupChanged } from '../startups/events.ts';
import { StartupCopy } from './startup-copy.entity.ts';

const startupChanged: Handler<StartupChanged> = async (events, { em }) => {
  // One row an id: PostgreSQL refuses to upsert a row twice in one statement, and the last state counts.
  const newest = new Map(events.map(({ payload: { id, synthetic } }) => [id, { id, synthetic }]));
  await em.upsertMany(StartupCopy, [...newest.values()]);
};

export const handlers = { 'startup.changed': startupChanged };
