import type { Delivered } from '#kit/event';
import type { Texts } from '#kit/locale';
import type { Handler, WriteContext } from '#kit/subgraph';
import type { ExclusionChanged } from '../alliance/events.ts';
import type { InvestorChanged } from '../investors/events.ts';
import type { PairsScored } from '../matches/events.ts';
import type { StartupChanged } from '../startups/events.ts';
import type { TechnoparkChanged } from '../technoparks/events.ts';
import { takeInBars } from './bar.actions.ts';
import { Exclusion, Party } from './bar.entity.ts';
import { takeInMeetings, takeInProposals } from './introduction.handlers.ts';
import { PairScore } from './pair-score.entity.ts';

/** Rows of one statement. */
const BATCH = 1000;

/** The last of each id: one statement may not write a row twice. */
const newest = <T extends { id: string }>(rows: readonly T[]): T[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

interface PartyPayload {
  readonly id: string;
  readonly country: string | null;
  readonly hqCountry?: string | null;
  readonly names?: Texts;
}

function partyOf({ id, country, hqCountry, names = {} }: PartyPayload) {
  const countries = new Set([country, hqCountry].filter((code) => typeof code === 'string'));
  return { id, sides: [id, ...[...countries].map((code) => `state_${code}`)], names };
}

const takeInParties = (
  events: readonly Delivered<StartupChanged | InvestorChanged | TechnoparkChanged>[],
  context: WriteContext,
): Promise<void> =>
  takeInBars(context, () => context.em.upsertMany(Party, newest(events.map(({ payload }) => partyOf(payload)))));

const takeInExclusions: Handler<ExclusionChanged> = (events, context) => {
  const rows = events.map(({ payload: { id, a, b, validFrom, validTo } }) => ({ id, a, b, validFrom, validTo }));
  return takeInBars(context, () => context.em.upsertMany(Exclusion, newest(rows)));
};

const takeInScores: Handler<PairsScored> = async (events, { em }) => {
  const rows = events.flatMap(({ payload: { eventId, modelVersion, asOf, pairs } }) =>
    pairs.map((pair) => ({
      ...{ id: `${eventId}+${pair.startupId}+${pair.otherId}`, eventId, ...pair },
      ...{ modelVersion, asOf: new Date(asOf) },
    })),
  );
  for (let from = 0; from < rows.length; from += BATCH)
    await em.upsertMany(PairScore, newest(rows.slice(from, from + BATCH)));
};

export const handlers = {
  'pairs.scored': takeInScores,
  'proposal.changed': takeInProposals,
  'meeting.changed': takeInMeetings,
  'startup.changed': takeInParties,
  'investor.changed': takeInParties,
  'technopark.changed': takeInParties,
  'exclusion.changed': takeInExclusions,
};
