/** Which of what is stated an index is built by: the volume of deals decides. */
import type { ModelKind } from './match.ts';
import { type Settings, settingsFor } from './settings.ts';

/** @param overrides with weights or trees of their own hold for small markets as well, unless they say otherwise */
export function settingsAt(model: ModelKind, usableDeals: number, overrides: Partial<Settings>): Settings {
  const isOwn = overrides.pair !== undefined || overrides.trees !== undefined;
  const stated = isOwn ? { ...settingsFor(model), small: undefined } : settingsFor(model);
  const { small, ...settings } = { ...stated, ...overrides };
  if (model !== 'LEARNED' || small === undefined || usableDeals >= small.below) return settings;
  const { weights, trees } = small.model;
  const calibration = small.calibration ?? settings.calibration;
  return { ...settings, calibration, pair: { ...settings.pair, ...weights }, trees };
}
