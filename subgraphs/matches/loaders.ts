import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from '#kit/context';
import { byId } from '#kit/loader';
import { Decision } from './decision.entity.ts';
import { InvestorProfile } from './investor-profile.entity.ts';
import { type Moment, momentOf } from './match-index.ts';
import { StartupProfile } from './startup-profile.entity.ts';
import { suggestionLogs } from './suggestion-log.reader.ts';

/** One look at the tables a request, whatever the number of lists in it. */
function moments(em: EntityManager, clock: Clock): (asOf: Date | null) => Promise<Moment> {
  const asked = new Map<string, Promise<Moment>>();
  return (asOf) => {
    const key = asOf?.toISOString() ?? 'now';
    const known = asked.get(key) ?? momentOf(em, clock(), asOf);
    asked.set(key, known);
    return known;
  };
}

export const loaders = (em: EntityManager, clock: Clock) => ({
  moment: moments(em, clock),
  suggestionLog: suggestionLogs(em, clock),
  decision: byId(em, Decision),
  startupProfile: byId(em, StartupProfile),
  investorProfile: byId(em, InvestorProfile),
});

export type MatchesLoaders = ReturnType<typeof loaders>;
