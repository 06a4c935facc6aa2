import { Field, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import type { Calendar } from './schedule.calendar.ts';

@ObjectType('ScheduleFile', {
  description: 'A file that a front end offers for download, or attaches to a message.',
  simpleResolvers: true,
})
@Access({ to: ['FOUNDER', 'INVESTOR', 'TECHNOPARK_MANAGER', 'SECRETARIAT', 'ANALYST'] })
export class ScheduleFile {
  @Field(() => String, { description: 'What to send it as: `text/calendar; charset=utf-8; method=REQUEST`.' })
  mediaType: string;

  @Field(() => String, { description: 'What to save it as.' })
  fileName: string;

  @Field(() => String, { description: 'What is in it, as text.' })
  text: string;
}

export const calendarFile = (id: string, { method, text }: Calendar): ScheduleFile => ({
  mediaType: `text/calendar; charset=utf-8; method=${method}`,
  ...{ fileName: `${id}.ics`, text },
});
