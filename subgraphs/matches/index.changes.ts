/** From one index to the next without learning. Pure. */
import { type MatchIndex, withoutLearning, withSurroundings } from '#matching';
import { type Feedback, startupsAmong, surroundings } from './assemble.ts';
import type { FactKind } from './fact.entity.ts';
import type { FactRow, Facts } from './facts.ts';

const TEACHES: ReadonlySet<FactKind> = new Set<FactKind>(['INVESTOR', 'DEAL']);
const SURROUNDS: ReadonlySet<FactKind> = new Set<FactKind>(['TECHNOPARK', 'MARKET', 'PROGRAMME', 'EXCLUSION']);

export interface News {
  /** Told since the index was built; `facts` has them already. */
  readonly rows: readonly FactRow[];
  readonly facts: Facts;
  /** Null: nobody said anything. */
  readonly feedback: Feedback | null;
}

/** The index with the news of its own day, as a rebuild would answer; null where something has to be learned. */
export function withNews(index: MatchIndex, { rows, facts, feedback }: News): MatchIndex | null {
  if (rows.some(({ kind }) => TEACHES.has(kind))) return null;
  let next: MatchIndex | null = index;
  for (const startup of startupsAmong(facts, startupsIn(rows)))
    next = next && withoutLearning(next, { type: 'startup', ...startup });
  if (next === null || (feedback === null && !rows.some(({ kind }) => SURROUNDS.has(kind)))) return next;
  return withSurroundings(next, surroundings(facts, feedback ?? feedbackIn(next), next.asOf));
}

/** A residency moves a startup to a park. */
function startupsIn(rows: readonly FactRow[]): Set<string> {
  const ids = rows.flatMap(({ kind, subject, body }) => {
    if (kind === 'STARTUP') return [subject];
    return kind === 'RESIDENCY' ? [(body as { startupId: string }).startupId] : [];
  });
  return new Set(ids);
}

const feedbackIn = ({ alliance: { decisions, meetings = [] } }: MatchIndex): Feedback => ({ decisions, meetings });

/**
 * What is served while newer facts are being learned: the tables of an earlier moment among the surroundings of now, so that
 * what was passed on, excluded or said counts at once. Its version says when the tables were learned: with it and the moment
 * the list can be had again.
 */
export function lagging(
  index: MatchIndex,
  learnedAt: Date,
  facts: Facts,
  feedback: Feedback,
  asOf: string,
): MatchIndex {
  const modelVersion = `${index.modelVersion}@${learnedAt.toISOString()}`;
  return { ...withSurroundings(index, surroundings(facts, feedback, asOf)), modelVersion };
}

/** A version as `lagging` writes it, or a plain one. */
export function partsOfVersion(version: string): { readonly version: string; readonly learnedAt: Date | null } {
  const [plain, at] = version.split('@');
  const learnedAt = at === undefined ? null : new Date(at);
  return learnedAt !== null && Number.isNaN(learnedAt.getTime())
    ? { version, learnedAt: null }
    : { version: plain!, learnedAt };
}
