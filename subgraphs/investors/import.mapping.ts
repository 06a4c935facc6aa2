import { RoundType } from '#vocabulary/round';
import { roundOfCode } from './round.mapping.ts';

/** The stages of the deals format. `venture` and `pe` name no round; the word of the source is kept in the deal's note. */
export const roundOfStage: Readonly<Record<string, RoundType>> = {
  seed: RoundType.SEED,
  A: RoundType.SERIES_A,
  B: RoundType.SERIES_B,
  C: RoundType.SERIES_C_PLUS,
  'D+': RoundType.SERIES_C_PLUS,
  venture: RoundType.UNSPECIFIED,
  pe: RoundType.UNSPECIFIED,
  debt: RoundType.DEBT,
  grant: RoundType.GRANT,
};

/** Stages whose mapping says less than the source did. */
export const coarsened: ReadonlySet<string> = new Set(['C', 'D+', 'venture', 'pe']);

/** Every word that a file may use for a round. */
export const roundOfWord: Readonly<Record<string, RoundType>> = { ...roundOfCode, ...roundOfStage };
