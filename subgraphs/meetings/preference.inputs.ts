import { Field, ID, InputType } from 'type-graphql';
import { payloadOf } from '#kit/mutation';
import { Preference } from './preference.entity.ts';
import { Wish } from './wish.ts';

@InputType({ description: 'Says whether one participant wishes to meet another.' })
export class SetPreferenceInput {
  @Field(() => ID, { description: 'The event.' })
  eventId: string;

  @Field(() => ID, { description: 'The party whose wish it is.' })
  byId: string;

  @Field(() => ID, { description: 'The party it is about.' })
  aboutId: string;

  @Field(() => Wish, { nullable: true, description: 'The wish; null or absent takes it back.' })
  wish?: Wish | null;
}

export const SetPreferencePayload = payloadOf('SetPreferencePayload', 'preference', () => Preference);
