import { closedList } from './closed-list.ts';

export const RoundType = {
  PRE_SEED: 'PRE_SEED',
  SEED: 'SEED',
  PRE_A: 'PRE_A',
  SERIES_A: 'SERIES_A',
  SERIES_B: 'SERIES_B',
  SERIES_C_PLUS: 'SERIES_C_PLUS',
  BRIDGE: 'BRIDGE',
  CONVERTIBLE: 'CONVERTIBLE',
  REVENUE_SHARE: 'REVENUE_SHARE',
  DEBT: 'DEBT',
  GRANT: 'GRANT',
  UNSPECIFIED: 'UNSPECIFIED',
  ACCELERATOR: 'ACCELERATOR',
  PRIZE: 'PRIZE',
  ACQUISITION: 'ACQUISITION',
  SECONDARY: 'SECONDARY',
} as const;
export type RoundType = (typeof RoundType)[keyof typeof RoundType];

closedList(RoundType, 'RoundType', 'What kind of money, or change of hands, a deal was.', {
  PRE_SEED: 'The first outside money, before a product.',
  SEED: 'Seed round.',
  PRE_A: 'Between seed and series A.',
  SERIES_A: 'Series A.',
  SERIES_B: 'Series B.',
  SERIES_C_PLUS: 'Series C or later.',
  BRIDGE: 'A bridge to the next priced round.',
  CONVERTIBLE: 'A convertible note or SAFE.',
  REVENUE_SHARE: 'Money repaid as a share of revenue.',
  DEBT: 'A loan or bond.',
  GRANT: 'Money that is not paid back and takes no equity.',
  UNSPECIFIED: 'The source names no round. This does not mean late.',
  ACCELERATOR: 'A place in an accelerator, with or without money.',
  PRIZE: 'A prize won in a contest.',
  ACQUISITION: 'The company, or control of it, was bought.',
  SECONDARY: 'Shares changed hands between holders; the company received nothing.',
});

/** Rounds from which an investor's taste for a stage may be learned: a price or a note for a stake, at a known stage. */
export const preferenceRounds: ReadonlySet<RoundType> = new Set<RoundType>([
  RoundType.PRE_SEED,
  RoundType.SEED,
  RoundType.PRE_A,
  RoundType.SERIES_A,
  RoundType.SERIES_B,
  RoundType.SERIES_C_PLUS,
  RoundType.BRIDGE,
  RoundType.CONVERTIBLE,
]);

/** Everything else is an event in a company's life: it happened, but it says nothing about a preference for a stage. */
export function isPreference(round: RoundType): boolean {
  return preferenceRounds.has(round);
}
