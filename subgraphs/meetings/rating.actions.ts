import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { conflict, invalid } from '#kit/failure';
import { changeMeeting } from './meeting.change.ts';
import type { Meeting } from './meeting.entity.ts';
import { mustBeOneOf } from './meeting.rules.ts';
import { advanceMeeting } from './meeting.steps.ts';
import { Rating } from './rating.entity.ts';
import type { RateMeetingInput } from './rating.inputs.ts';

/** @throws INVALID_STARS */
function mustBeStars(stars: number): void {
  if (stars < 1 || stars > 5) throw invalid('INVALID_STARS', 'Stars are from 1 to 5.', ['stars']);
}

export async function rateMeeting(input: RateMeetingInput, context: Context): Promise<Meeting> {
  const { byId, stars, comment = null } = input;
  mustBeStars(stars);
  return changeMeeting('rateMeeting', input, context, async (tx, meeting) => {
    mustOwn(tx.viewer, byId);
    mustBeOneOf(meeting, byId);
    const row = { id: tx.newId('meeting-rating'), meetingId: meeting.id, byId, stars, comment, at: tx.clock() };
    tx.em.create(Rating, row);
    advanceMeeting(tx, 'rate', meeting);
  });
}

/** What a race may break: two ratings of one side. */
export const RATING_CONSTRAINTS = {
  rating_meeting_id_by_id_unique: conflict('ALREADY_RATED', 'This side has rated the meeting already.', ['byId']),
};
