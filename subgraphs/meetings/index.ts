import { StateTransition } from '#kit/state-machine';
import { subgraph } from '#kit/subgraph';
import { AftermathResolver, MeetingOutcomeResolver, RatingResolver } from './aftermath.resolver.ts';
import { AgendaResolver } from './agenda.resolver.ts';
import { Exclusion, Party } from './bar.entity.ts';
import { MeetingBarProofResolver } from './bar-proof.resolver.ts';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import { EventResolver, EventSessionResolver, EventSlotResolver } from './event.resolver.ts';
import { EventTimeResolver } from './event-time.resolver.ts';
import { handlers } from './handlers.ts';
import { loaders, type MeetingsLoaders } from './loaders.ts';
import { Engagement, Meeting } from './meeting.entity.ts';
import { MeetingResolver } from './meeting.resolver.ts';
import { Initial } from './migrations/0001-initial.ts';
import { Life } from './migrations/0003-life.ts';
import { MeetingOutcome } from './outcome.entity.ts';
import { Participation } from './participation.entity.ts';
import { ParticipationResolver } from './participation.resolver.ts';
import { InvestorResolver, StartupResolver, TechnoparkResolver } from './party.resolver.ts';
import { Preference } from './preference.entity.ts';
import { PreferenceResolver } from './preference.resolver.ts';
import { Proposal } from './proposal.entity.ts';
import { ProposalResolver } from './proposal.resolver.ts';
import { Rating } from './rating.entity.ts';
import { sweep } from './reminder.actions.ts';
import { Reminder } from './reminder.entity.ts';
import { InvitationResolver, ScheduleResolver } from './schedule.resolver.ts';
import { seed } from './seed.ts';

export const meetings = subgraph<MeetingsLoaders>({
  name: 'meetings',
  entities: [
    ...[Event, EventSession, EventSlot, EventTable],
    ...[Participation, Preference, Proposal, Meeting, Engagement, StateTransition],
    ...[Rating, MeetingOutcome, Reminder],
    ...[Party, Exclusion],
  ],
  resolvers: [
    ...[EventResolver, EventSessionResolver, EventSlotResolver, EventTimeResolver],
    ...[ParticipationResolver, PreferenceResolver, ProposalResolver, MeetingResolver, AgendaResolver],
    ...[AftermathResolver, RatingResolver, MeetingOutcomeResolver],
    ...[InvitationResolver, ScheduleResolver, MeetingBarProofResolver],
    ...[StartupResolver, InvestorResolver, TechnoparkResolver],
  ],
  references: {
    Event: ({ id }, context) => context.loaders.event.load(id),
    Meeting: ({ id }, context) => context.loaders.meeting.load(id),
    Startup: ({ id }) => ({ id }),
    Investor: ({ id }) => ({ id }),
    Technopark: ({ id }) => ({ id }),
  },
  loaders,
  handlers,
  migrations: [Initial, Life],
  seed,
  sweep,
});
