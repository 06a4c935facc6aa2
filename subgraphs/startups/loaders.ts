import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { byId, manyBy } from '#kit/loader';
import { entryCounts } from './entry.counts.ts';
import { MarketEntry } from './entry.entity.ts';
import { Milestone, Project } from './project.entity.ts';
import { FundingRound } from './round.entity.ts';
import { Startup } from './startup.entity.ts';
import { TeamMember } from './team.entity.ts';

const openRounds = (em: EntityManager) =>
  new DataLoader<string, FundingRound | null>(async (startupIds) => {
    const rounds = await em.find(FundingRound, { startupId: { $in: [...startupIds] }, state: 'OPEN' });
    const found = new Map(rounds.map((round) => [round.startupId, round]));
    return startupIds.map((id) => found.get(id) ?? null);
  });

export const loaders = (em: EntityManager) => ({
  startup: byId(em, Startup),
  openRoundOfStartup: openRounds(em),
  roundsOfStartup: manyBy(em, FundingRound, 'startupId', { openedOn: 'asc nulls last', id: 'asc' }),
  entriesOfStartup: manyBy(em, MarketEntry, 'startupId', { since: 'asc nulls last', country: 'asc' }),
  teamOfStartup: manyBy(em, TeamMember, 'startupId'),
  projectsOfStartup: manyBy(em, Project, 'startupId'),
  milestonesOfStartup: manyBy(em, Milestone, 'startupId', { reachedOn: 'asc nulls last', id: 'asc' }),
  entryCountsOfCountry: entryCounts(em),
});

export type StartupsLoaders = ReturnType<typeof loaders>;
