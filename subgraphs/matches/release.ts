/** What one release of the engine states for each model; which of them it uses, the deals of the moment decide. Pure. */
import { type Alliance, buildIndex, type MatchIndex, type ModelKind, modelOf, type Settings } from '#matching';

export type Release = Readonly<Record<ModelKind, Settings>>;

/** The index over some facts as a release builds it. */
export function indexUnder(alliance: Alliance, release: Release): MatchIndex {
  return buildIndex(alliance, release[modelOf(alliance, release.PRIORS)]);
}

const NEVER = Number.MAX_SAFE_INTEGER;

/** The same release, but that nothing is learned which takes long: what judges until the first learning is done. */
export function withoutLearned(release: Release): Release {
  const never = (settings: Settings): Settings => ({ ...settings, minimumDeals: NEVER });
  return { LEARNED: never(release.LEARNED), ADDITIVE: never(release.ADDITIVE), PRIORS: never(release.PRIORS) };
}
