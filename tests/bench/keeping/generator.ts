/**
 * The simulated events of `npm run bench -- keeping`, as tests/bench/README.md fixes them. Changing them changes every figure.
 */
import { type Asked, choosePairs, type MeetingProspect } from '#matching';
import { randomFrom } from '../../../matching/learn/sampling.ts';
import { sigmoid } from '../../../matching/logistic.ts';

const STARTUPS = 60;
const INVESTORS = 25;
const PLACES = 240;
const QUOTAS = { startup: 8, investor: 20 };
const TASTES = 6;
const SEEN_TASTES = 4;
/** What comes of those who accepted. */
const COMES = 0.95;

/** A pair of an event: what is known of it, and the chance, which nobody knows, that its meeting would be kept. */
export interface SimulatedPair {
  readonly between: readonly [startup: number, investor: number];
  readonly prospect: MeetingProspect;
  readonly truth: number;
}

export interface SimulatedEvent {
  readonly pairs: readonly SimulatedPair[];
  /** Those who were brought together, and what became of it. */
  readonly outcomes: readonly (MeetingProspect & { readonly kept: boolean })[];
}

interface Party {
  readonly taste: readonly number[];
  readonly offer: readonly number[];
  readonly quality: number;
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** How much `of` would like to meet `other`, but for what nobody can foresee of a pair. */
const utility = (of: Party, other: Party) => dot(of.taste, other.offer) / Math.sqrt(TASTES) + other.quality;
const seen = (of: Party, other: Party) => dot(of.taste, other.offer) / Math.sqrt(SEEN_TASTES) + other.quality;

/** An event of parties of its own; the same for the same number. */
export function simulatedEvent(seed: number): SimulatedEvent {
  const chance = randomFrom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const vector = () => Array.from({ length: TASTES }, normal);
  const party = (): Party => ({ taste: vector(), offer: vector(), quality: 0.7 * normal() });
  /** Two tastes in six are never seen, the rest and the quality through noise. */
  const blurred = ({ taste, offer, quality }: Party): Party => {
    const through = (values: readonly number[]) => values.slice(0, SEEN_TASTES).map((value) => value + 0.5 * normal());
    return { taste: through(taste), offer: through(offer), quality: quality + 0.5 * normal() };
  };
  const parties = (count: number) => Array.from({ length: count }, party).map((one) => ({ one, shown: blurred(one) }));
  const [startups, investors] = [parties(STARTUPS), parties(INVESTORS)];
  const pairs = startups.flatMap((s, a) =>
    investors.map((i, b) => {
      const outside = chance() < 0.15;
      const wants = utility(s.one, i.one) + 0.7 * normal();
      const answers = utility(i.one, s.one) + 0.7 * normal() - 1.2 * Number(outside);
      return {
        between: [a, b] as const,
        ...{ outside, wants: wants + 0.5 * normal(), answers: answers + 0.5 * normal() },
        score: seen(s.shown, i.shown) + seen(i.shown, s.shown),
        truth: sigmoid(wants + 0.5) * sigmoid(answers) * COMES * COMES,
      };
    }),
  );
  const known = withProspects(pairs);
  return {
    pairs: known,
    outcomes: together(known, chance).map(({ prospect, truth }) => ({ ...prospect, kept: chance() < truth })),
  };
}

interface Judged {
  readonly between: readonly [number, number];
  readonly outside: boolean;
  readonly score: number;
  readonly truth: number;
  readonly wants: number;
  readonly answers: number;
}

/** Place of each pair in the list of the party at `side`, by a value: 0 the first. */
function ranks(
  pairs: readonly Judged[],
  side: 0 | 1,
  by: 'score' | 'wants' | 'answers',
): Map<Judged, [number, number]> {
  const lists = Map.groupBy(pairs, ({ between }) => between[side]).values();
  return new Map(
    [...lists].flatMap((list) =>
      [...list].sort((x, y) => y[by] - x[by]).map((pair, at): [Judged, [number, number]] => [pair, [at, list.length]]),
    ),
  );
}

/** Lists go by the score; each side says a must or two and some wants, of those it likes most as far as it knows them. */
function withProspects(pairs: readonly Judged[]): SimulatedPair[] {
  const listed = ([at, of]: readonly [number, number]) => 1 - at / of;
  const said = ([at]: readonly [number, number], musts: number, wishes: number): Asked =>
    at < musts ? 'MUST' : at < wishes ? 'WANT' : null;
  const lists = [ranks(pairs, 0, 'score'), ranks(pairs, 1, 'score')] as const;
  const likes = [ranks(pairs, 0, 'wants'), ranks(pairs, 1, 'answers')] as const;
  return pairs.map((pair) => ({
    ...{ between: pair.between, truth: pair.truth },
    prospect: {
      places: [listed(lists[0].get(pair)!), listed(lists[1].get(pair)!)],
      outside: pair.outside,
      asked: [said(likes[0].get(pair)!, 1, 4), said(likes[1].get(pair)!, 2, 7)],
    },
  }));
}

/** What is worth most by a value of each pair, under everybody's quota and the tables. */
export function chosenBy(
  pairs: readonly SimulatedPair[],
  value: (prospect: MeetingProspect) => number,
): SimulatedPair[] {
  const participants = Array.from({ length: STARTUPS + INVESTORS }, (_, p) => ({
    quota: p < STARTUPS ? QUOTAS.startup : QUOTAS.investor,
  }));
  const candidates = pairs.map(({ between: [a, b], prospect }) => ({
    between: [a, STARTUPS + b] as const,
    value: value(prospect),
  }));
  const { chosen } = choosePairs({ participants, pairs: candidates, places: PLACES }, { steps: 0 });
  return chosen.map((e) => pairs[e]!);
}

/** The product of both places, less outside a mandate: what stood for the chance before it was learned. */
export const rankProduct = ({ places, outside }: MeetingProspect): number =>
  places[0] * places[1] * (outside ? 0.4 : 1);

/** An organiser's timetable by the product of both places, and four letters of each startup, the likelier the higher in its list. */
function together(pairs: readonly SimulatedPair[], chance: () => number): SimulatedPair[] {
  const planned = new Set(chosenBy(pairs, rankProduct));
  const letters = [...Map.groupBy(pairs, ({ between }) => between[0]).values()].flatMap((own) =>
    own.filter(({ prospect }) => chance() < (8 / INVESTORS) * prospect.places[0]),
  );
  return [...new Set([...planned, ...letters])];
}
