/** Who should meet whom: a greedy b-matching over two-sided places, under hard exclusions and quotas. */
import type { MatchIndex } from '../build.ts';
import { startupOf } from '../change.ts';
import { MatchingError } from '../error.ts';
import { explainPair, stopsOf } from '../explain.ts';
import type { Match, MeetingProposal, Participant, Preference, Quotas } from '../match.ts';

interface Edge {
  readonly startupId: string;
  readonly withId: string;
  readonly because: MeetingProposal['because'];
  /** How many of the two asked for it. */
  readonly asked: number;
  readonly mutual: number;
  readonly match: Match;
}

const URGENCY: Readonly<Record<MeetingProposal['because'], number>> = { MUST: 2, WANT: 1, FIT: 0 };

/**
 * Startups meet investors and technoparks. First what is a must for one of them, then what is wanted, then by fit; in each by
 * the places they hold in each other's lists. Nobody over its quota; never a pair that a hard criterion or a "never" stops.
 * Parties that are neither startup, investor nor technopark of the index: UNKNOWN_PARTY.
 * @throws MatchingError UNKNOWN_PARTY, BAD_OPTION
 */
export function proposeMeetings(
  index: MatchIndex,
  participants: readonly Participant[],
  preferences: readonly Preference[],
  quotas: Quotas,
): MeetingProposal[] {
  checkQuotas(participants, quotas);
  const left = new Map(participants.map(({ id, quota }) => [id, quota ?? quotas.perParticipant]));
  const chosen: MeetingProposal[] = [];
  for (const { asked: _asked, ...edge } of edgesOf(index, participants, preferences)) {
    if (chosen.length >= (quotas.total ?? Number.POSITIVE_INFINITY)) break;
    const [a, b] = [left.get(edge.startupId)!, left.get(edge.withId)!];
    if (a < 1 || b < 1) continue;
    left.set(edge.startupId, a - 1).set(edge.withId, b - 1);
    chosen.push(edge);
  }
  return chosen;
}

function checkQuotas(participants: readonly Participant[], { perParticipant, total }: Quotas): void {
  const must = (quota: number, whose: string) => {
    if (!(quota >= 0)) throw new MatchingError('BAD_OPTION', `${whose} must be 0 or more, not ${quota}`);
  };
  must(perParticipant, 'perParticipant');
  must(total ?? 0, 'total');
  for (const { id, quota } of participants) must(quota ?? 0, `the quota of ${id}`);
}

/** Who says several things of another is taken by the strongest. */
const strongestLast = (x: Preference, y: Preference) => STRENGTH.indexOf(x.kind) - STRENGTH.indexOf(y.kind);
const STRENGTH: readonly Preference['kind'][] = ['WANT', 'MUST', 'NEVER'];

/** All allowed pairs, the most urgent first. */
function edgesOf(index: MatchIndex, participants: readonly Participant[], preferences: readonly Preference[]): Edge[] {
  const wishes = new Map([...preferences].sort(strongestLast).map(({ by, about, kind }) => [`${by}>${about}`, kind]));
  const pairs = allowedPairs(index, participants, wishes);
  const places = placesOf(pairs);
  return pairs
    .map(({ startupId, withId, match }): Edge => {
      const said = [wishes.get(`${startupId}>${withId}`), wishes.get(`${withId}>${startupId}`)];
      const mutual = (places.get(`${startupId}>${withId}`)! + places.get(`${withId}>${startupId}`)!) / 2;
      const because = said.includes('MUST') ? 'MUST' : said.includes('WANT') ? 'WANT' : 'FIT';
      return { startupId, withId, because, asked: said.filter(Boolean).length, mutual, match };
    })
    .sort(byUrgency);
}

type Pair = Pick<Edge, 'startupId' | 'withId' | 'match'>;

function allowedPairs(
  index: MatchIndex,
  participants: readonly Participant[],
  wishes: ReadonlyMap<string, string>,
): Pair[] {
  const ids = [...new Set(participants.map(({ id }) => id))].sort();
  const startups = ids.filter((id) => startupOf(index, id) !== null);
  const others = ids.filter((id) => startupOf(index, id) === null);
  for (const id of others) mustBeKnown(index, id);
  return startups.flatMap((startupId) =>
    others
      .filter((id) => wishes.get(`${startupId}>${id}`) !== 'NEVER' && wishes.get(`${id}>${startupId}`) !== 'NEVER')
      .filter((id) => stopsOf(index, startupId, id).length === 0)
      .map((withId) => ({ startupId, withId, match: explainPair(index, startupId, withId) })),
  );
}

/** `of>other` -> 1 for the first in the list of `of`, falling evenly to 1/n for the last. Investors and parks are listed apart. */
function placesOf(pairs: readonly Pair[]): Map<string, number> {
  const lists = new Map<string, { key: string; score: number }[]>();
  for (const { startupId, withId, match } of pairs) {
    const kind = match.parts.some(({ side }) => side === 'INVESTOR') ? 'investors' : 'places';
    put(lists, `${startupId}/${kind}`, { key: `${startupId}>${withId}`, score: match.score });
    put(lists, withId, { key: `${withId}>${startupId}`, score: match.score });
  }
  const places = new Map<string, number>();
  for (const list of lists.values()) {
    list.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    list.forEach(({ key }, at) => void places.set(key, 1 - at / list.length));
  }
  return places;
}

function byUrgency(a: Edge, b: Edge): number {
  return (
    URGENCY[b.because] - URGENCY[a.because] ||
    b.asked - a.asked ||
    b.mutual - a.mutual ||
    (`${a.startupId}>${a.withId}` < `${b.startupId}>${b.withId}` ? -1 : 1)
  );
}

function mustBeKnown(index: MatchIndex, id: string): void {
  if (index.investors.rows.has(id) || index.technoparks.some((park) => park.id === id)) return;
  throw new MatchingError('UNKNOWN_PARTY', `no such startup, investor or technopark: ${id}`);
}

function put<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
