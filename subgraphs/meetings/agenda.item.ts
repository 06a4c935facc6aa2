import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { closedList } from '#vocabulary/closed-list';
import { ChanceBasis } from './chances.basis.ts';
import { EventSlot, EventTable } from './event.entity.ts';
import { Interpreter } from './interpreter.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { WhyNoMeeting } from './timetable.states.ts';
import { Wish } from './wish.ts';

export const AgendaStanding = { BOOKED: 'BOOKED', PLANNED: 'PLANNED', NONE: 'NONE' } as const;
export type AgendaStanding = (typeof AgendaStanding)[keyof typeof AgendaStanding];
closedList(AgendaStanding, 'AgendaStanding', 'Whether two meet.', {
  BOOKED: 'They do: `meeting` says more.',
  PLANNED: 'The alliance proposes it, at that slot and table; nothing is booked yet.',
  NONE: 'They do not: `because` says why.',
});

@ObjectType('AgendaPlace', { description: 'Where and when two could meet: all of it is free.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class AgendaPlace {
  @Field(() => EventSlot, { description: 'When.' })
  slot: EventSlot;

  @Field(() => EventTable, { description: 'Where.' })
  table: EventTable;

  @Field(() => Interpreter, { nullable: true, description: 'Who would interpret; null: the two share a language.' })
  interpreter: Interpreter | null;
}

@ObjectType('MeetingChance', {
  description: 'The chance that two keep a meeting: that both accept it, and come.',
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class MeetingChance {
  @Field(() => Float, {
    description:
      '0 to 1, from where each stands with the other. As though neither had asked, so that it tells no wish.',
  })
  probability: number;

  @Field(() => ChanceBasis, { description: 'Whether it is stated or learned.' })
  basedOn: ChanceBasis;

  @Field(() => Int, { description: 'Pairs of past events of which it is known what became.' })
  outcomes: number;
}

/** Reached through an agenda only, which is its party's, the organiser's and the secretariat's. */
@ObjectType('AgendaItem', {
  description: 'A participant and another at an event: whether, when and where they meet, and why or why not.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id", resolvable: false)')
@Access({ to: ['PUBLIC'] })
export class AgendaItem {
  @Field(() => ID, { description: 'Stable within the event.' })
  id: string;

  /** The other party. */
  counterpartId: string;

  @Field(() => AgendaStanding, { description: 'Whether they meet.' })
  standing: AgendaStanding;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place among all whom the participant might meet, by how well both fit: 1 is the best.',
  })
  rank: number | null;

  @Field(() => MeetingChance, { nullable: true, description: 'How likely the two keep a meeting; null: not known.' })
  chance: MeetingChance | null;

  @Field(() => Wish, { nullable: true, description: 'What the participant wishes; for itself and the secretariat.' })
  wish: Wish | null;

  @Field(() => Meeting, {
    nullable: true,
    description: 'The meeting that is booked; its sides, the organiser and the secretariat read it.',
  })
  meeting: Meeting | null;

  @Field(() => EventSlot, { nullable: true, description: 'When, booked or planned.' })
  slot: EventSlot | null;

  @Field(() => EventTable, { nullable: true, description: 'Where.' })
  table: EventTable | null;

  @Field(() => Interpreter, { nullable: true, description: 'Who interprets; null: nobody needs to.' })
  interpreter: Interpreter | null;

  @Field(() => WhyNoMeeting, { nullable: true, description: 'Why they do not meet; null: they do.' })
  because: WhyNoMeeting | null;

  /** Worked out when asked for (agenda.resolver.ts). */
  places: () => AgendaPlace[];
}
