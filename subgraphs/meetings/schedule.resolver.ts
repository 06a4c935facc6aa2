import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { TimeZone } from '#kit/scalars';
import type { MeetingsLoaders } from './loaders.ts';
import { Meeting } from './meeting.entity.ts';
import { Participation } from './participation.entity.ts';
import { invitation, published } from './schedule.calendar.ts';
import { scheduleCsv } from './schedule.csv.ts';
import { type Schedule, scheduleOf } from './schedule.entry.ts';
import { calendarFile, ScheduleFile } from './schedule.file.ts';
import { schedulePage } from './schedule.html.ts';

type Ask = Context<MeetingsLoaders>;

@ArgsType()
class ScheduleArguments {
  @Field(() => String, { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' })
  locale?: string | null;

  @Field(() => TimeZone, { nullable: true, description: 'By whose clocks, as an IANA zone; the venue’s when absent.' })
  zone?: string | null;
}

const LOCALE = { nullable: true, description: 'BCP 47 tag; the viewer’s language when absent.' } as const;

@Resolver(() => Meeting)
export class InvitationResolver {
  @FieldResolver(() => ScheduleFile, {
    description:
      'For the calendars of its sides (iCalendar): a REQUEST while it stands, a CANCEL once it is called off.',
  })
  async calendar(@Root() meeting: Meeting, @Ctx() context: Ask, @Arg('locale', () => String, LOCALE) locale?: string) {
    const event = (await context.loaders.event.load(meeting.eventId))!;
    const language = locale ?? context.locale;
    const schedule = await scheduleOf(event, [meeting], language, context);
    return calendarFile(meeting.id, invitation(schedule, language, context.clock()));
  }
}

async function scheduleFor({ eventId, partyId }: Participation, locale: string, context: Ask): Promise<Schedule> {
  const event = (await context.loaders.event.load(eventId))!;
  const all = await context.loaders.meetingsOfParty.load(partyId);
  return scheduleOf(
    event,
    all.filter((meeting) => meeting.eventId === eventId),
    locale,
    context,
  );
}

/** A participant's meetings on paper and in files: its own affair, and the organiser's. */
@Resolver(() => Participation)
export class ScheduleResolver {
  @FieldResolver(() => ScheduleFile, {
    nullable: true,
    description: 'All its meetings at the event, for a calendar (iCalendar, METHOD PUBLISH).',
  })
  @Access({ to: ['SECRETARIAT'], own: ['partyId'] })
  async calendar(
    @Root() participation: Participation,
    @Ctx() context: Ask,
    @Arg('locale', () => String, LOCALE) locale?: string,
  ) {
    const language = locale ?? context.locale;
    const schedule = await scheduleFor(participation, language, context);
    return calendarFile(participation.id, published(schedule, language, context.clock()));
  }

  @FieldResolver(() => ScheduleFile, {
    nullable: true,
    description: 'Its meetings that stand, as a table for a spreadsheet (RFC 4180).',
  })
  @Access({ to: ['SECRETARIAT'], own: ['partyId'] })
  async csv(
    @Root() participation: Participation,
    @Args(() => ScheduleArguments) args: ScheduleArguments,
    @Ctx() context: Ask,
  ) {
    const schedule = await scheduleFor(participation, args.locale ?? context.locale, context);
    const text = scheduleCsv(schedule, participation.partyId, args.zone ?? schedule.event.timeZone);
    return { mediaType: 'text/csv; charset=utf-8; header=present', fileName: `${participation.id}.csv`, text };
  }

  @FieldResolver(() => ScheduleFile, { nullable: true, description: 'Its meetings that stand, as a page to print.' })
  @Access({ to: ['SECRETARIAT'], own: ['partyId'] })
  async html(
    @Root() participation: Participation,
    @Args(() => ScheduleArguments) args: ScheduleArguments,
    @Ctx() context: Ask,
  ) {
    const locale = args.locale ?? context.locale;
    const schedule = await scheduleFor(participation, locale, context);
    const text = schedulePage(schedule, participation.partyId, args.zone ?? schedule.event.timeZone, locale);
    return { mediaType: 'text/html; charset=utf-8', fileName: `${participation.id}.html`, text };
  }
}
