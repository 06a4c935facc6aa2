import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { connectionType } from '#kit/page';
import { EventSlot, EventTable } from './event.entity.ts';
import { Interpreter } from './interpreter.entity.ts';
import { Participation } from './participation.entity.ts';
import { WhyNoMeeting } from './timetable.states.ts';

/** Of these, each is reached through a timetable only, and a timetable is its organiser's and the secretariat's. */
const REACHED = { to: ['PUBLIC'] };

@ObjectType('TimetableMeeting', { description: 'A meeting of a timetable, booked or planned.', simpleResolvers: true })
@Access(REACHED)
export class TimetableMeeting {
  @Field(() => ID, { description: 'Id of the meeting that it is, or becomes.' })
  id: string;

  a: string;
  b: string;

  @Field(() => EventSlot, { description: 'When.' })
  slot: EventSlot;

  @Field(() => EventTable, { nullable: true, description: 'Where.' })
  table: EventTable | null;

  @Field(() => Interpreter, { nullable: true, description: 'Who interprets; null: the two share a language.' })
  interpreter: Interpreter | null;

  @Field(() => Boolean, { description: 'True: it stays when the draft is made anew, or a later one rearranges.' })
  pinned: boolean;

  @Field(() => EventSlot, {
    nullable: true,
    description: 'Where it is booked until the draft that moves it is published; null: the draft does not move it.',
  })
  movedFrom: EventSlot | null;

  @Field(() => Boolean, { description: 'True: it is booked; false: it waits for the timetable to be published.' })
  booked: boolean;
}

@ObjectType('TimetableGap', { description: 'Two who might have met and do not.', simpleResolvers: true })
@Access(REACHED)
export class GapView {
  @Field(() => ID, { description: 'Stable within the timetable.' })
  id: string;

  a: string;
  b: string;

  @Field(() => WhyNoMeeting, { description: 'Why; what is private the secretariat reads.' })
  because: WhyNoMeeting;
}

@ObjectType('WhyNoMeetingCount', { description: 'How often a reason stands in the way.', simpleResolvers: true })
@Access(REACHED)
export class WhyNoMeetingCount {
  @Field(() => WhyNoMeeting, { description: 'The reason.' })
  because: WhyNoMeeting;

  @Field(() => Int, { description: 'Pairs for which it is the first that stops them.' })
  pairs: number;
}

@ObjectType('ParticipantWithout', { description: 'A participant who got no meeting, and why.', simpleResolvers: true })
@Access(REACHED)
export class ParticipantWithout {
  @Field(() => ID, { description: 'Id of the participation.' })
  id: string;

  @Field(() => Participation, { description: 'Who.' })
  participation: Participation;

  @Field(() => [WhyNoMeetingCount], {
    description: 'What stopped its pairs, the most frequent first; empty: it had no pair that the viewer may know of.',
  })
  because: WhyNoMeetingCount[];
}

export const TimetableMeetings = connectionType('TimetableMeeting', () => TimetableMeeting);
export const TimetableGaps = connectionType('TimetableGap', () => GapView);
