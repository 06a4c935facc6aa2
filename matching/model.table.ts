/** Written by `npm run train -- --table matching/model.table.ts`; train anew whenever the learned criteria change. */
import type { PairModel } from './learn/train.ts';

/** Version 305c4bd592882e59, learned on the windows 2008, 2009, 2010, 2011. */
// biome-ignore format: written by a command
export const MODEL: PairModel = {
 "weights": {
  "category": -0.0930322,
  "sector": 0.169455,
  "country": 0.309005,
  "region": 0.394236,
  "round": 0.134692,
  "size": -0.0415614,
  "affinity": 0,
  "circle": 0.556436,
  "factors": 0.388445,
  "precedents": 0.348733,
  "usualSize": 0.343912,
  "appeal": 0.991198,
  "draw": 1.36986,
  "newcomers": 1.04917,
  "coInvestors": 0.40539,
  "activity": 0.0823947,
  "momentum": 0.278432,
  "experience": -0.137245,
  "syndicate": -0.62027
 }
};
