import { Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { explainPair, type Match, startupOf } from '#matching';
import type { EventChanged } from '../meetings/events.ts';
import type { MatchesLoaders } from './loaders.ts';
import { MatchReason } from './match.types.ts';
import { reasonView } from './match.views.ts';
import { OVERSEERS } from './overseers.ts';
import { AgendaItemStub } from './stubs.ts';
import { orIfUnknown } from './unknown-party.ts';

type Ask = Context<MatchesLoaders>;

/** A side reads its own pairs, the organiser those of its event, those who watch over the alliance all. */
const READERS = { to: OVERSEERS, own: ['a', 'b', 'organiserId'] };

/** The pair that an id names: `<event>+<party>+<party>`. */
export async function agendaItemOf(id: string, context: Ask): Promise<AgendaItemStub> {
  const { loaders } = context;
  const [eventId = '', a = '', b = ''] = id.split('+');
  const { facts } = await loaders.moment(null);
  const organiserId = facts.get<EventChanged['payload']>('EVENT', eventId)?.organiserId ?? null;
  let judged: Promise<Match | null> | undefined;
  const match = () => {
    judged ??= matchOf(a, b, context);
    return judged;
  };
  return { id, a, b, organiserId, match };
}

/** Null where the two are no startup with an investor or a technopark, or one of them is not known here. */
async function matchOf(a: string, b: string, { loaders }: Ask): Promise<Match | null> {
  const { index } = await loaders.moment(null);
  const [startupId, otherId] = startupOf(index, a) !== null ? [a, b] : [b, a];
  return orIfUnknown(
    () => explainPair(index, startupId, otherId),
    () => null,
  );
}

@Resolver(() => AgendaItemStub)
export class AgendaItemResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'How the two fit, as in a match list; null: not judged. The secretariat and analysts read all, others their own.',
  })
  @Access(READERS)
  async score(@Root() item: AgendaItemStub) {
    return (await item.match())?.score ?? null;
  }

  @FieldResolver(() => [MatchReason], {
    nullable: true,
    description: 'Why they fit or do not, the strongest first; null: not judged.',
  })
  @Access(READERS)
  async reasons(@Root() item: AgendaItemStub, @Ctx() { locale }: Ask) {
    const match = await item.match();
    return match?.reasons.map((reason) => reasonView(reason, locale)) ?? null;
  }
}
