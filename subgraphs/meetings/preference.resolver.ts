import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { id, oneOf, type Where } from '#kit/filter';
import { attempt } from '#kit/mutation';
import type { Viewer } from '#kit/viewer';
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

/** All for the secretariat, else one’s own. */
const seenBy = ({ role, organisationId }: Viewer): Where => (role === 'SECRETARIAT' ? {} : { byId: organisationId });

@Resolver(() => Preference)
export class PreferenceResolver {
  @Query(() => Preferences.Connection, { description: 'Wishes: all for the secretariat, else one’s own.' })
  @Access({ to: PARTICIPANT_ROLES })
  meetingPreferences(
    @Args(() => Preferences.Arguments) args: InstanceType<typeof Preferences.Arguments>,
    @Ctx() context: Context,
  ) {
    return Preferences.list(args, context, seenBy(context.viewer));
  }

  @Query(() => Preferences.Aggregation, { description: 'The wishes one may see, in groups.' })
  @Access({ to: PARTICIPANT_ROLES })
  meetingPreferencesAggregate(
    @Args(() => Preferences.AggregateArguments) args: InstanceType<typeof Preferences.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Preferences.aggregate(args, context, seenBy(context.viewer));
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
    return attempt(context, 'preference', () => setPreference(input, context));
  }
}
