import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { id, oneOf } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { PARTICIPANT_ROLES } from './participation.rules.ts';
import { setPreference } from './preference.actions.ts';
import { Preference } from './preference.entity.ts';
import { SetPreferenceInput, SetPreferencePayload } from './preference.inputs.ts';
import { EventParty } from './stubs.ts';
import { Wish } from './wish.ts';

const Preferences = collection(Preference, 'MeetingPreference', {
  event: id({ property: 'eventId' }),
  by: id({ property: 'byId' }),
  about: id({ property: 'aboutId' }),
  wish: oneOf(Wish, 'MeetingWish'),
});

@Resolver(() => Preference)
export class PreferenceResolver {
  @Query(() => Preferences.Connection, { description: 'Wishes: all for the secretariat, else one’s own.' })
  @Access({ to: PARTICIPANT_ROLES })
  meetingPreferences(
    @Args(() => Preferences.Arguments) args: InstanceType<typeof Preferences.Arguments>,
    @Ctx() context: Context,
  ) {
    const { role, organisationId } = context.viewer;
    return Preferences.list(args, context, role === 'SECRETARIAT' ? {} : { byId: organisationId });
  }

  @FieldResolver(() => EventParty, { nullable: true, description: 'Whose wish it is.' })
  by(@Root() { byId }: Preference) {
    return { id: byId };
  }

  @FieldResolver(() => EventParty, { nullable: true, description: 'Whom it is about.' })
  about(@Root() { aboutId }: Preference) {
    return { id: aboutId };
  }

  @Mutation(() => SetPreferencePayload, {
    description:
      'Says must, want or never; the other side is not told. A never turns away what lies open between the two.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  setPreference(@Arg('input', () => SetPreferenceInput) input: SetPreferenceInput, @Ctx() context: Context) {
    return attempt('preference', () => setPreference(input, context));
  }
}
