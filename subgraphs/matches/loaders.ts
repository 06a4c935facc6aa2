import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '#kit/context';
import { byId } from '#kit/loader';
import { Decision } from './decision.entity.ts';
import { InvestorProfile } from './investor-profile.entity.ts';
import { type FindMoment, momentBefore, momentOf } from './match-index.ts';
import { mustBeFewMoments } from './moment.rules.ts';
import type { Moment } from './moment.ts';
import { StartupProfile } from './startup-profile.entity.ts';
import { suggestionLogs } from './suggestion-log.reader.ts';

/** One look at the tables a request, whatever the number of lists in it. */
function moments(em: EntityManager, clock: Clock, find: FindMoment, past: Set<string>) {
  const asked = new Map<string, Promise<Moment>>();
  return (asOf: Date | null, modelVersion: string | null = null): Promise<Moment> => {
    const key = `${asOf?.toISOString() ?? 'now'} ${modelVersion ?? ''}`;
    if (asOf ?? modelVersion) mustBeFewMoments(past.add(key).size);
    const known = asked.get(key) ?? find(em, clock(), asOf, modelVersion);
    asked.set(key, known);
    return known;
  };
}

const momentsOf = (em: EntityManager, clock: Clock, past = new Set<string>()) => ({
  moment: moments(em, clock, momentOf, past),
  momentBefore: moments(em, clock, momentBefore, past),
});

export const loaders = (em: EntityManager, clock: Clock) => ({
  ...momentsOf(em, clock),
  suggestionLog: suggestionLogs(em, clock),
  decision: byId(em, Decision),
  startupProfile: byId(em, StartupProfile),
  investorProfile: byId(em, InvestorProfile),
});

export type MatchesLoaders = ReturnType<typeof loaders>;
