import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { type CursorValue, decodeCursor, encodeCursor } from '#kit/cursor';
import { countEvents, eventsAfter, type Recorded } from '#kit/outbox';
import { PageArguments, pageOf, pageSize } from '#kit/page';
import { Event } from './event.entity.ts';
import type { NoticeDue } from './events.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { Meeting } from './meeting.entity.ts';
import { noticeSchedule } from './notice.schedule.ts';
import { Notice, NoticeSide, Notices } from './notice.types.ts';
import { Proposal } from './proposal.entity.ts';
import { addressOf, invitation } from './schedule.calendar.ts';
import { calendarFile, ScheduleFile } from './schedule.file.ts';
import { EventParty, Person } from './stubs.ts';

type Ask = Context<MeetingsLoaders>;

const TYPE = 'notice.due';
const ORDER = 'notices';

function noticeOf({ id, payload, recordedAt }: Recorded<NoticeDue>): Notice {
  const { kind, to, about, eventId, subjectId, startsAt, endsAt, table, sequence = null, hours = null } = payload;
  const side = (partyId: string) => ({ partyId, eventId, calendarAddress: addressOf(partyId) });
  return {
    ...{ id: `meeting-notice_${id}`, kind, at: recordedAt, to: side(to), about: side(about), eventId, subjectId },
    ...{ startsAt: startsAt && new Date(startsAt), endsAt: endsAt && new Date(endsAt), table, sequence, hours },
  } as Notice;
}

/** A number of the outbox, as text. */
const isNumber: CursorValue = (value) => typeof value === 'string' && /^\d{1,18}$/.test(value);

/** Where the outbox was read to. @throws INVALID_CURSOR */
function placeOf(cursor: string): Pick<Recorded<NoticeDue>, 'tx' | 'id'> {
  const [tx, id] = decodeCursor(cursor, ORDER, [isNumber, isNumber]) as [string, string];
  return { tx, id };
}

@Resolver(() => Notice)
export class NoticeResolver {
  @Query(() => Notices, {
    description:
      'What parties are to be told, in the order of the changes: for whoever sends mail, who goes on from the last cursor.',
  })
  @Access({ to: ['SECRETARIAT'] })
  async meetingNotices(@Args(() => PageArguments) { first, after }: PageArguments, @Ctx() { em }: Ask) {
    const rows = await eventsAfter<NoticeDue>(em, [TYPE], after ? placeOf(after) : null, pageSize(first) + 1);
    const places = new Map(rows.map((row) => [`meeting-notice_${row.id}`, [row.tx, row.id]]));
    const cursor = (notice: Notice) => encodeCursor({ order: ORDER, values: places.get(notice.id)! });
    return pageOf(rows.map(noticeOf), first, Boolean(after), cursor, () => countEvents(em, TYPE));
  }

  @FieldResolver(() => Event, { nullable: true, description: 'At which event.' })
  event(@Root() { eventId }: Notice, @Ctx() { loaders }: Ask) {
    return loaders.event.load(eventId);
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'The meeting, as it is now; null: it is of a proposal.',
  })
  meeting(@Root() { subjectId }: Notice, @Ctx() { loaders }: Ask) {
    return loaders.meeting.load(subjectId);
  }

  @FieldResolver(() => Proposal, {
    nullable: true,
    description: 'The proposal, as it is now; null: it is of a meeting.',
  })
  proposal(@Root() { subjectId }: Notice, @Ctx() { loaders }: Ask) {
    return loaders.proposal.load(subjectId);
  }

  @FieldResolver(() => ScheduleFile, {
    nullable: true,
    description:
      'The change for the calendar of whom it tells (iTIP): a REQUEST, or a CANCEL once it is called off, as the meeting was then. Null: nothing changed.',
  })
  async calendar(
    @Root() notice: Notice,
    @Ctx() context: Ask,
    @Arg('locale', () => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
    locale?: string,
  ) {
    const language = locale ?? context.locale;
    const schedule = await noticeSchedule(notice, language, context);
    return schedule && calendarFile(notice.subjectId, invitation(schedule, language, notice.at));
  }
}

@Resolver(() => NoticeSide)
export class NoticeSideResolver {
  @FieldResolver(() => EventParty, { nullable: true, description: 'The party.' })
  party(@Root() { partyId }: NoticeSide) {
    return { id: partyId };
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who comes for it, with name and address; null while it is not said.',
  })
  async person(@Root() { partyId, eventId }: NoticeSide, @Ctx() { loaders }: Ask) {
    const own = await loaders.participationsOfParty.load(partyId);
    const id = own.find((one) => one.eventId === eventId)?.personId ?? null;
    return id === null ? null : { id };
  }
}
