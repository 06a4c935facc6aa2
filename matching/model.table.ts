/** Written by `npm run train -- --table matching/model.table.ts`; train anew whenever the learned criteria change. */
import type { PairModel } from './learn/train.ts';

/** Version e9921ff14885cef5, learned on the windows 2008, 2009, 2010, 2011. */
// biome-ignore format: written by a command
export const MODEL: PairModel = {
 "weights": {
  "category": 0,
  "sector": 0.164417,
  "country": 0.316645,
  "region": 0.440373,
  "round": 0.171445,
  "size": 0,
  "affinity": 0,
  "circle": 0.525585,
  "factors": 0.369036,
  "precedents": 0.341452,
  "usualSize": 0.320011,
  "appeal": 0.998953,
  "draw": 1.16892,
  "newcomers": 1.10616,
  "coInvestors": 0.445104,
  "activity": 0.0867975,
  "momentum": 0.285076,
  "experience": -0.10665,
  "syndicate": -0.573568
 }
};
