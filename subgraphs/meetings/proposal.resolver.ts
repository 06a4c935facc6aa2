import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import { collection } from '#kit/collection';
import type { Context } from '#kit/context';
import type { Where } from '#kit/filter';
import { id, instant } from '#kit/filter';
import { attempt } from '#kit/mutation';
import { StateTransition } from '#kit/state-machine';
import type { Viewer } from '#kit/viewer';
import { MEETING_CONSTRAINTS } from './booking.actions.ts';
import { counterProposal } from './counter-proposal.actions.ts';
import { Event, EventSlot } from './event.entity.ts';
import { oldestFirst } from './history.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { Meeting } from './meeting.entity.ts';
import { stateAt as meetingStateAt } from './meeting.life.ts';
import { maySee, SEES_ALL } from './meeting.rules.ts';
import { PARTICIPANT_ROLES } from './participation.rules.ts';
import { PROPOSAL_CONSTRAINTS, proposeMeeting, respondToProposal, sendProposal } from './proposal.actions.ts';
import { Proposal } from './proposal.entity.ts';
import {
  CounterProposalInput,
  CounterProposalPayload,
  ProposeMeetingInput,
  ProposeMeetingPayload,
  RespondToProposalInput,
  RespondToProposalPayload,
  SendProposalInput,
  SendProposalPayload,
} from './proposal.inputs.ts';
import { stateAt } from './proposal.life.ts';
import { ProposalState } from './proposal.states.ts';
import { EventParty } from './stubs.ts';

type Ask = Context<MeetingsLoaders>;

const Proposals = collection(Proposal, 'MeetingProposal', {
  event: id({ property: 'eventId' }),
  from: id({ property: 'fromId' }),
  to: id({ property: 'toId' }),
  expiresAt: instant(),
});

/** A draft is its author's alone. */
export const proposalsSeenBy = ({ role, organisationId }: Viewer): Where =>
  SEES_ALL.includes(role)
    ? { state: { $ne: 'DRAFT' } }
    : { $or: [{ fromId: organisationId }, { toId: organisationId, state: { $ne: 'DRAFT' } }] };

@Resolver(() => Proposal)
export class ProposalResolver {
  @Query(() => Proposals.Connection, {
    description:
      'Proposals to meet: those sent, for the secretariat and analysts; else those one sent, drafted or received.',
  })
  @Access({ to: [...PARTICIPANT_ROLES, 'ANALYST'] })
  meetingProposals(
    @Args(() => Proposals.Arguments) args: InstanceType<typeof Proposals.Arguments>,
    @Ctx() context: Ask,
  ) {
    return Proposals.list(args, context, proposalsSeenBy(context.viewer));
  }

  @Query(() => Proposals.Aggregation, { description: 'The proposals one may see, in groups.' })
  @Access({ to: [...PARTICIPANT_ROLES, 'ANALYST'] })
  meetingProposalsAggregate(
    @Args(() => Proposals.AggregateArguments) args: InstanceType<typeof Proposals.AggregateArguments>,
    @Ctx() context: Ask,
  ) {
    return Proposals.aggregate(args, context, proposalsSeenBy(context.viewer));
  }

  @FieldResolver(() => Event, { nullable: true, description: 'At which event.' })
  event(@Root() { eventId }: Proposal, @Ctx() { loaders }: Ask) {
    return loaders.event.load(eventId);
  }

  @FieldResolver(() => EventParty, { nullable: true, description: 'Who proposes.' })
  from(@Root() { fromId }: Proposal) {
    return { id: fromId };
  }

  @FieldResolver(() => EventParty, { nullable: true, description: 'Who is asked.' })
  to(@Root() { toId }: Proposal) {
    return { id: toId };
  }

  @FieldResolver(() => EventSlot, { nullable: true, description: 'When its author would meet; null: at any time.' })
  slot(@Root() { slotId }: Proposal, @Ctx() { loaders }: Ask) {
    return slotId ? loaders.slot.load(slotId) : null;
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'The meeting that the two have at the event; else null.',
  })
  async meeting(@Root() { eventId, fromId, toId }: Proposal, @Ctx() { loaders, clock, viewer }: Ask) {
    const between = (await loaders.meetingsOfParty.load(fromId)).filter(
      (one) => one.eventId === eventId && (one.a === toId || one.b === toId),
    );
    return between.find((one) => meetingStateAt(one, clock()) !== 'CANCELLED' && maySee(one, viewer)) ?? null;
  }

  @FieldResolver(() => Proposal, { nullable: true, description: 'The proposal that it answers with another time.' })
  answers(@Root() { answers }: Proposal, @Ctx() { loaders }: Ask) {
    return answers ? loaders.proposal.load(answers) : null;
  }

  @FieldResolver(() => ProposalState, { description: 'How far it has come.' })
  state(@Root() proposal: Proposal, @Ctx() { clock }: Ask) {
    return stateAt(proposal, clock());
  }

  @FieldResolver(() => [StateTransition], { description: 'What was done with it, oldest first.' })
  async history(@Root() proposal: Proposal, @Ctx() { loaders }: Ask) {
    return oldestFirst(await loaders.historyOf.load(proposal.id), ProposalState);
  }

  @Mutation(() => ProposeMeetingPayload, {
    description: 'Proposes to meet. NOT_POSSIBLE says that the two cannot be brought together, and no more.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  proposeMeeting(@Arg('input', () => ProposeMeetingInput) input: ProposeMeetingInput, @Ctx() context: Ask) {
    return attempt(context, 'proposal', () => proposeMeeting(input, context), PROPOSAL_CONSTRAINTS);
  }

  @Mutation(() => SendProposalPayload, { description: 'Sends a draft.' })
  @Access({ to: PARTICIPANT_ROLES })
  sendProposal(@Arg('input', () => SendProposalInput) input: SendProposalInput, @Ctx() context: Ask) {
    return attempt(context, 'proposal', () => sendProposal(input, context), PROPOSAL_CONSTRAINTS);
  }

  @Mutation(() => RespondToProposalPayload, {
    description:
      'Accepts or declines a proposal received. Accepting one that names a slot books it; where it cannot be had (SLOT_TAKEN, NO_TABLE_FREE, SLOT_PAST, NOT_AVAILABLE, QUOTA_REACHED, ALREADY_MEETING), the proposal still waits.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  respondToProposal(@Arg('input', () => RespondToProposalInput) input: RespondToProposalInput, @Ctx() context: Ask) {
    return attempt(context, 'proposal', () => respondToProposal(input, context), MEETING_CONSTRAINTS);
  }

  @Mutation(() => CounterProposalPayload, {
    description: 'Answers a proposal received with another time: it is declined, and a new one goes to its author.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  counterProposal(@Arg('input', () => CounterProposalInput) input: CounterProposalInput, @Ctx() context: Ask) {
    return attempt(context, 'proposal', () => counterProposal(input, context), PROPOSAL_CONSTRAINTS);
  }
}
