import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { mustOwn } from '#kit/access';
import type { Context } from '#kit/context';
import { conflict, invalid, notFound } from '#kit/failure';
import { typeOf } from '#kit/id';
import { once } from '#kit/idempotency';
import { record } from '#kit/outbox';
import { Party } from './bar.entity.ts';
import { callOff } from './calling-off.actions.ts';
import type { ParticipationChanged } from './events.ts';
import { Participation } from './participation.entity.ts';
import type {
  RegisterParticipationInput,
  UpdateParticipationInput,
  WithdrawParticipationInput,
} from './participation.inputs.ts';
import { mustBeSound, mustBeToCome, PARTICIPANTS } from './participation.rules.ts';

export function tellParticipation(em: EntityManager, participation: Participation): void {
  const { id, eventId, partyId, partyType, languages, days, quota, active } = participation;
  const payload = { id, eventId, partyId, partyType, languages, days, quota, active };
  record<ParticipationChanged>(em, { type: 'participation.changed', payload });
}

/** @throws UNKNOWN_PARTY unless it is a startup, investor or technopark that the alliance knows */
async function mustBeKnown(em: EntityManager, partyId: string): Promise<string> {
  const type = typeOf(partyId);
  if (type && PARTICIPANTS.includes(type) && (await em.count(Party, { id: partyId })) > 0) return type;
  throw invalid('UNKNOWN_PARTY', `${partyId} is no startup, investor or technopark known here.`, ['partyId']);
}

/** That it is the id of a person; whose people they are is not known here. @throws UNKNOWN_PERSON */
function mustBePerson(personId: string | null): void {
  if (personId === null || typeOf(personId) === 'Person') return;
  throw invalid('UNKNOWN_PERSON', `${personId} is no person.`, ['personId']);
}

const ENTERED = conflict('ALREADY_REGISTERED', 'The party is entered for the event already.', ['partyId']);

/** The participation that the party took back, locked, so that it begins anew once; null when it never had one. @throws ALREADY_REGISTERED */
async function withdrawn(em: EntityManager, eventId: string, partyId: string): Promise<Participation | null> {
  const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true };
  const known = await em.findOne(Participation, { eventId, partyId }, locked);
  if (known?.active) throw ENTERED;
  return known;
}

/** Enters a party; one that withdrew comes back, as it now says and with none of what was called off. */
export async function registerParticipation(
  input: RegisterParticipationInput,
  context: Context,
): Promise<Participation> {
  const { viewer, clock, newId } = context;
  const { eventId, partyId, role, languages, days = [], quota = null, personId = null } = input;
  mustOwn(viewer, partyId);
  const id = await once(context, 'registerParticipation', input, async (em) => {
    const event = await mustBeToCome(em, eventId, clock());
    if (event.state !== 'OPEN') throw conflict('EVENT_CLOSED', 'Registration for the event is closed.', ['eventId']);
    const partyType = await mustBeKnown(em, partyId);
    const wishes = { languages, days: days ?? [], quota };
    mustBeSound(wishes, event);
    mustBePerson(personId);
    const said = { personId, role, ...wishes, active: true };
    const fresh = () =>
      em.create(Participation, { id: newId('participation'), eventId, partyId, partyType, ...said, version: 1 });
    const participation = Object.assign((await withdrawn(em, eventId, partyId)) ?? fresh(), said);
    tellParticipation(em, participation);
    return participation.id;
  });
  return context.em.findOneOrFail(Participation, id);
}

/** The participation and its event, which is locked first. @throws NOT_FOUND, FORBIDDEN, VERSION_CONFLICT; as `mustBeToCome` */
async function find(em: EntityManager, id: string, version: number, { viewer, clock }: Context) {
  const participation = await em.findOne(Participation, id);
  if (!participation) throw notFound('There is no such participation.', ['id']);
  mustOwn(viewer, participation.partyId);
  const event = await mustBeToCome(em, participation.eventId, clock(), ['id']);
  await em.refresh(participation, { lockMode: LockMode.PESSIMISTIC_WRITE });
  await em.lock(participation, LockMode.OPTIMISTIC, version);
  return { participation, event };
}

/** Meetings that are agreed already stay, even on a day that was taken back: their sides move or cancel them. */
export function updateParticipation(input: UpdateParticipationInput, context: Context): Promise<Participation> {
  return context.em.transactional(async (em) => {
    const { participation, event } = await find(em, input.id, input.expectedVersion, context);
    if (!participation.active) throw conflict('WITHDRAWN', 'The party withdrew: register it anew.', ['id']);
    participation.languages = input.languages ?? participation.languages;
    participation.days = input.days ?? participation.days;
    if (input.quota !== undefined) participation.quota = input.quota;
    mustBeSound(participation, event);
    tellParticipation(em, participation);
    return participation;
  });
}

export function withdrawParticipation(input: WithdrawParticipationInput, context: Context): Promise<Participation> {
  return context.em.transactional(async (em) => {
    const { participation } = await find(em, input.id, input.expectedVersion, context);
    participation.active = false;
    const { eventId, partyId } = participation;
    const met = { eventId, $or: [{ a: partyId }, { b: partyId }] };
    const asked = { eventId, $or: [{ fromId: partyId }, { toId: partyId }] };
    await callOff({ ...context, em }, { proposals: asked, meetings: met, entries: met });
    tellParticipation(em, participation);
    return participation;
  });
}

/** What a race may break: two participations of one party. */
export const PARTICIPATION_CONSTRAINTS = { participation_event_id_party_id_unique: ENTERED };
