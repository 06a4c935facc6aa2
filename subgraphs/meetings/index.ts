import { StateTransition } from '#kit/state-machine';
import { subgraph } from '#kit/subgraph';
import { AftermathResolver, MeetingOutcomeResolver, RatingResolver } from './aftermath.resolver.ts';
import { AgendaItemResolver, AgendaResolver } from './agenda.resolver.ts';
import { Exclusion, Party } from './bar.entity.ts';
import { MeetingBarProofResolver } from './bar-proof.resolver.ts';
import { Chances } from './chances.entity.ts';
import { Event, EventSession, EventSlot, EventTable } from './event.entity.ts';
import { EventResolver, EventSessionResolver, EventSlotResolver } from './event.resolver.ts';
import { maySeeEvent } from './event.rules.ts';
import { EventTimeResolver } from './event-time.resolver.ts';
import { handlers } from './handlers.ts';
import { Interpreter } from './interpreter.entity.ts';
import { Introduction } from './introduction.entity.ts';
import { loaders, type MeetingsLoaders } from './loaders.ts';
import { Engagement, Meeting } from './meeting.entity.ts';
import { MeetingResolver } from './meeting.resolver.ts';
import { Initial } from './migrations/0001-initial.ts';
import { Timetables } from './migrations/0002-timetable.ts';
import { Life } from './migrations/0003-life.ts';
import { Choice } from './migrations/0004-choice.ts';
import { LearnedChances } from './migrations/0005-chances.ts';
import { PairLists } from './migrations/0006-pair-lists.ts';
import { JudgedGaps } from './migrations/0007-judged-gaps.ts';
import { Organiser } from './migrations/0008-organiser.ts';
import { NoticeResolver, NoticeSideResolver } from './notice.resolver.ts';
import { MeetingOutcome } from './outcome.entity.ts';
import { PairScore } from './pair-score.entity.ts';
import { Participation } from './participation.entity.ts';
import { ParticipationResolver } from './participation.resolver.ts';
import { partiesOf } from './parties.resolver.ts';
import { InvestorResolver, StartupResolver, TechnoparkResolver } from './party.resolver.ts';
import { startPlanner } from './planner.ts';
import { Preference } from './preference.entity.ts';
import { PreferenceResolver } from './preference.resolver.ts';
import { Proposal } from './proposal.entity.ts';
import { ProposalResolver } from './proposal.resolver.ts';
import { Rating } from './rating.entity.ts';
import { Reminder } from './reminder.entity.ts';
import { InvitationResolver, ScheduleResolver } from './schedule.resolver.ts';
import { seed } from './seed.ts';
import { sweeps } from './sweeps.ts';
import { Timetable, TimetableEntry, TimetableGap } from './timetable.entity.ts';
import { EventTimetableResolver, TimetableResolver } from './timetable.resolver.ts';
import { DraftUnfitError, UnfitMeeting } from './timetable.unfit.ts';
import { GapView, TimetableMeeting } from './timetable.views.ts';

export const meetings = subgraph<MeetingsLoaders>({
  name: 'meetings',
  entities: [
    ...[Event, EventSession, EventSlot, EventTable, Interpreter],
    ...[PairScore, Timetable, TimetableEntry, TimetableGap],
    ...[Participation, Preference, Proposal, Meeting, Engagement, StateTransition],
    ...[Rating, MeetingOutcome, Reminder],
    ...[Party, Exclusion],
    ...[Introduction, Chances],
  ],
  resolvers: [
    ...[EventResolver, EventSessionResolver, EventSlotResolver, EventTimeResolver],
    ...[
      ParticipationResolver,
      PreferenceResolver,
      ProposalResolver,
      MeetingResolver,
      AgendaResolver,
      AgendaItemResolver,
    ],
    ...[TimetableResolver, EventTimetableResolver],
    ...[Meeting, TimetableMeeting, GapView, UnfitMeeting].map(partiesOf),
    ...[AftermathResolver, RatingResolver, MeetingOutcomeResolver],
    ...[InvitationResolver, ScheduleResolver, MeetingBarProofResolver],
    ...[NoticeResolver, NoticeSideResolver],
    ...[StartupResolver, InvestorResolver, TechnoparkResolver],
  ],
  types: [DraftUnfitError],
  references: {
    Event: async ({ id }, { loaders, viewer }) => {
      const event = await loaders.event.load(id);
      return event && maySeeEvent(event, viewer) ? event : null;
    },
    Meeting: ({ id }, context) => context.loaders.meeting.load(id),
    Startup: ({ id }) => ({ id }),
    Investor: ({ id }) => ({ id }),
    Technopark: ({ id }) => ({ id }),
  },
  loaders,
  handlers,
  migrations: [Initial, Timetables, Life, Choice, LearnedChances, PairLists, JudgedGaps, Organiser],
  seed,
  sweeps,
  warm: async () => {
    startPlanner();
    return 'planner of timetables';
  },
});
