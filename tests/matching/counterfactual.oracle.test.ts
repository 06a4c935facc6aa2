import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Alliance,
  applyEdits,
  buildIndex,
  type Counterfactual,
  type MatchIndex,
  rankInvestors,
  rankMarkets,
  rankStartups,
  rankTechnoparks,
  type StartupProfile,
  whatWouldRaise,
  withoutLearning,
  withProfile,
} from '#matching';
import { type Choice, everyChoice, type Words } from './edits.ts';
import { anyAlliance, anyAround } from './generated.ts';
import { market, technopark } from './world.ts';

const LADDER = ['seed', 'pre-a', 'series-a', 'series-b'];
const TARGETS = [1, 2, 3, 5];
const model = fc.constantFrom({ minimumDeals: 0 }, { minimumDeals: 1000 }, { minimumDeals: 1000, additiveDeals: 0 });
const ladder = fc.constantFrom([], LADDER);

interface Standing {
  readonly rank: number;
  readonly score: number;
}
type Standings = ReadonlyMap<string, Standing>;

/** Where everybody stands: for a changed profile with the model held still, and in an index that has taken it in. */
interface List {
  readonly held: (edited: StartupProfile) => Standings;
  readonly real: (after: MatchIndex) => Standings;
}

const standings = (matches: readonly ({ id: string } & Standing)[]) =>
  new Map(matches.map((match) => [match.id, match]));

function wordsOf(index: MatchIndex, rungs: readonly string[]): Words {
  const { round, language, sector } = index.words;
  return { rounds: round.words, ladder: rungs, languages: language.words, sectors: sector.words };
}

/** The words that the index knows, and those of the place. */
function wordsWith(index: MatchIndex, placeId: string): Words {
  const park = index.technoparks.find(({ id }) => id === placeId);
  const place = index.markets.find(({ id }) => id === placeId);
  const languages = [park?.languages ?? [], place?.officialLanguages ?? [], place?.widelyUsedLanguages ?? []].flat();
  const words = wordsOf(index, []);
  return {
    ...words,
    languages: [...new Set([...words.languages, ...languages])].sort(),
    sectors: [...new Set([...words.sectors, ...(park?.sectors ?? [])])].sort(),
  };
}

/** Some have said what they think of each other, and some have met. */
const anyAnswered = fc
  .tuple(anyAlliance, anyAround)
  .map(([facts, { decisions, meetings }]): Alliance => ({ ...facts, decisions, meetings: meetings ?? [] }));

/** One startup, without deals, works in a sector that nobody else knows: when it leaves it, there is a word less. */
function withOwnSector(facts: Alliance, at: number): Alliance {
  const { id } = facts.startups[at]!;
  const startups = facts.startups.map((one, place) => (place === at ? { ...one, sectors: ['its-own'] } : one));
  return { ...facts, startups, deals: facts.deals.filter(({ startupId }) => startupId !== id) };
}

const some = (words: readonly string[]) => fc.subarray([...words]);
/** Three parks and three markets that differ in what a startup may answer to. */
const anyPlaces = fc
  .tuple(
    fc.array(fc.record({ sectors: some(['fintech', 'edtech', 'space']), languages: some(['ru', 'uz', 'fa']) }), {
      minLength: 3,
      maxLength: 3,
    }),
    fc.array(fc.record({ officialLanguages: some(['zh', 'uz', 'fa']), widelyUsedLanguages: some(['ru', 'en']) }), {
      minLength: 3,
      maxLength: 3,
    }),
  )
  .map(([parks, markets]) => ({
    technoparks: parks.map((given, at) =>
      technopark(`technopark_${at}`, { country: ['UZ', 'KG', 'TJ'][at]!, ...given }),
    ),
    markets: markets.map((given, at) => market(['UZ', 'KG', 'TJ'][at]!, given)),
  }));

interface Tried {
  readonly choice: Choice;
  readonly held: Standings;
  /** The same where LEARNED would have to learn, or the startup has deals of its own: not foreseen. Computed when asked for. */
  readonly real: () => Standings;
}

/** Every choice, cheapest first, and where everybody stands after it. */
function triedWith(index: MatchIndex, { held, real }: List, start: StartupProfile, words: Words): Tried[] {
  return everyChoice(start, words).map((choice) => {
    const now = held(choice.startup);
    const change = { type: 'startup', ...choice.startup } as const;
    const isHeld =
      (index.model !== 'PRIORS' && index.dealsOf.has(start.id)) ||
      (index.model === 'LEARNED' && withoutLearning(index, change) === null);
    let then = isHeld || choice.fields.length === 0 ? now : null;
    const takenIn = () => real(withProfile(index, change));
    return {
      choice,
      held: now,
      real: () => {
        then ??= takenIn();
        return then;
      },
    };
  });
}

/** What brute force finds: the first choice, cheapest first, that holds the rank. */
function bruteForce(tried: readonly Tried[], id: string, target: number): Tried | null {
  const holds = (at: Standings) => (at.get(id)?.rank ?? Number.POSITIVE_INFINITY) <= target;
  return tried.find(({ held, real }) => holds(held) && holds(real())) ?? null;
}

/** The answer is the brute force's: same fields, same distance, same profile, and the rank and score that profile really has. */
function mustAgree(start: StartupProfile, answer: Counterfactual, id: string, best: Tried | null): void {
  if (best === null) {
    expect(answer).toMatchObject({ outcome: 'NONE', edits: [], rank: null, score: null, match: null });
    return;
  }
  const { choice, real } = best;
  expect(answer.outcome).toBe(choice.fields.length === 0 ? 'ALREADY_THERE' : 'FOUND');
  expect(answer.edits.map(({ field }) => field)).toEqual(choice.fields);
  expect(Math.round(answer.distance * 1000)).toBe(choice.cost);
  expect(applyEdits(start, answer.edits)).toEqual(choice.startup);
  const { rank, score } = real().get(id)!;
  expect({ rank: answer.rank, score: answer.score }).toEqual({ rank, score });
  expect(answer.match).toMatchObject({ rank, score });
}

const kinds = ['already there', 'one field', 'two fields', 'none'] as const;
const kindOf = ({ outcome, edits }: Counterfactual) => (outcome === 'NONE' ? 'none' : kinds[edits.length]!);

describe('over 10,000 generated cases: what brute force finds, at the score and rank that applying it gives', () => {
  test('8,000 in a startup’s list of investors', { timeout: 180_000 }, () => {
    const seen: Record<string, number> = {};
    fc.assert(
      fc.property(anyAnswered, fc.boolean(), model, ladder, fc.nat(9), (any, alone, how, rungs, at) => {
        const facts = alone ? withOwnSector(any, at) : any;
        const index = buildIndex(facts, how);
        const start = index.startups.profiles[at]!;
        const list: List = {
          held: (edited) => standings(rankInvestors(index, edited, { k: 1000 })),
          real: (after) => standings(rankInvestors(after, start.id, { k: 1000 })),
        };
        const tried = triedWith(index, list, start, wordsOf(index, rungs));
        for (const { id } of facts.investors) {
          for (const targetRank of TARGETS) {
            const answer = whatWouldRaise(index, start.id, id, { targetRank, limits: { ladder: rungs } });
            mustAgree(start, answer, id, bruteForce(tried, id, targetRank));
            seen[kindOf(answer)] = (seen[kindOf(answer)] ?? 0) + 1;
          }
        }
      }),
      { numRuns: 200 },
    );
    // None of the four is rare, so none is checked by accident only.
    for (const kind of kinds) expect(seen[kind], kind).toBeGreaterThan(400);
    expect(Object.values(seen).reduce((sum, n) => sum + n, 0)).toBe(8_000);
  });

  test('1,000 in an investor’s list of startups', { timeout: 180_000 }, () => {
    let cases = 0;
    fc.assert(
      fc.property(anyAnswered, model, ladder, fc.nat(9), (facts, how, rungs, at) => {
        const index = buildIndex(facts, how);
        const start = index.startups.profiles[at]!;
        const words = wordsOf(index, rungs);
        const [one, other] = [facts.investors[at]!.id, facts.investors[9 - at]!.id];
        for (const id of [one, other]) {
          const rivals = rankStartups(index, id, { k: 1000 }).filter((match) => match.id !== start.id);
          const held = (edited: StartupProfile) => {
            const own = rankInvestors(index, edited, { k: 1000 }).find((match) => match.id === id);
            const all = own ? [...rivals, { ...own, id: start.id }] : rivals;
            all.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
            return standings(all.map((match, place) => ({ ...match, rank: place + 1 })));
          };
          const real = (after: MatchIndex) => standings(rankStartups(after, id, { k: 1000 }));
          const tried = triedWith(index, { held, real }, start, words);
          for (const targetRank of TARGETS) {
            const answer = whatWouldRaise(index, start.id, id, {
              targetRank,
              list: 'INVESTOR',
              limits: { ladder: rungs },
            });
            mustAgree(start, answer, start.id, bruteForce(tried, start.id, targetRank));
            cases += 1;
          }
        }
      }),
      { numRuns: 125 },
    );
    expect(cases).toBe(1_000);
  });

  test('1,000 in its lists of parks and markets, which a raise never moves', { timeout: 180_000 }, () => {
    let cases = 0;
    fc.assert(
      fc.property(anyAlliance, anyPlaces, fc.nat(9), (facts, places, at) => {
        const index = buildIndex({ ...facts, ...places });
        const start = index.startups.profiles[at]!;
        for (const { id } of [...places.technoparks.slice(1), ...places.markets.slice(1)]) {
          const words = wordsWith(index, id);
          const ranked = places.markets.some((place) => place.id === id) ? rankMarkets : rankTechnoparks;
          const list: List = {
            held: (edited) => standings(ranked(index, edited, { k: 1000 })),
            real: (after) => standings(ranked(after, start.id, { k: 1000 })),
          };
          const tried = triedWith(index, list, start, words);
          for (const targetRank of [1, 2]) {
            const answer = whatWouldRaise(index, start.id, id, { targetRank });
            mustAgree(start, answer, id, bruteForce(tried, id, targetRank));
            cases += 1;
          }
        }
      }),
      { numRuns: 125 },
    );
    expect(cases).toBe(1_000);
  });
});
