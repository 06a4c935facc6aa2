/** What would raise me: the smallest change of a profile that brings a pair to a rank. */
import type { MatchIndex } from '../build.ts';
import { MatchingError } from '../error.ts';
import type { Match, Side, Weights } from '../match.ts';
import type { StartupProfile } from '../profile.ts';
import { profileOf } from '../rank.ts';
import { CHANGEABLE, type KnownWords } from './changeable.ts';
import { applyEdits, type ChangeableField, type ProfileEdit } from './edit.ts';
import { isInvestor, reachOf } from './reach.ts';

export interface RaiseOptions {
  /** 1..1000 */
  readonly targetRank: number;
  /** Which fields may change; all of `CHANGEABLE` when absent. */
  readonly fields?: readonly ChangeableField[];
  readonly limits?: RaiseLimits;
  /** The startup's list (default), or the investor's list of startups. */
  readonly list?: Side;
  readonly weights?: Weights;
}

export interface RaiseLimits {
  /** Rounds to choose from, in their order. Without it every round the index knows, in no order. */
  readonly ladder?: readonly string[];
  /** Only these new sectors and languages. */
  readonly sectors?: readonly string[];
  readonly languages?: readonly string[];
  /** Most changed profiles to rank, from 1; default 20,000. */
  readonly evaluations?: number;
}

export interface Counterfactual {
  /** NONE: no one or two edits do it. CUT_SHORT: nor do those that the limit let us try; dearer ones are untried. */
  readonly outcome: 'FOUND' | 'ALREADY_THERE' | 'NONE' | 'CUT_SHORT';
  /** None, one or two, in the order of `CHANGEABLE`. */
  readonly edits: readonly ProfileEdit[];
  /** Sum of the edits' distances, 0..2. */
  readonly distance: number;
  /** What the pair has once they are made; null when no edits were found. */
  readonly rank: number | null;
  readonly score: number | null;
  readonly match: Match | null;
  /** Changed profiles that were ranked. */
  readonly evaluations: number;
}

const MOST_EVALUATIONS = 20_000;

/**
 * Exact: fewest fields, then smallest distance, then the order of `CHANGEABLE` (fields, then each field's edits), among all
 * edits of one field and of two that reach the rank (reach.ts). Work is bounded by the number of those, and by `limits.evaluations`.
 * @throws MatchingError UNKNOWN_PARTY, BAD_OPTION
 */
export function whatWouldRaise(
  index: MatchIndex,
  startupId: string,
  otherId: string,
  { targetRank, fields, limits = {}, list = 'STARTUP', weights }: RaiseOptions,
): Counterfactual {
  const startup = profileOf(index, startupId);
  const most = limits.evaluations ?? MOST_EVALUATIONS;
  mustLie('targetRank', targetRank, 1000);
  mustLie('evaluations', most, Number.MAX_SAFE_INTEGER);
  const reach = reachOf(index, { startupId, otherId, targetRank, list, weights });
  const singles = editsOf(startup, fieldsFor(index, otherId, fields), wordsFor(index, otherId, limits));
  let evaluations = 0;
  for (const edits of cheapestFirst(singles)) {
    if (evaluations === most) return unreached('CUT_SHORT', evaluations);
    evaluations += 1;
    const match = reach(applyEdits(startup, edits));
    if (match !== null) return reached(edits, match, evaluations);
  }
  return unreached('NONE', evaluations);
}

function mustLie(name: string, value: number, most: number): void {
  if (!(Number.isInteger(value) && value >= 1 && value <= most))
    throw new MatchingError('BAD_OPTION', `${name} must be 1..${most}, not ${value}`);
}

function reached(edits: readonly ProfileEdit[], match: Match, evaluations: number): Counterfactual {
  const { rank, score } = match;
  const outcome = edits.length === 0 ? 'ALREADY_THERE' : 'FOUND';
  return { outcome, edits, distance: thousandths(edits) / 1000, rank, score, match, evaluations };
}

function unreached(outcome: 'NONE' | 'CUT_SHORT', evaluations: number): Counterfactual {
  return { outcome, edits: [], distance: 0, rank: null, score: null, match: null, evaluations };
}

/** None, then every single edit, then every two of different fields. Sorting is stable, so ties keep the stated order. */
function* cheapestFirst(singles: readonly (readonly ProfileEdit[])[]): Iterable<readonly ProfileEdit[]> {
  yield [];
  yield* sorted(singles.flat().map((edit) => [edit]));
  yield* sorted(
    singles.flatMap((first, at) =>
      singles.slice(at + 1).flatMap((second) => first.flatMap((one) => second.map((other) => [one, other]))),
    ),
  );
}

function sorted(choices: readonly (readonly ProfileEdit[])[]): (readonly ProfileEdit[])[] {
  return choices
    .map((edits) => ({ edits, cost: thousandths(edits) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ edits }) => edits);
}

/** Whole numbers, so that equal sums are equal. */
function thousandths(edits: readonly ProfileEdit[]): number {
  return edits.reduce((sum, { distance }) => sum + Math.round(distance * 1000), 0);
}

/** Single edits, field by field. */
function editsOf(
  startup: StartupProfile,
  fields: ReadonlySet<ChangeableField>,
  words: KnownWords,
): (readonly ProfileEdit[])[] {
  return CHANGEABLE.filter(({ field }) => fields.has(field)).map(({ edits }) => edits(startup, words));
}

/** What cannot move the list is not tried. */
function fieldsFor(
  index: MatchIndex,
  otherId: string,
  asked: readonly ChangeableField[] | undefined,
): ReadonlySet<ChangeableField> {
  const unknown = asked?.find((name) => !CHANGEABLE.some(({ field }) => field === name));
  if (unknown !== undefined) throw new MatchingError('BAD_OPTION', `not changeable: ${unknown}`);
  const moving = CHANGEABLE.filter(({ moves }) => moves === 'ALL' || isInvestor(index, otherId));
  return new Set(moving.map(({ field }) => field).filter((field) => asked?.includes(field) ?? true));
}

/** The words that the index knows, and those of the place itself. */
function wordsFor(index: MatchIndex, otherId: string, { ladder, sectors, languages }: RaiseLimits): KnownWords {
  const park = index.technoparks.find(({ id }) => id === otherId);
  const market = index.markets.find(({ id }) => id === otherId);
  const spoken = [
    ...(park?.languages ?? []),
    ...(market?.officialLanguages ?? []),
    ...(market?.widelyUsedLanguages ?? []),
  ];
  const known = (words: readonly string[], own: readonly string[], only: readonly string[] | undefined) =>
    [...new Set([...words, ...own])].sort().filter((word) => only?.includes(word) ?? true);
  return {
    sectors: known(index.words.sector.words, park?.sectors ?? [], sectors),
    languages: known(index.words.language.words, spoken, languages),
    rounds: index.words.round.words,
    ladder: ladder ?? [],
  };
}
