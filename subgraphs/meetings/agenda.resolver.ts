import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { Access } from '#kit/access';
import type { Context } from '#kit/context';
import { denied, notFound } from '#kit/failure';
import { pageSize } from '#kit/page';
import { AgendaItem, AgendaPlace } from './agenda.item.ts';
import { type Ground, gapsOf, groundOf, itemsOf, meetingsAt } from './agenda.items.ts';
import { readProposed } from './agenda.reader.ts';
import { Event, EventSlot } from './event.entity.ts';
import { organises } from './event.rules.ts';
import type { MeetingsLoaders } from './loaders.ts';
import { Meeting } from './meeting.entity.ts';
import { LIVE, stateAt } from './meeting.life.ts';
import { MEETING_ROLES } from './meeting.rules.ts';
import { Participation } from './participation.entity.ts';
import { isThere, PARTICIPANT_ROLES } from './participation.rules.ts';
import { Preference } from './preference.entity.ts';
import { Proposal } from './proposal.entity.ts';
import { proposalsSeenBy } from './proposal.resolver.ts';
import { EventParty } from './stubs.ts';

type Ask = Context<MeetingsLoaders>;

@ObjectType('Agenda', {
  description: 'What a party does at an event. Itself, the organiser and the secretariat read it.',
  simpleResolvers: true,
})
@Access({ to: MEETING_ROLES })
export class Agenda {
  @Field(() => Event, { description: 'The event.' })
  event: Event;

  @Field(() => Participation, { description: 'How the party takes part.' })
  participation: Participation;

  /** What its items are made of: read once, and only when it is asked for. */
  ground: () => Promise<Ground>;
}

/** The same promise for whoever asks again. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | null = null;
  return () => {
    reading ??= read();
    return reading;
  };
}

function agendaOf(event: Event, participation: Participation, context: Ask): Agenda {
  const { em, viewer, clock } = context;
  const ground = async () =>
    groundOf(participation, await readProposed(em, event, organises(event, viewer), clock()), context);
  return { event, participation, ground: once(ground) };
}

/** Whether the viewer may read what is the party’s own: its proposals and wishes. */
const isOwn = ({ participation }: Agenda, { viewer }: Ask): boolean =>
  viewer.role === 'SECRETARIAT' || viewer.organisationId === participation.partyId;

@Resolver(() => Agenda)
export class AgendaResolver {
  @Query(() => Agenda, {
    nullable: true,
    description: 'The viewer’s own agenda at an event; null when its party does not take part.',
  })
  @Access({ to: PARTICIPANT_ROLES })
  async myAgenda(
    @Arg('eventId', () => ID, { description: 'The event.' }) eventId: string,
    @Ctx() context: Ask,
  ): Promise<Agenda | null> {
    const { viewer, loaders } = context;
    const own = await loaders.participationsOfParty.load(viewer.organisationId ?? '');
    const participation = own.find((one) => one.eventId === eventId && one.active);
    const event = await loaders.event.load(eventId);
    return participation && event ? agendaOf(event, participation, context) : null;
  }

  @Query(() => Agenda, {
    nullable: true,
    description:
      'The agenda of a participant: whom it meets, when and where, with score and reasons; whom it does not, and why. Null when it does not take part.',
  })
  @Access({ to: MEETING_ROLES })
  async agenda(
    @Arg('participant', () => ID, { description: 'The startup, investor or technopark.' }) partyId: string,
    @Arg('event', () => ID, { description: 'The event.' }) eventId: string,
    @Ctx() context: Ask,
  ): Promise<Agenda | null> {
    const { viewer, loaders } = context;
    const event = await loaders.event.load(eventId);
    if (!event || event.state === 'DRAFT') throw notFound('There is no such event.', ['event']);
    if (viewer.organisationId !== partyId && !organises(event, viewer))
      throw denied('An agenda is its party’s and the organiser’s.');
    const all = await loaders.participationsOfParty.load(partyId);
    const participation = all.find((one) => one.eventId === eventId && one.active);
    return participation ? agendaOf(event, participation, context) : null;
  }

  @FieldResolver(() => [AgendaItem], {
    description:
      'Whom it meets, in time order: what is booked, and what the alliance proposes until a timetable is published.',
  })
  async items(@Root() { ground }: Agenda, @Ctx() context: Ask) {
    return itemsOf(await ground(), context);
  }

  @FieldResolver(() => [AgendaItem], { description: 'Whom it does not meet, the best fitting first, and why.' })
  async whyNot(
    @Root() { ground }: Agenda,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: Ask,
  ) {
    return gapsOf(await ground(), context).slice(0, pageSize(first));
  }

  @FieldResolver(() => [Meeting], {
    description: 'Its meetings that stand, in time order; for itself and the secretariat.',
  })
  async meetings(@Root() agenda: Agenda, @Ctx() context: Ask) {
    return isOwn(agenda, context) ? meetingsAt(agenda.participation, context) : [];
  }

  @FieldResolver(() => [Proposal], {
    description: 'Proposals it sent, drafted or received, by expiry; for itself and the secretariat.',
  })
  proposals(@Root() agenda: Agenda, @Ctx() context: Ask) {
    const { event, participation } = agenda;
    const { em, viewer } = context;
    const { partyId } = participation;
    if (!isOwn(agenda, context)) return [];
    const own = proposalsSeenBy({ role: 'FOUNDER', organisationId: partyId, personId: null });
    const seen = { $and: [{ eventId: event.id }, own, proposalsSeenBy(viewer)] };
    return em.find(Proposal, seen, { orderBy: { expiresAt: 'asc', id: 'asc' } });
  }

  @FieldResolver(() => [Preference], { description: 'Its wishes that stand; for itself and the secretariat.' })
  preferences(@Root() agenda: Agenda, @Ctx() context: Ask) {
    const { event, participation } = agenda;
    const { em } = context;
    const { partyId } = participation;
    if (!isOwn(agenda, context)) return [];
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

@Resolver(() => AgendaItem)
export class AgendaItemResolver {
  @FieldResolver(() => EventParty, { nullable: true, description: 'The other.' })
  counterpart(@Root() { counterpartId }: AgendaItem) {
    return { id: counterpartId };
  }

  @FieldResolver(() => [AgendaPlace], {
    description: 'Other slots, with a table, in which both are free; in time order.',
  })
  alternatives(
    @Root() { places }: AgendaItem,
    @Arg('first', () => Int, { defaultValue: 3, description: 'How many, 1 to 100.' }) first: number,
  ) {
    return places().slice(0, pageSize(first));
  }
}
