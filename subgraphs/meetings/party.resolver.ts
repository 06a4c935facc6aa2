import { Args, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '#kit/context';
import { PageArguments, pageOfList } from '#kit/page';
import type { Reference } from '#kit/stub';
import type { MeetingsLoaders } from './loaders.ts';
import { Meeting } from './meeting.entity.ts';
import { nextOf } from './meeting.life.ts';
import { MeetingConnection } from './meeting.resolver.ts';
import { maySee } from './meeting.rules.ts';
import { Participation } from './participation.entity.ts';
import { Investor, Startup, Technopark } from './stubs.ts';

type Ask = Context<MeetingsLoaders>;

const seenMeetings = async (id: string, { loaders, viewer }: Ask): Promise<Meeting[]> =>
  (await loaders.meetingsOfParty.load(id)).filter((meeting) => maySee(meeting, viewer));

/** What any party does at events: the same fields on each type of party. */
function partyResolver(type: ClassType<Reference>) {
  @Resolver(() => type)
  class PartyResolver {
    @FieldResolver(() => [Participation], { description: 'The events it takes part in.' })
    async participations(@Root() { id }: Reference, @Ctx() { loaders }: Ask) {
      return (await loaders.participationsOfParty.load(id)).filter(({ active }) => active);
    }

    @FieldResolver(() => MeetingConnection, {
      description: 'Those of its meetings that the viewer may see, in time order.',
    })
    async meetings(@Root() { id }: Reference, @Args(() => PageArguments) args: PageArguments, @Ctx() context: Ask) {
      return pageOfList(await seenMeetings(id, context), args, `meetings of ${id}`);
    }

    @FieldResolver(() => Meeting, {
      nullable: true,
      description: 'The next of its meetings that the viewer may see; null when there is none.',
    })
    async nextMeeting(@Root() { id }: Reference, @Ctx() context: Ask) {
      return nextOf(await seenMeetings(id, context), context.clock());
    }
  }
  return PartyResolver;
}

export const StartupResolver = partyResolver(Startup);
export const InvestorResolver = partyResolver(Investor);
export const TechnoparkResolver = partyResolver(Technopark);
