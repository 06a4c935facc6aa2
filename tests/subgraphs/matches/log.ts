import type { Client } from 'pg';
import { connected } from '../../harness/server.ts';
import type { MatchesWorld } from './world.ts';

/** 1 / log2(1 + place) of the first eleven places, from a table of logarithms rather than from the code under test. */
export const LOOKS = [
  ...[1, 0.63093, 0.5, 0.430677, 0.386853, 0.356207, 0.333333, 0.315465, 0.30103, 0.289065],
  0.278943,
] as const;

/** A row of the log: who was shown whom, where, when. */
export type Shown = readonly [
  ...[viewer: string, candidate: string, position: number, day: string],
  ...[score?: number, modelVersion?: string],
];

const insertShown = (
  client: Client,
  [viewer, candidate, position, day, score = -position, modelVersion = 'test-1']: Shown,
) =>
  client.query(
    `insert into matches.suggestion
       (viewer_id, candidate_id, startup_id, position, score, model_version, propensity, shown_at, shown_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[viewer, candidate, viewer.startsWith('startup') ? viewer : candidate, position, score, modelVersion],
      ...[LOOKS[position - 1], `${day}T12:00:00Z`, day],
    ],
  );

/** Writes the log by hand. */
export const showed = (world: MatchesWorld, rows: readonly Shown[]): Promise<void> =>
  connected(world.databaseUrl, async (client) => {
    for (const row of rows) await insertShown(client, row);
  });

export type Said = readonly [by: string, about: string, verdict: string, at: string];

/** Decisions, by hand. */
export const decided = (world: MatchesWorld, rows: readonly Said[]): Promise<void> =>
  connected(world.databaseUrl, async (client) => {
    for (const [i, row] of rows.entries())
      await client.query(
        'insert into matches.decision (id, by_id, about_id, verdict, decided_at) values ($1, $2, $3, $4, $5)',
        [`decision_${row[3]}-${i}`, ...row],
      );
  });

/** Outcomes, by hand. */
export const came = (
  world: MatchesWorld,
  rows: readonly (readonly [kind: string, startup: string, other: string, at: string])[],
) =>
  connected(world.databaseUrl, async (client) => {
    for (const [i, row] of rows.entries())
      await client.query(
        `insert into matches.outcome (source, kind, startup_id, other_id, at, holds, recorded_at)
         values ($1, $2, $3, $4, $5, true, now())`,
        [`source_${i}`, ...row],
      );
  });
