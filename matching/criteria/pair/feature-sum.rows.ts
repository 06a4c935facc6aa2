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

export const KINDS = FEATURE_FIELDS.length;

/** Found once, for the few startups that stand for all others: `startup * KINDS + kind` to where its features of the kind begin. */
const kindStarts = remembered<Ragged, Uint32Array>();

export function kindStartsOf(index: MatchIndex, codes: FeatureTable['codes']): Uint32Array {
  const rows = rowsOf(index, codes);
  return kindStarts(rows, () => findKindStarts(rows, codes));
}

/** A row's features lie in the order of their kinds. */
function findKindStarts({ starts, items }: Ragged, codes: FeatureTable['codes']): Uint32Array {
  const kinds = new Uint8Array(codes.size);
  for (const [feature, row] of codes) kinds[row] = partsOfFeature(feature).kind;
  const count = starts.length - 1;
  const found = new Uint32Array(count * KINDS + 1);
  for (let startup = 0, e = 0; startup < count; startup++) {
    for (let kind = 0; kind < KINDS; kind++) {
      found[startup * KINDS + kind] = e;
      while (e < starts[startup + 1]! && kinds[items[e]!] === kind) e++;
    }
  }
  found[count * KINDS] = items.length;
  return found;
}
