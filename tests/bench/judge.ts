/** Which model judged, as the head of a table: the version of the index, and what it shares with every other index of this release. */
import { calibratedTo, type MatchIndex } from '#matching';

/** The version hashes the deals too, so markets have versions of their own; scores of one and the same model have one hash. */
export const judgeOf = ({ modelVersion, settings }: MatchIndex): string =>
  `model ${modelVersion}, scores by ${calibratedTo(settings)}`;
