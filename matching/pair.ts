/** One startup and one investor, explained: the parts of the score are the score. */
import type { MatchIndex } from './build.ts';
import { probabilityOf } from './calibration.ts';
import type { Fixed } from './criteria/criterion.ts';
import type { CriterionName, Match, Part, Side, Weights } from './match.ts';
import { reasonsFor } from './reasons.ts';
import { addedAt, isUsed, type Weighted, weighted } from './score.ts';

const UNKNOWN_PARAMETERS = {};

/** Where nothing recorded is no gap in what we know: no reason is given. */
const SILENT: ReadonlySet<CriterionName> = new Set<CriterionName>(['coInvestors', 'interest', 'responses', 'standing']);

/** The match of two rows, whatever stands between them. @param of whose id the match carries: the other one's; @param bound criteria of a whole list */
export function matchPair(
  index: MatchIndex,
  startup: number,
  investor: number,
  of: Side,
  rank: number,
  factors?: Weights,
  bound?: readonly Weighted[],
): Match {
  // The side of a list that all its matches share is the one held still.
  const fixed: Fixed = of === 'STARTUP' ? { side: 'INVESTOR', row: investor } : { side: 'STARTUP', row: startup };
  const criteria = bound ?? weighted(index, fixed, factors);
  const used = criteria.filter(isUsed);
  const values = used.map(({ value }) => value?.(startup, investor) ?? Number.NaN);
  const accounts = used.map(({ criterion }) => criterion.account(index, startup, investor));
  const parts = used.map((one, at): Part => {
    const value = Number.isNaN(values[at]!) ? null : values[at]!;
    const { criterion, weight } = one;
    const { name, side } = criterion;
    return {
      criterion: name,
      side,
      value,
      weight,
      contribution: addedAt(one, values[at]!, investor),
      evidence: accounts[at]!.evidence,
    };
  });
  const said = accounts.map(({ parameters, dealIds }, at) => ({
    dealIds,
    parameters: parts[at]!.value === null ? UNKNOWN_PARAMETERS : { ...parameters, ratio: Math.exp(parts[at]!.value!) },
  }));
  const sums = summed(parts);
  return {
    id: of === 'STARTUP' ? index.startups.profiles[startup]!.id : index.investors.profiles[investor]!.id,
    rank,
    ...sums,
    probability: probabilityOf(index.calibration, sums.score, factors),
    parts,
    reasons: reasonsFor(parts, said, 0).filter(
      ({ criterion, code }) => !(SILENT.has(criterion) && code.endsWith('_UNKNOWN')),
    ),
    confidence: confidenceOf(index, startup, investor, used),
    model: index.model,
    modelVersion: index.modelVersion,
    asOf: index.asOf,
  };
}

/** In the order of the parts: the very sum that ranked. */
export function summed(parts: readonly Part[]): Pick<Match, 'score' | 'sides'> {
  const add = (side: Side | null) =>
    parts.reduce((sum, part) => (side === null || part.side === side ? sum + part.contribution : sum), 0);
  return { score: add(null), sides: { startup: add('STARTUP'), investor: add('INVESTOR') } };
}

/** Share of the weight that rests on known facts and enough deals: 0..1. */
function confidenceOf(index: MatchIndex, startup: number, investor: number, used: readonly Weighted[]): number {
  let known = 0;
  let all = 0;
  for (const { criterion, weight, value } of used) {
    const support = criterion.support(index, startup, investor);
    if (support === null) continue;
    all += Math.abs(weight);
    if (value !== null && !Number.isNaN(value(startup, investor))) known += Math.abs(weight) * support;
  }
  return all === 0 ? 0 : known / all;
}
