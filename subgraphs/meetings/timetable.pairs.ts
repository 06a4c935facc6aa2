import { dayOf } from '#kit/day';
import { typeOf } from '#kit/id';
import { type KeepingWeights, keepingChance, type MeetingProspect } from '#matching';
import type { Exclusion, Party } from './bar.entity.ts';
import type { Meeting } from './meeting.entity.ts';
import { HELD_MEETINGS } from './meeting.life.ts';
import type { PairScore } from './pair-score.entity.ts';
import { likingsOf, standingsOf } from './pair-standing.ts';
import type { Participation } from './participation.entity.ts';
import type { Preference } from './preference.entity.ts';
import { type PairBar, type ProblemMeeting, type ProblemPair, pairKey } from './timetable.problem.ts';
import { askedOf, type Wish } from './wish.ts';

/** How one likes a meeting that was asked for but never judged. */
const UNJUDGED = 0.25;

/** Where two stand of whom nobody judged how they fit. */
const IN_THE_MIDDLE: Omit<MeetingProspect, 'asked'> = { places: [0.5, 0.5], outside: false };

/** What one's own wish adds to one's liking: it stands above all that was not asked for. */
const LIKED: Readonly<Record<Wish, number>> = { MUST: 2, WANT: 1, NEVER: 0 };

/** What is known of those who take part in an event. */
export interface PairRows {
  readonly parties: readonly Party[];
  readonly participations: readonly Participation[];
  readonly preferences: readonly Preference[];
  readonly exclusions: readonly Exclusion[];
  readonly scores: readonly PairScore[];
  /** What makes up the chance that a meeting is kept. */
  readonly weights: KeepingWeights;
  /** Between these parties, at whatever event. */
  readonly meetings: readonly Meeting[];
  readonly now: Date;
}

/** All pairs that were judged, that somebody asked for, or that meet already. */
export function pairsOf(
  rows: PairRows,
  standing: readonly ProblemMeeting[],
  at: ReadonlyMap<string, number>,
): ProblemPair[] {
  const { participations, scores, preferences } = rows;
  const suits = likingsOf(scores);
  const wishes = new Map(preferences.map(({ byId, aboutId, wish }) => [`${byId}>${aboutId}`, wish]));
  const barOf = barsOf(rows, wishes);
  const named = [
    ...scores.map(({ startupId, otherId }) => [startupId, otherId] as const),
    ...preferences.filter(({ wish }) => wish !== 'NEVER').map(({ byId, aboutId }) => [byId, aboutId] as const),
    ...standing.map(({ a, b }) => [participations[a]!.partyId, participations[b]!.partyId] as const),
  ];
  const liking = (by: string, about: string) => {
    const wish = wishes.get(`${by}>${about}`);
    return (suits.get(`${by}>${about}`) ?? UNJUDGED) + (wish ? LIKED[wish] : 0);
  };
  const chancesOf = chancesIn(rows, wishes);
  const pairs = new Map<string, ProblemPair>();
  for (const [one, other] of named) {
    const [a, b] = one < other ? [one, other] : [other, one];
    if (pairs.has(pairKey(a, b)) || !at.has(a) || !at.has(b)) continue;
    const said = [wishes.get(`${a}>${b}`), wishes.get(`${b}>${a}`)];
    const asked = said.includes('MUST') ? 'MUST' : said.includes('WANT') ? 'WANT' : null;
    const likings = [liking(a, b), liking(b, a)] as const;
    pairs.set(pairKey(a, b), { a: at.get(a)!, b: at.get(b)!, ...chancesOf(a, b), asked, barred: barOf(a, b), likings });
  }
  return [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** What a meeting of two is worth, with and without their wishes. */
function chancesIn({ scores, weights }: PairRows, wishes: ReadonlyMap<string, Wish | null>) {
  const standings = standingsOf(scores);
  const isStartups = (a: string, b: string) =>
    standings.has(`${a}+${b}`) || (!standings.has(`${b}+${a}`) && typeOf(a) === 'Startup');
  return (a: string, b: string): Pick<ProblemPair, 'value' | 'unasked' | 'judged'> => {
    const [startup, other] = isStartups(a, b) ? [a, b] : [b, a];
    const known = standings.get(`${startup}+${other}`);
    const standing = known ?? IN_THE_MIDDLE;
    const said = (by: string, about: string) => askedOf(wishes.get(`${by}>${about}`));
    const asked = [said(startup, other), said(other, startup)] as const;
    const chance = (prospect: MeetingProspect) => keepingChance(weights, prospect);
    const unasked = chance({ ...standing, asked: [null, null] });
    return { value: chance({ ...standing, asked }), unasked, judged: known !== undefined };
  };
}

function barsOf({ scores, exclusions, parties, meetings, now }: PairRows, wishes: ReadonlyMap<string, unknown>) {
  const keys = (pairs: readonly { readonly a: string; readonly b: string }[]) =>
    new Set(pairs.map(({ a, b }) => pairKey(a, b)));
  const stopped = keys(scores.filter((row) => row.stopped).map(({ startupId: a, otherId: b }) => ({ a, b })));
  const met = keys(meetings.filter(({ state }) => HELD_MEETINGS.includes(state)));
  const sides = new Map(parties.map((party) => [party.id, party.sides]));
  const inForce = exclusions.filter(({ validTo }) => validTo === null || validTo > dayOf(now));
  const apart = keys(inForce);
  const excluded = (a: string, b: string) =>
    (sides.get(a) ?? [a]).some((one) => (sides.get(b) ?? [b]).some((other) => apart.has(pairKey(one, other))));
  return (a: string, b: string): PairBar | null => {
    if (wishes.get(`${a}>${b}`) === 'NEVER' || wishes.get(`${b}>${a}`) === 'NEVER') return 'NEVER';
    if (excluded(a, b)) return 'EXCLUDED';
    if (met.has(pairKey(a, b))) return 'MET_BEFORE';
    return stopped.has(pairKey(a, b)) ? 'NOT_SUITED' : null;
  };
}
