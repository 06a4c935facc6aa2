import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { denied } from '#kit/failure';
import type { Viewer } from '#kit/viewer';
import { explainPair, type Match, MatchingError, startupOf } from '#matching';
import type { EventChanged } from '../meetings/events.ts';
import type { MatchesLoaders } from './loaders.ts';
import { MatchReason } from './match.types.ts';
import { reasonView } from './match.views.ts';
import type { Moment } from './moment.ts';
import { AgendaItemStub } from './stubs.ts';

type Ask = Context<MatchesLoaders>;

const SIDES = ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'PROGRAMME_MANAGER'];
const OVERSEERS = ['SECRETARIAT', 'ANALYST'];

/** A side reads its own pairs, the organiser those of its event, those who watch over the alliance all. @throws FORBIDDEN */
function mustConcern([eventId, ...pair]: readonly string[], { facts }: Moment, { role, organisationId }: Viewer): void {
  if (OVERSEERS.includes(role) || (organisationId !== null && pair.includes(organisationId))) return;
  const organiser = facts.get<EventChanged['payload']>('EVENT', eventId ?? '')?.organiserId ?? null;
  if (organiser === null || organiser !== organisationId) throw denied('You may read your own pairs only.');
}

/** Null where the two are no startup with an investor or a technopark, or one of them is not known here. */
async function matchOf({ id }: AgendaItemStub, { loaders, viewer }: Ask): Promise<Match | null> {
  const moment = await loaders.moment(null);
  const [eventId = '', one = '', other = ''] = id.split('+');
  mustConcern([eventId, one, other], moment, viewer);
  const [startupId, otherId] = startupOf(moment.index, one) !== null ? [one, other] : [other, one];
  try {
    return explainPair(moment.index, startupId, otherId);
  } catch (error) {
    if (error instanceof MatchingError && error.code === 'UNKNOWN_PARTY') return null;
    throw error;
  }
}

@Resolver(() => AgendaItemStub)
export class AgendaItemResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'How the two fit, as in a match list; null: not judged. The secretariat and analysts read all, others their own.',
  })
  @Access({ to: [...SIDES, ...OVERSEERS] })
  async score(@Root() item: AgendaItemStub, @Ctx() context: Ask) {
    return (await matchOf(item, context))?.score ?? null;
  }

  @FieldResolver(() => [MatchReason], {
    nullable: true,
    description: 'Why they fit or do not, the strongest first; null: not judged.',
  })
  @Access({ to: [...SIDES, ...OVERSEERS] })
  async reasons(@Root() item: AgendaItemStub, @Ctx() context: Ask) {
    const match = await matchOf(item, context);
    return match?.reasons.map((reason) => reasonView(reason, context.locale)) ?? null;
  }
}
