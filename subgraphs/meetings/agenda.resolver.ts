import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { Event, EventSlot } from './event.entity.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { Meeting } from './meeting.entity.ts';
import { LIVE, stateAt } from './meeting.life.ts';
import { Participation } from './participation.entity.ts';
import { isThere, PARTICIPANT_ROLES } from './participation.rules.ts';
import { Preference } from './preference.entity.ts';
import { Proposal } from './proposal.entity.ts';
import { proposalsSeenBy } from './proposal.resolver.ts';

type Ask = Context<MeetingsLoaders>;

@ObjectType('Agenda', { description: 'What the viewer’s party does at an event.', simpleResolvers: true })
@Access({ to: PARTICIPANT_ROLES })
export class Agenda {
  @Field(() => Event, { description: 'The event.' })
  event: Event;

  @Field(() => Participation, { description: 'How the party takes part.' })
  participation: Participation;
}

@Resolver(() => Agenda)
export class AgendaResolver {
  @Query(() => Agenda, {
    nullable: true,
    description: 'The viewer’s own agenda at an event; null when its party does not take part.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  async myAgenda(
    @Arg('eventId', () => ID, { description: 'The event.' }) eventId: string,
    @Ctx() { viewer, loaders }: Ask,
  ): Promise<Agenda | null> {
    const own = await loaders.participationsOfParty.load(viewer.organisationId ?? '');
    const participation = own.find((one) => one.eventId === eventId && one.active);
    const event = await loaders.event.load(eventId);
    return participation && event ? { participation, event } : null;
  }

  @FieldResolver(() => [Meeting], { description: 'Its meetings that stand, in time order.' })
  async meetings(@Root() { event, participation }: Agenda, @Ctx() { loaders, clock }: Ask) {
    const all = await loaders.meetingsOfParty.load(participation.partyId);
    return all.filter((meeting) => meeting.eventId === event.id && stateAt(meeting, clock()) !== 'CANCELLED');
  }

  @FieldResolver(() => [Proposal], { description: 'Proposals it sent, drafted or received, by expiry.' })
  proposals(@Root() { event, participation: { partyId } }: Agenda, @Ctx() { em }: Ask) {
    const own = proposalsSeenBy({ role: 'FOUNDER', organisationId: partyId, personId: null });
    return em.find(Proposal, { $and: [{ eventId: event.id }, own] }, { orderBy: { expiresAt: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [Preference], { description: 'Its wishes that stand.' })
  preferences(@Root() { event, participation: { partyId } }: Agenda, @Ctx() { em }: Ask) {
    return em.find(
      Preference,
      { eventId: event.id, byId: partyId, wish: { $ne: null } },
      { orderBy: { aboutId: 'asc' } },
    );
  }

  @FieldResolver(() => [EventSlot], { description: 'Slots to come in which it is there and meets nobody yet.' })
  async freeSlots(@Root() { event, participation }: Agenda, @Ctx() { loaders, clock }: Ask) {
    const slots = await loaders.slotsOfEvent.load(event.id);
    const meetings = await loaders.meetingsOfParty.load(participation.partyId);
    const taken = meetings.filter((meeting) => LIVE.includes(stateAt(meeting, clock())));
    const free = (slot: EventSlot) => !taken.some((m) => m.startsAt < slot.endsAt && slot.startsAt < m.endsAt);
    return slots.filter((slot) => slot.startsAt > clock() && isThere(participation, slot.day) && free(slot));
  }
}
