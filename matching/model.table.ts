/** Written by `npm run train -- --table matching/model.table.ts`; train anew whenever the learned criteria change. */
import type { PairModel } from './learn/train.ts';

/** Version 2d4152e8ab54d372, learned on the windows 2008, 2009, 2010, 2011. */
// biome-ignore format: written by a command
export const MODEL: PairModel = {
 "weights": {
  "category": 0,
  "sector": 0.151258,
  "country": 0.311071,
  "region": 0.43722,
  "round": 0.163831,
  "size": 0,
  "affinity": 0,
  "circle": 0.504508,
  "factors": 0.377492,
  "precedents": 0.334904,
  "usualSize": 0.316885,
  "appeal": 0.998591,
  "draw": 1.18152,
  "newcomers": 1.10263,
  "coInvestors": 0.442097,
  "activity": 0.086959,
  "momentum": 0.288389,
  "experience": -0.107439,
  "syndicate": -0.570688
 }
};
