import { Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { DateTime } from '#kit/scalars';
import { proveBars } from './bar-proof.reader.ts';

@ObjectType('MeetingBarBreach', {
  description: 'Two parties whom a proposal, a meeting or a draft brings together although something bars them.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT'] })
class MeetingBarBreach {
  @Field(() => ID, {
    description: 'The proposal, the meeting, or the meeting that a draft timetable holds a place for.',
  })
  subjectId: string;

  @Field(() => ID, { description: 'One party.' })
  a: string;

  @Field(() => ID, { description: 'The other.' })
  b: string;

  @Field(() => ID, { nullable: true, description: 'The exclusion; null: one of the two said NEVER.' })
  exclusionId: string | null;
}

@ObjectType('MeetingBarProof', {
  description: 'What was held against all exclusions and all NEVERs, and what was found.',
  simpleResolvers: true,
})
@Access({ to: ['SECRETARIAT'] })
class MeetingBarProof {
  @Field(() => DateTime, { description: 'When it was checked.' })
  checkedAt: Date;

  @Field(() => Int, { description: 'Exclusions in force on the day or later.' })
  exclusions: number;

  @Field(() => Int, { description: 'NEVERs at events that are not over.' })
  nevers: number;

  @Field(() => Int, {
    description: 'Proposals that wait for an answer or are agreed, checked for each day to the event’s end.',
  })
  proposals: number;

  @Field(() => Int, {
    description: 'Meetings that stand and are not over, checked for the days on which they take place.',
  })
  meetings: number;

  @Field(() => Int, { description: 'Meetings that draft timetables hold a place for, checked likewise.' })
  drafts: number;

  @Field(() => [MeetingBarBreach], { description: 'Barred pairs found; empty is the proof.' })
  breaches: MeetingBarBreach[];
}

@Resolver()
export class MeetingBarProofResolver {
  @Query(() => MeetingBarProof, {
    description:
      'Proof at the source that no proposal, no meeting and no draft breaks an exclusion or a NEVER: each looked up on its own days, without the rules that refuse and call off.',
  })
  @Access({ to: ['SECRETARIAT'] })
  async meetingBarProof(@Ctx() { em, clock }: Context): Promise<MeetingBarProof> {
    const checkedAt = clock();
    return { checkedAt, ...(await proveBars(em, checkedAt)) } as MeetingBarProof;
  }
}
