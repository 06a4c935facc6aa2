import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { payloadOf } from '#kit/mutation';
import { Meeting } from './meeting.entity.ts';
import { MEETING_ROLES } from './meeting.rules.ts';

@InputType({ description: 'Books a time and a table for two participants.' })
export class ScheduleMeetingInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;

  @Field(() => ID, { description: 'One party.' })
  a: string;

  @Field(() => ID, { description: 'The other party.' })
  b: string;

  @Field(() => ID, { description: 'When: a slot of the event.' })
  slotId: string;

  @Field(() => ID, { nullable: true, description: 'Where; the first free table when absent.' })
  tableId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: keep it for 15 minutes, to be confirmed.' })
  hold: boolean;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Confirms a held meeting before the hold lapses.' })
export class ConfirmMeetingInput {
  @Field(() => ID, { description: 'Which.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Moves a meeting to another slot or table; both sides get notice.' })
export class MoveMeetingInput extends ConfirmMeetingInput {
  @Field(() => ID, { description: 'When it is to be.' })
  slotId: string;

  @Field(() => ID, { nullable: true, description: 'Where; the first free table when absent.' })
  tableId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words: at most 2,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Calls a meeting off; both sides get notice.' })
export class CancelMeetingInput extends ConfirmMeetingInput {
  @Field(() => String, { nullable: true, description: 'Why, in words: at most 2,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Says whether a meeting took place.' })
export class RecordAttendanceInput extends ConfirmMeetingInput {
  @Field(() => Boolean, { description: 'False: a side did not come.' })
  tookPlace: boolean;

  @Field(() => [ID], { nullable: true, description: 'Which of the sides did not come; absent: it is not known.' })
  absent?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What is to be said of it, in words: at most 2,000 characters.' })
  reason?: string | null;
}

@InputType({ description: 'Puts right what was recorded of a meeting.' })
export class CorrectAttendanceInput extends RecordAttendanceInput {}

@InputType({ description: 'Lets two meetings of an event change places; all sides get notice.' })
export class SwapMeetingsInput extends ConfirmMeetingInput {
  @Field(() => ID, { description: 'The other meeting.' })
  otherId: string;

  @Field(() => Int, { description: 'The version of the other that you read.' })
  otherExpectedVersion: number;

  @Field(() => String, { nullable: true, description: 'Why, in words: at most 2,000 characters.' })
  reason?: string | null;
}

@ObjectType('MeetingSwap', { description: 'Two meetings that changed places.', simpleResolvers: true })
@Access({ to: MEETING_ROLES })
export class MeetingSwap {
  @Field(() => Meeting, { description: 'The one.' })
  meeting: Meeting;

  @Field(() => Meeting, { description: 'The other.' })
  other: Meeting;
}

const payload = (name: string) => payloadOf(name, 'meeting', () => Meeting);
export const ScheduleMeetingPayload = payload('ScheduleMeetingPayload');
export const ConfirmMeetingPayload = payload('ConfirmMeetingPayload');
export const MoveMeetingPayload = payload('MoveMeetingPayload');
export const CancelMeetingPayload = payload('CancelMeetingPayload');
export const RecordAttendancePayload = payload('RecordAttendancePayload');
export const CorrectAttendancePayload = payload('CorrectAttendancePayload');
export const SwapMeetingsPayload = payloadOf('SwapMeetingsPayload', 'swap', () => MeetingSwap);
