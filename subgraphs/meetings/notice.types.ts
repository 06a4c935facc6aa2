import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { connectionType } from '#kit/page';
import { DateTime } from '#kit/scalars';
import { NoticeKind } from './notice.kinds.ts';

@ObjectType('MeetingNoticeSide', {
  description: 'A party that a notice speaks of, and who is there for it.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT'] })
export class NoticeSide {
  partyId: string;
  eventId: string;

  @Field(() => String, {
    description: 'How `calendar` calls it, for want of an address: whoever sends the file puts in that of the person.',
  })
  calendarAddress: string;
}

/** Read by whoever sends them. */
@ObjectType('MeetingNotice', {
  description: 'What a party is to be told, by mail or otherwise.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT'] })
export class Notice {
  @Field(() => ID, { description: 'Stable id: whoever read it before need not send it again.' })
  id: string;

  @Field(() => NoticeKind, { description: 'Of what.' })
  kind: NoticeKind;

  @Field(() => DateTime, { description: 'When the change was recorded.' })
  at: Date;

  @Field(() => NoticeSide, { description: 'Who is told.' })
  to: NoticeSide;

  @Field(() => NoticeSide, { description: 'The other side.' })
  about: NoticeSide;

  @Field(() => DateTime, { nullable: true, description: 'When the meeting began as it was then; null: of a proposal.' })
  startsAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  endsAt: Date | null;

  @Field(() => Int, { nullable: true, description: 'Of a reminder: so many hours before it begins, at most.' })
  hours: number | null;

  eventId: string;
  subjectId: string;
  table: string | null;
  sequence: number | null;
}

export const Notices = connectionType('MeetingNotice', () => Notice);
