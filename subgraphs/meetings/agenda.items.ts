import type { Context } from '#kit/context';
import type { AgendaItem, AgendaPlace, AgendaStanding } from './agenda.item.ts';
import type { Proposed } from './agenda.reader.ts';
import { otherOf, type Standings, shownPairs, standingsOf, type Wishes, wishesOf } from './agenda.standings.ts';
import { placesOf } from './event.places.ts';
import type { MeetingsLoaders } from './loaders.ts';
import type { Meeting } from './meeting.entity.ts';
import { stateAt } from './meeting.life.ts';
import { maySee } from './meeting.rules.ts';
import type { Participation } from './participation.entity.ts';
import { type FreePlace, Grid } from './timetable.grid.ts';
import { keyIn, type ProblemMeeting, type ProblemPair, pairKey, pairOf } from './timetable.problem.ts';
import type { WhyNoMeeting } from './timetable.states.ts';

type Ask = Context<MeetingsLoaders>;

/** What a participant’s items are made of, read once for all of them. */
export interface Ground {
  readonly participation: Participation;
  readonly party: string;
  readonly proposed: Proposed;
  readonly grid: Grid;
  /** Those of the participant that the viewer may know of. */
  readonly pairs: readonly ProblemPair[];
  readonly standings: Standings;
  readonly wishes: Wishes;
  readonly meetings: readonly Meeting[];
  readonly placeOf: Awaited<ReturnType<typeof placesOf>>;
}

export async function groundOf(participation: Participation, proposed: Proposed, context: Ask): Promise<Ground> {
  const { partyId: party, eventId } = participation;
  const { problem, planned } = proposed;
  const wishes = await wishesOf(party, eventId, context);
  const pairs = shownPairs(problem, party, wishes, context);
  return {
    ...{ participation, party, proposed, grid: new Grid(problem, [...problem.standing, ...planned]) },
    ...{ wishes, pairs, standings: standingsOf(problem, party, pairs) },
    meetings: await meetingsAt(participation, context),
    placeOf: await placesOf(eventId, context),
  };
}

/** The participant’s meetings that stand, in time order. */
export async function meetingsAt({ partyId, eventId }: Participation, { loaders, clock }: Ask): Promise<Meeting[]> {
  const all = await loaders.meetingsOfParty.load(partyId);
  return all.filter((meeting) => meeting.eventId === eventId && stateAt(meeting, clock()) !== 'CANCELLED');
}

function placeIn({ proposed, placeOf }: Ground, { slot, table, interpreter }: FreePlace | ProblemMeeting): AgendaPlace {
  const startsAt = new Date(proposed.problem.slots[slot]!.startsAt);
  return placeOf({ startsAt, tableId: table, interpreterId: interpreter }) as AgendaPlace;
}

function itemOf(ground: Ground, eventId: string, counterpartId: string, standing: AgendaStanding): AgendaItem {
  const { party, proposed, grid, standings, wishes } = ground;
  const own = standings.get(counterpartId);
  const at = (id: string) => proposed.problem.participants.findIndex((one) => one.id === id);
  const [p, q] = [at(party), at(counterpartId)];
  return {
    ...{ id: `${eventId}+${pairKey(party, counterpartId)}`, counterpartId, standing },
    rank: own?.rank ?? null,
    chance: own ? { probability: own.probability, ...proposed.problem.chances } : null,
    wish: wishes.get(counterpartId) ?? null,
    ...{ meeting: null, slot: null, table: null, interpreter: null, because: null },
    places: () => (p < 0 || q < 0 ? [] : grid.freePlaces(p, q).map((place) => placeIn(ground, place))),
  };
}

function bookedItem(ground: Ground, meeting: Meeting, { viewer }: Ask): AgendaItem {
  const { a, b, eventId } = meeting;
  return {
    ...itemOf(ground, eventId, a === ground.party ? b : a, 'BOOKED'),
    ...ground.placeOf(meeting),
    meeting: maySee(meeting, viewer) ? meeting : null,
  };
}

function plannedItems(ground: Ground): AgendaItem[] {
  const { party, proposed, pairs } = ground;
  const { eventId } = ground.participation;
  const { problem, planned, isPreview } = proposed;
  const shown = new Set(pairs.map(pairOf));
  return planned.flatMap((meeting) => {
    const ids = [problem.participants[meeting.a]!.id, problem.participants[meeting.b]!.id];
    if (!ids.includes(party) || (isPreview && !shown.has(pairOf(meeting)))) return [];
    return [{ ...itemOf(ground, eventId, ids.find((id) => id !== party)!, 'PLANNED'), ...placeIn(ground, meeting) }];
  });
}

const byTime = (x: AgendaItem, y: AgendaItem): number =>
  (x.slot?.startsAt.getTime() ?? 0) - (y.slot?.startsAt.getTime() ?? 0);

/** Whom the participant meets, booked or planned, in time order. */
export function itemsOf(ground: Ground, context: Ask): AgendaItem[] {
  const booked = ground.meetings.map((meeting) => bookedItem(ground, meeting, context));
  return [...booked, ...plannedItems(ground)].sort(byTime);
}

/** Whom the participant does not meet, the best fitting first, and why: what is private stays so. */
export function gapsOf(ground: Ground, context: Ask): AgendaItem[] {
  const { participation, party, pairs } = ground;
  const { problem, planned } = ground.proposed;
  const met = new Set([...problem.standing, ...planned].map((meeting) => keyIn(problem, meeting)));
  for (const { a, b } of ground.meetings) met.add(pairKey(a, b));
  const apart = pairs.filter((pair) => !met.has(keyIn(problem, pair)));
  const items = apart.map((pair) => {
    const other = otherOf(problem, pair, party);
    const told = ground.grid.whyNot(pair.a, pair.b);
    return {
      ...itemOf(ground, participation.eventId, other, 'NONE'),
      because: becauseOf(ground, other, told, context),
    };
  });
  return items.sort((x, y) => (x.rank ?? 0) - (y.rank ?? 0));
}

/** One’s own never is no secret to oneself. */
function becauseOf(ground: Ground, other: string, told: WhyNoMeeting, { viewer }: Ask): WhyNoMeeting {
  const { party, proposed, wishes } = ground;
  const gap = proposed.gaps.get(pairKey(party, other));
  if (viewer.role === 'SECRETARIAT') return gap?.because ?? told;
  return wishes.get(other) === 'NEVER' ? 'NEVER' : (gap?.told ?? told);
}
