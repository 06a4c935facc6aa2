/** Which rows of the learned tables a startup's features have, found once for all startups of an index: the tables share them. */
import type { MatchIndex } from '../../build.ts';
import type { StartupColumns } from '../../encode.ts';
import { FEATURE_FIELDS, type FeatureTable, featuresOf, partsOfFeature } from '../../learn/features.ts';
import { type Ragged, raggedFrom, rowOf } from '../../ragged.ts';
import { remembered } from '../../remembered.ts';

const found = remembered<StartupColumns, Ragged>();

export function rowsOf(index: MatchIndex, codes: FeatureTable['codes']): Ragged {
  return found(index.startups, () => findRows(index, codes), codes);
}

function findRows({ startups, asOf }: MatchIndex, codes: FeatureTable['codes']): Ragged {
  const year = Number(asOf.slice(0, 4));
  return raggedFrom(startups.count, (row) => {
    const shown = { row, round: startups.round[row]!, size: startups.size[row]!, year };
    const features = featuresOf(startups, { ...shown, backers: rowOf(startups.backers, row) });
    return features.flatMap((feature) => codes.get(feature) ?? []);
  });
}

/** Found once, for the few startups that stand for all others: by kind of feature, the rows of theirs. */
const byKind = remembered<Ragged, readonly Ragged[]>();

export function rowsByKind(index: MatchIndex, codes: FeatureTable['codes']): readonly Ragged[] {
  const rows = rowsOf(index, codes);
  return byKind(rows, () => splitByKind(rows, codes));
}

function splitByKind(rows: Ragged, codes: FeatureTable['codes']): Ragged[] {
  const kinds = new Uint8Array(codes.size);
  for (const [feature, row] of codes) kinds[row] = partsOfFeature(feature).kind;
  return FEATURE_FIELDS.map((_, kind) =>
    raggedFrom(rows.starts.length - 1, (at) => rowOf(rows, at).filter((row) => kinds[row] === kind)),
  );
}
