import type { PairModel } from './learn/train.ts';

/** Not yet learned. */
export const MODEL: PairModel = { weights: {}, trees: [] };
