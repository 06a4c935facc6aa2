import { RoundType } from '#vocabulary/round';

/** Round codes of the deal and investor facts. */
export const roundOfCode: Readonly<Record<string, RoundType>> = {
  'pre-seed': RoundType.PRE_SEED,
  seed: RoundType.SEED,
  'pre-a': RoundType.PRE_A,
  'series-a': RoundType.SERIES_A,
  'series-b': RoundType.SERIES_B,
  'series-c-plus': RoundType.SERIES_C_PLUS,
  bridge: RoundType.BRIDGE,
  convertible: RoundType.CONVERTIBLE,
  'revenue-share': RoundType.REVENUE_SHARE,
  debt: RoundType.DEBT,
  grant: RoundType.GRANT,
  unspecified: RoundType.UNSPECIFIED,
  accelerator: RoundType.ACCELERATOR,
  prize: RoundType.PRIZE,
  acquisition: RoundType.ACQUISITION,
  secondary: RoundType.SECONDARY,
};
