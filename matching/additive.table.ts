/** Written by `npm run train -- --sparse --table matching/additive.table.ts`; train anew whenever the learned criteria change. */
import type { Weighting } from './learn/logit.ts';

/** Version 86bd4c57b2fee2b8, learned on small markets cut out of the windows 2008, 2009, 2010, 2011. */
// biome-ignore format: written by a command
export const ADDITIVE_WEIGHTS: Weighting = {
 "category": 0,
 "sector": 0.37318,
 "country": 0.652995,
 "region": 0.702198,
 "round": 0.358993,
 "size": 0.0122584,
 "circle": 0.57061,
 "precedents": 0.212748,
 "usualSize": 0.36709,
 "appeal": 0.883167,
 "coInvestors": 0.697881,
 "activity": 0.198856,
 "momentum": -0.0268057,
 "experience": 0.815861,
 "syndicate": -0.629332
};
