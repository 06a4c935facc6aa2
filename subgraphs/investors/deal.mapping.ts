import { closedList } from '#vocabulary/closed-list';
import type { RoundType } from '#vocabulary/round';

export const DealKind = {
  EQUITY: 'EQUITY',
  CONVERTIBLE: 'CONVERTIBLE',
  DEBT: 'DEBT',
  GRANT: 'GRANT',
  PRIZE: 'PRIZE',
  ACCELERATOR: 'ACCELERATOR',
  ACQUISITION: 'ACQUISITION',
  SECONDARY: 'SECONDARY',
} as const;
export type DealKind = (typeof DealKind)[keyof typeof DealKind];

closedList(DealKind, 'DealKind', 'What the money, or the change of hands, was for.', {
  EQUITY: 'New shares for money.',
  CONVERTIBLE: 'A note that may become shares.',
  DEBT: 'Money to be paid back, from whatever source.',
  GRANT: 'Money that is not paid back and takes no equity.',
  PRIZE: 'A prize won in a contest.',
  ACCELERATOR: 'A place in an accelerator, with or without money.',
  ACQUISITION: 'The company, or control of it, was bought.',
  SECONDARY: 'Shares changed hands; the company received nothing.',
});

/** The kind of deal behind each round. A round that the source does not name is taken for equity. */
export const kindOfRound: Readonly<Record<RoundType, DealKind>> = {
  PRE_SEED: DealKind.EQUITY,
  SEED: DealKind.EQUITY,
  PRE_A: DealKind.EQUITY,
  SERIES_A: DealKind.EQUITY,
  SERIES_B: DealKind.EQUITY,
  SERIES_C_PLUS: DealKind.EQUITY,
  BRIDGE: DealKind.EQUITY,
  UNSPECIFIED: DealKind.EQUITY,
  CONVERTIBLE: DealKind.CONVERTIBLE,
  REVENUE_SHARE: DealKind.DEBT,
  DEBT: DealKind.DEBT,
  GRANT: DealKind.GRANT,
  PRIZE: DealKind.PRIZE,
  ACCELERATOR: DealKind.ACCELERATOR,
  ACQUISITION: DealKind.ACQUISITION,
  SECONDARY: DealKind.SECONDARY,
};

/** Money that a company received against a stake or to be paid back: what "raised" adds up. */
export const RAISING_KINDS: readonly DealKind[] = [DealKind.EQUITY, DealKind.CONVERTIBLE, DealKind.DEBT];
