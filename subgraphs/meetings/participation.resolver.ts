import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import { boolean, id, listOf, oneOf, text } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { Language } from '#vocabulary/language';
import { Event } from './event.entity.ts';
import type { MeetingsLoaders } from './loaders.ts';
import {
  PARTICIPATION_CONSTRAINTS,
  registerParticipation,
  updateParticipation,
  withdrawParticipation,
} from './participation.actions.ts';
import { ParticipantRole, Participation } from './participation.entity.ts';
import {
  RegisterParticipationInput,
  RegisterParticipationPayload,
  UpdateParticipationInput,
  UpdateParticipationPayload,
  WithdrawParticipationInput,
  WithdrawParticipationPayload,
} from './participation.inputs.ts';
import { PARTICIPANT_ROLES } from './participation.rules.ts';
import { EventParty, Person } from './stubs.ts';

const Participations = collection(Participation, 'Participation', {
  event: id({ property: 'eventId' }),
  party: id({ property: 'partyId' }),
  partyType: text(),
  role: oneOf(ParticipantRole, 'ParticipantRole'),
  languages: listOf(Language, 'Language'),
  active: boolean(),
});
export const ParticipationConnection = Participations.Connection;

@Resolver(() => Participation)
export class ParticipationResolver {
  @Query(() => Participations.Connection, { description: 'Who takes part in what, also those who withdrew.' })
  @Access({ to: ['PUBLIC'] })
  participations(
    @Args(() => Participations.Arguments) args: InstanceType<typeof Participations.Arguments>,
    @Ctx() context: Context,
  ) {
    return Participations.list(args, context);
  }

  @Query(() => Participations.Aggregation, { description: 'Participations in groups.' })
  @Access({ to: ['PUBLIC'] })
  participationsAggregate(
    @Args(() => Participations.AggregateArguments) args: InstanceType<typeof Participations.AggregateArguments>,
    @Ctx() context: Context,
  ) {
    return Participations.aggregate(args, context);
  }

  @FieldResolver(() => Event, { nullable: true, description: 'At which event.' })
  event(@Root() { eventId }: Participation, @Ctx() { loaders }: Context<MeetingsLoaders>) {
    return loaders.event.load(eventId);
  }

  @FieldResolver(() => EventParty, { nullable: true, description: 'Who takes part.' })
  party(@Root() { partyId }: Participation) {
    return { id: partyId };
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who comes for it; null while it is not said.' })
  @Access({ to: ['SECRETARIAT'], own: ['partyId'] })
  person(@Root() { personId }: Participation) {
    return personId ? { id: personId } : null;
  }

  @Mutation(() => RegisterParticipationPayload, {
    description: 'Enters a party for an event, or again, if it withdrew.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  registerParticipation(
    @Arg('input', () => RegisterParticipationInput) input: RegisterParticipationInput,
    @Ctx() context: Context,
  ) {
    return attempt(context, 'participation', () => registerParticipation(input, context), PARTICIPATION_CONSTRAINTS);
  }

  @Mutation(() => UpdateParticipationPayload, { description: 'Changes languages, days or quota.' })
  @Access({ to: PARTICIPANT_ROLES })
  updateParticipation(
    @Arg('input', () => UpdateParticipationInput) input: UpdateParticipationInput,
    @Ctx() context: Context,
  ) {
    return attempt(context, 'participation', () => updateParticipation(input, context));
  }

  @Mutation(() => WithdrawParticipationPayload, {
    description: 'Withdraws a party from an event: its proposals lapse, its meetings are cancelled, with notice.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  withdrawParticipation(
    @Arg('input', () => WithdrawParticipationInput) input: WithdrawParticipationInput,
    @Ctx() context: Context,
  ) {
    return attempt(context, 'participation', () => withdrawParticipation(input, context));
  }
}
