/**
 * Latent tastes, asked of a round: who of all investors joins it?
 *
 *   P(i joins) ~ exp( bias(i) + <u(i), sum of v(f) over the features f> ),   u(i) = own(i) + what its country, kind and age tell
 *
 * A factorisation machine (Rendle 2010) under a softmax over all investors, learned by AdaGrad (Duchi, Hazan, Singer 2011).
 * Of all investors each batch looks at those that joined and at a sample, each weighed by one over its chance to be drawn.
 * Deterministic: the same rounds give the same bytes.
 */
import type { InvestorColumns } from '../encode.ts';
import { wordsOfBatch } from './factors.batch.ts';
import { descend } from './factors.descent.ts';
import { type FeatureTable, NO_FEATURES, type RoundSample } from './features.ts';
import type { FactorSettings } from './tastes.settings.ts';
import { newState } from './tastes.state.ts';
import { tableOf } from './tastes.table.ts';
import { type Lesson, lessonOf, namedTastes, type Tastes, tastesOf } from './tastes.ts';

/** @param rounds the past ones (`roundsOf`); @param codes of the features kept, numbered from 0 */
export function learnFactors(
  rounds: readonly RoundSample[],
  codes: ReadonlyMap<number, number>,
  investors: InvestorColumns,
  settings: FactorSettings,
): FeatureTable {
  const joined = rounds.filter(({ targets }) => targets.length > 0);
  const lesson = lessonOf(joined, codes, investors);
  if (lesson === null) return NO_FEATURES;
  const { weights } = tableOf(
    tastesOf(lesson, settings, () => learn(lesson, settings)),
    codes,
    investors,
  );
  return { codes, weights };
}

function learn(lesson: Lesson, settings: FactorSettings): Tastes {
  const state = newState(lesson, settings, wordsOfBatch(lesson.ids.length, settings.dimensions));
  descend(state, lesson.rounds, settings);
  return namedTastes(lesson, state);
}
