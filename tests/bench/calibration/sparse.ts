/**
 * The same of small markets: each model of theirs is calibrated on markets cut out of the windows of earlier years, and judged size by
 * size on markets cut out of the folder's own, of other companies: one half of them all teaches, the other half judges.
 */
import { calibratedTo, type ModelKind, settingsFor } from '#matching';
import { cutsOf } from '../../../subgraphs/matches/deals.cuts.ts';
import type { Window } from '../../../subgraphs/matches/deals.windows.ts';
import { headOf } from '../cuts/head.ts';
import { type ShownPair, shownIn } from '../shown.ts';
import { chosen, type Fitted, type Form, OF_SCORE, OF_SCORE_AND_VOLUME, probabilityIn } from './forms.ts';
import { baselinesOf, forecastsOf, plot, report, type Says } from './report.ts';
import { constantOf, EVENT } from './table.ts';

/** How many deals each market has, nearly all of them usable; at most so many markets of a size. */
const SIZES = [300, 450, 600, 1200, 2000, 3000, 6000];
const CUTS = 20;

const { additiveDeals, minimumDeals, small } = settingsFor('LEARNED');
const SMALL: Partial<Record<ModelKind, { readonly constant: string; readonly from: number; readonly below: number }>> =
  {
    ADDITIVE: { constant: 'CALIBRATION_OF_ADDITIVE', from: additiveDeals, below: minimumDeals },
    LEARNED: { constant: 'CALIBRATION_OF_SMALL', from: minimumDeals, below: small!.below },
  };

const KINDS = Object.keys(SMALL) as ModelKind[];

interface SmallPair extends ShownPair {
  readonly size: number;
  readonly model: ModelKind;
  /** As `calibratedTo` names them. */
  readonly settings: string;
}
type Saying = Says<SmallPair>;

export function calibrateSparse(past: readonly Window[], whole: Window, origin: string): void {
  const windows = past.map((window) => pairsOf(halvesOf(window)[1]));
  const [apart] = halvesOf(whole);
  const judged = pairsOf(apart);
  console.log(`event: ${EVENT}; as of ${whole.folder.alliance.asOf}; fitted on ${origin}`);
  const fitted = new Map(KINDS.map((kind) => [kind, chosenOf(kind, windows)]));
  reportSizes(apart, windows.flat(), judged, (pair) => probabilityIn(fitted.get(pair.model)!, pair));
  console.log('\nfor matching/calibration.small.table.ts:');
  for (const [kind, own] of fitted) {
    const { constant, ...markets } = SMALL[kind]!;
    const fittedTo = judged.find(({ model }) => model === kind)!.settings;
    const source = { fittedOn: `top 20 of both tasks on markets of half the companies, ${origin}`, fittedTo };
    console.log(`\n${constantOf(constant, own, source, markets)}`);
  }
}

/** Beside baselines of each size by itself, and beside other maps. */
function reportSizes(apart: Window, taught: readonly SmallPair[], judged: readonly SmallPair[], ours: Saying): void {
  const tried = triedOn(taught);
  for (const size of SIZES) {
    const [before, own] = [taught, judged].map((pairs) => pairs.filter((pair) => pair.size === size));
    console.log(`${headOf({ deals: size }, cutsOf(apart, { deals: size }, CUTS))}; ${own![0]!.model}`);
    report(own!, { ...baselinesOf(before!), ours });
    report(own!, tried, ['A and B']);
    plot(forecastsOf(own!, ours));
  }
  console.log('\nall sizes');
  report(judged, { ...baselinesOf(taught), ours });
  report(judged, tried, ['A and B']);
}

/** No company is in both. */
function halvesOf(whole: Window): readonly [Window, Window] {
  const companies = Math.floor(whole.folder.alliance.startups.length / 2);
  const [first, second] = cutsOf(whole, { companies }, 2);
  return [first!, second!];
}

/** What markets of every size show, as they are served. @throws where one is not judged as its size should be */
function pairsOf(half: Window): SmallPair[] {
  return SIZES.flatMap((size) =>
    cutsOf(half, { deals: size }, CUTS).flatMap(({ folder, answersA, answersB }) => {
      const { pairs, index } = shownIn(folder, answersA, answersB);
      const { model, edges, settings } = index;
      const bounds = SMALL[model];
      if (!bounds || edges.deals < bounds.from || edges.deals >= bounds.below)
        throw new Error(`a market of ${edges.deals} usable deals is not small`);
      return pairs.map((pair) => ({ ...pair, size, model, settings: calibratedTo(settings) }));
    }),
  );
}

function chosenOf(kind: ModelKind, windows: readonly (readonly SmallPair[])[]): Fitted {
  console.log(`\n${kind}`);
  const own = windows.map((pairs) => pairs.filter(({ model }) => model === kind));
  return chosen(own, { ...OF_SCORE, ...OF_SCORE_AND_VOLUME });
}

/** Simpler maps; and one for each size, which no market between two sizes could use. */
function triedOn(taught: readonly SmallPair[]): Readonly<Record<string, Saying>> {
  const { isotonic } = OF_SCORE;
  return {
    'one map': eachOwn(taught, () => '', isotonic),
    'one, volume': eachOwn(taught, () => '', OF_SCORE_AND_VOLUME['isotonic, volume']),
    'each model': eachOwn(taught, ({ model }) => model, isotonic),
    'each size': eachOwn(taught, ({ size }) => size, isotonic),
  };
}

/** A map for each group of pairs. */
function eachOwn(taught: readonly SmallPair[], keyOf: (pair: SmallPair) => unknown, form: Form): Saying {
  const fitted = new Map([...Map.groupBy(taught, keyOf)].map(([key, pairs]) => [key, form(pairs)]));
  return (pair) => probabilityIn(fitted.get(keyOf(pair))!, pair);
}
