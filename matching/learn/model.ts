/** Everything learned from past deals, in one pass. Few deals give weak lifts: the shrinkage does it, not a second code path. */
import { decay } from '../calendar.ts';
import { codeOf } from '../dictionary.ts';
import {
  codesOf,
  type Dictionaries,
  type Field,
  type InvestorColumns,
  SIZE_BOUNDS_USD,
  type StartupColumns,
} from '../encode.ts';
import type { ModelKind } from '../match.ts';
import type { InvestorProfile } from '../profile.ts';
import { rowOf } from '../ragged.ts';
import type { Settings } from '../settings.ts';
import { type Activity, learnActivity } from './activity.ts';
import { learnAffinity } from './affinity.ts';
import { type Appeal, learnAppeal } from './appeal.ts';
import { learnCircle } from './circle.ts';
import { type CoInvestment, learnCoInvestment } from './coinvest.ts';
import type { Edges } from './edges.ts';
import { learnFactors } from './factors.ts';
import { type FeatureTable, frequent, NO_FEATURES, roundsOf } from './features.ts';
import { type LiftTable, learnLift, type Shown, statedTilt, type Tilt } from './lift.ts';
import { learnPrecedents, type Precedents } from './precedents.ts';
import { learnSelection, NO_SELECTION, type Selection } from './selection.ts';
import { learnTrack, type Track } from './track.ts';
import { type Traits, traitsOf } from './traits.ts';
import { learnUsualSize, type UsualSize } from './usual-size.ts';

export const FIELDS: readonly Field[] = ['category', 'sector', 'country', 'region', 'round', 'size'];

export interface LearnedModel {
  readonly lift: Readonly<Record<Field, LiftTable>>;
  readonly activity: Activity;
  readonly appeal: Appeal;
  readonly coInvestment: CoInvestment;
  /** These share their features. */
  readonly affinity: FeatureTable;
  readonly circle: FeatureTable;
  readonly factors: FeatureTable;
  readonly selection: Selection;
  readonly precedents: Precedents;
  readonly usualSize: UsualSize;
  /** As activity, with deals that age in half a year. */
  readonly momentum: Activity;
  readonly track: Track;
  readonly traits: Traits;
  /** Mean number of investors that join a deal anew. */
  readonly investorsPerDeal: number;
  /** Share of deals made in the investor's own country. */
  readonly homeShare: number;
}

/** @param asked `edges` with the loans and grants: read where the round itself is a field, and for how busy an investor is */
export function learn(
  edges: Edges,
  asked: Edges,
  startups: StartupColumns,
  investors: InvestorColumns,
  words: Dictionaries,
  settings: Settings,
  model: ModelKind,
  year: number,
): LearnedModel {
  const homeShare = homeShareOf(edges, startups, investors);
  const lift = (field: Field): LiftTable => {
    const codes = startupCodes(startups, field);
    return learnLift({
      investors: investors.count,
      values: highest(words, field),
      shown: shownBy(field === 'round' ? asked : edges, field, codes, settings.halfLifeYears),
      population: model !== 'PRIORS' ? [] : Array.from({ length: startups.count }, (_, row) => codes(row)),
      tilt: (investor, base) =>
        tiltOf(investors.profiles[investor]!, field, words, settings.mandateTrust, homeShare, base),
      shrink: settings.shrink,
    });
  };
  const years = settings.activityHalfLifeYears;
  const coInvestment = learnCoInvestment(edges, investors.count, years);
  const track = learnTrack(asked, investors.count, settings.affinity.halfLifeYears);
  const activity = learnActivity(asked, investors.count, years);
  const momentum = learnActivity(asked, investors.count, settings.momentumHalfLifeYears);
  return {
    lift: Object.fromEntries(FIELDS.map((field) => [field, lift(field)])) as Record<Field, LiftTable>,
    activity,
    appeal: learnAppeal(edges, { round: highest(words, 'round'), size: highest(words, 'size') }, years),
    coInvestment,
    ...featureTables(asked, startups, investors, coInvestment, settings),
    precedents: learnPrecedents(asked, startups, investors.count, years),
    usualSize: learnUsualSize(edges, investors.count, settings.affinity.halfLifeYears),
    momentum,
    track,
    traits: traitsOf({ activity, momentum, track }, investors, year),
    investorsPerDeal: edges.deals === 0 ? 0 : edges.first.reduce((sum, one) => sum + one, 0) / edges.deals,
    homeShare,
  };
}

type FeatureTables = Pick<LearnedModel, 'affinity' | 'circle' | 'factors' | 'selection'>;

/** Those that the settings give a weight. */
function featureTables(
  asked: Edges,
  startups: StartupColumns,
  investors: InvestorColumns,
  coInvestment: CoInvestment,
  { pair, affinity: { lambda, halfLifeYears, minimumRounds, maximumFeatures }, ...settings }: Settings,
): FeatureTables {
  const counts = (...names: readonly (keyof typeof pair)[]) => names.some((name) => pair[name] !== 0);
  const none = { affinity: NO_FEATURES, circle: NO_FEATURES, factors: NO_FEATURES, selection: NO_SELECTION };
  if (!counts('affinity', 'circle', 'factors', 'selection', 'attraction')) return none;
  const rounds = roundsOf(asked, startups, halfLifeYears);
  const codes = frequent(rounds, minimumRounds, maximumFeatures);
  const affinity = counts('affinity', 'circle') ? learnAffinity(rounds, codes, investors.count, lambda) : NO_FEATURES;
  return {
    affinity,
    circle: counts('circle') ? learnCircle(affinity, coInvestment, investors.count) : NO_FEATURES,
    factors: counts('factors') ? learnFactors(rounds, codes, investors, settings.factors) : NO_FEATURES,
    selection: counts('selection', 'attraction')
      ? learnSelection(
          roundsOf(asked, startups, settings.selection.halfLifeYears),
          codes,
          investors,
          settings.selection,
        )
      : NO_SELECTION,
  };
}

function highest(words: Dictionaries, field: Field): number {
  return field === 'size' ? SIZE_BOUNDS_USD.length + 1 : words[field].words.length;
}

/** Codes of a startup's row; round and size are what it asks for now. */
export function startupCodes(startups: StartupColumns, field: Field): (row: number) => readonly number[] {
  if (field === 'sector') {
    return (row) => rowOf(startups.sector, row);
  }
  const column = startups[field];
  return (row) => (column[row] === 0 ? [] : [column[row]!]);
}

/** Round and size as they were in the deal; the rest as the startup is. */
function shownBy(
  edges: Edges,
  field: Field,
  codes: (row: number) => readonly number[],
  halfLifeYears: number,
): Shown[] {
  const ofDeal = field === 'round' ? edges.round : field === 'size' ? edges.size : null;
  return Array.from({ length: edges.count }, (_, e) => ({
    investor: edges.investor[e]!,
    codes:
      ofDeal !== null ? (ofDeal[e] === 0 ? [] : [ofDeal[e]!]) : edges.startup[e]! < 0 ? [] : codes(edges.startup[e]!),
    weight: edges.first[e]! * decay(edges.age[e]!, halfLifeYears),
  }));
}

function tiltOf(
  investor: InvestorProfile,
  field: Field,
  words: Dictionaries,
  trust: number,
  homeShare: number,
  base: Float64Array,
): Tilt | null {
  const { mandate } = investor;
  if (field === 'sector') return statedTilt(codesOf(words.sector, mandate.sectors), trust, base);
  if (field === 'round') return statedTilt(codesOf(words.round, mandate.rounds), trust, base);
  if (field !== 'country') return null;
  if (mandate.countries.length > 0) return statedTilt(codesOf(words.country, mandate.countries), trust, base);
  const home = codeOf(words.country, investor.country);
  return home === 0 ? null : statedTilt([home], homeShare, base);
}

/** Ten pseudo-deals hold it at one half where there is little to count. */
function homeShareOf(edges: Edges, startups: StartupColumns, investors: InvestorColumns): number {
  let home = 5;
  let known = 10;
  for (let e = 0; e < edges.count; e++) {
    const from = investors.profiles[edges.investor[e]!]!.country;
    const to = edges.startup[e]! < 0 ? null : startups.profiles[edges.startup[e]!]!.country;
    if (from === null || to === null) continue;
    known += 1;
    if (from === to) home += 1;
  }
  return home / known;
}
