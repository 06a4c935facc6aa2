import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '#kit/access';
import { conflict, type Failure } from '#kit/failure';
import { MutationError } from '#kit/mutation';
import { closedList } from '#vocabulary/closed-list';

export const WhyUnfit = {
  AWAY: 'AWAY',
  QUOTA: 'QUOTA',
  NO_COMMON_LANGUAGE: 'NO_COMMON_LANGUAGE',
  INTERPRETER_AWAY: 'INTERPRETER_AWAY',
  NOT_POSSIBLE: 'NOT_POSSIBLE',
  SETTLED: 'SETTLED',
  BEGUN: 'BEGUN',
} as const;
export type WhyUnfit = (typeof WhyUnfit)[keyof typeof WhyUnfit];
closedList(WhyUnfit, 'WhyMeetingUnfit', 'Why a planned meeting no longer fits.', {
  AWAY: 'A side took back the day, or has something else then.',
  QUOTA: 'A side wants fewer meetings now than it would have.',
  NO_COMMON_LANGUAGE: 'The two share no language any more, nor does its interpreter bridge them.',
  INTERPRETER_AWAY: 'Its interpreter does not work then any more.',
  NOT_POSSIBLE: 'The two cannot be brought together any more.',
  SETTLED: 'The meeting that it moves was called off, moved, agreed or pinned since.',
  BEGUN: 'Its time has come already.',
});

/** Told to the organiser only, who sees the whole draft. */
@ObjectType('UnfitMeeting', { description: 'A planned meeting that no longer fits, and why.', simpleResolvers: true })
@Access({ to: ['PUBLIC'] })
export class UnfitMeeting {
  @Field(() => ID, { description: 'Its id in the timetable; what `pinMeetings` takes.' })
  id: string;

  a: string;
  b: string;

  @Field(() => WhyUnfit, { description: 'Why.' })
  because: WhyUnfit;

  @Field(() => Boolean, { description: 'True: planning again keeps it, so unpin it first.' })
  pinned: boolean;
}

@ObjectType('DraftUnfitError', {
  description:
    'Meetings of a draft no longer fit what was agreed or taken back since: unpin those that are pinned, and plan again.',
  implements: MutationError,
  simpleResolvers: true,
})
@Access({ to: ['PUBLIC'] })
export class DraftUnfitError extends MutationError {
  @Field(() => [UnfitMeeting], { description: 'Which, in time order.' })
  meetings: UnfitMeeting[];
}

/** As many are named in the sentence. */
const NAMED = 3;

/** @param meetings one at least */
export function unfit(meetings: readonly UnfitMeeting[]): Failure {
  const named = meetings.slice(0, NAMED).map(({ id, a, b, because }) => `${id} of ${a} and ${b} (${because})`);
  const more = meetings.length > NAMED ? ` and ${meetings.length - NAMED} more` : '';
  const pinned = meetings.filter((one) => one.pinned).length;
  const then =
    pinned === 0
      ? 'plan again'
      : `unpin ${pinned === 1 ? 'the one that is' : `the ${pinned} that are`} pinned, and plan again`;
  const message = `The draft no longer fits what was agreed or taken back since: ${named.join(', ')}${more}; ${then}.`;
  return conflict('EVENT_CHANGED', message, ['id'], { type: 'DraftUnfitError', fields: { meetings } });
}
