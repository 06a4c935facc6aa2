import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '#kit/context';
import { byId } from '#kit/loader';
import { Decision } from './decision.entity.ts';
import { InvestorProfile } from './investor-profile.entity.ts';
import { type Moment, momentOf, momentOfVersion, momentUnder } from './match-index.ts';
import { StartupProfile } from './startup-profile.entity.ts';
import { suggestionLogs } from './suggestion-log.reader.ts';

type Find = (em: EntityManager, now: Date, asOf: Date | null, version: string) => Promise<Moment>;

/** One look at the tables a request, whatever the number of lists in it. @param find where a model version is named */
function moments(em: EntityManager, clock: Clock, find: Find) {
  const asked = new Map<string, Promise<Moment>>();
  return (asOf: Date | null, modelVersion: string | null = null): Promise<Moment> => {
    const key = `${asOf?.toISOString() ?? 'now'} ${modelVersion ?? ''}`;
    const now = clock();
    const known =
      asked.get(key) ?? (modelVersion === null ? momentOf(em, now, asOf) : find(em, now, asOf, modelVersion));
    asked.set(key, known);
    return known;
  };
}

export const loaders = (em: EntityManager, clock: Clock) => ({
  moment: moments(em, clock, momentOfVersion),
  /** An earlier moment beside one of a version: of the same release, whatever version that was then. */
  momentBefore: moments(em, clock, momentUnder),
  suggestionLog: suggestionLogs(em, clock),
  decision: byId(em, Decision),
  startupProfile: byId(em, StartupProfile),
  investorProfile: byId(em, InvestorProfile),
});

export type MatchesLoaders = ReturnType<typeof loaders>;
