/** A window of past deals as questions with known answers, and the candidates that a model learns to tell apart. */
import { buildIndex, type DrawOptions, drawSamples, type Question, type Samples, type Settings } from '#matching';
import type { Window } from './deals.windows.ts';

/** Of each question, the best by the present model and some of the others. */
const [BEST, OTHERS] = [100, 60];

/** What a question of an investor counts against one of a startup: there are fewer startups than investors to offer. */
const OF_INVESTORS = 0.5;

/** @param every takes one question in so many, to look quickly; @param overrides of the present model, by which candidates are drawn */
export function samplesOf(
  { folder, answersA, answersB }: Window,
  every = 1,
  overrides: Partial<Settings> = {},
  criteria?: DrawOptions['criteria'],
): Samples {
  const a = folder.startupQueries.map(
    ({ q, startup }): Question => ({ side: 'STARTUP', id: startup.id, right: answersA.get(q)!, weight: 1 }),
  );
  const b = folder.investorQueries.map(
    ({ q, investorId }): Question => ({
      side: 'INVESTOR',
      id: investorId,
      right: answersB.get(q)!,
      weight: OF_INVESTORS,
    }),
  );
  const asked = [...a, ...b].filter((_, at) => at % every === 0);
  return drawSamples(buildIndex(folder.alliance, overrides), asked, {
    best: BEST,
    others: OTHERS,
    among: [...folder.pool],
    ...(criteria && { criteria }),
  });
}
