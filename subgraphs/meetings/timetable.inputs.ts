import { Field, ID, InputType, Int } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { Timetable } from './timetable.entity.ts';
import { PairChoice, TimetableMode } from './timetable.states.ts';

@InputType({ description: 'Asks for a draft of an event’s timetable.' })
export class PlanTimetableInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;

  @Field(() => TimetableMode, { defaultValue: TimetableMode.KEEP_PINNED, description: 'What stays where it is.' })
  mode: TimetableMode;

  @Field(() => PairChoice, { defaultValue: PairChoice.HEURISTIC, description: 'How it is chosen who meets whom.' })
  choice: PairChoice;

  @Field(() => Int, { nullable: true, description: 'Nobody waits longer between two meetings of a session (minutes).' })
  longestWaitMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Meetings that everybody should have, as far as they can be had.' })
  atLeast?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'True: each state’s participants get their share.' })
  fairToStates: boolean;

  @Field(() => Int, {
    defaultValue: 1,
    description:
      'How long to search, 0 to 10: more is better and slower. An EXACT choice takes a second, and up to one more for each point: from 4 on it may be longer than the gateway waits (SUBGRAPH_TIMEOUT_MS, 5 seconds unless set). The search goes on then; ask again with the same idempotency key for what it found.',
  })
  effort: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Schedules the meetings of a draft; everybody gets notice.' })
export class PublishTimetableInput {
  @Field(() => ID, { description: 'Which timetable.' })
  id: string;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;

  @Field(() => String, { description: 'The same key gives the same reply for 24 hours.' })
  idempotencyKey: string;
}

@InputType({ description: 'Pins meetings, planned or booked, to where they are, or lets them go.' })
export class PinMeetingsInput {
  @Field(() => ID, { description: 'Which timetable.' })
  timetableId: string;

  @Field(() => [ID], { description: 'Meetings of the timetable.' })
  meetings: string[];

  @Field(() => Boolean, { description: 'True: they stay when the draft is made anew, or a later one rearranges.' })
  pinned: boolean;

  @Field(() => Int, { description: 'The version you read.' })
  expectedVersion: number;
}

const payload = (name: string) => payloadOf(name, 'timetable', () => Timetable);
export const PlanTimetablePayload = payload('PlanTimetablePayload');
export const PublishTimetablePayload = payload('PublishTimetablePayload');
export const PinMeetingsPayload = payload('PinMeetingsPayload');
