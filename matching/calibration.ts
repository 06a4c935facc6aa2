/** The probability shown beside a score: of a stated event, fitted on held-back years, or none. */
import { canonical, contentHash } from './hash.ts';
import { type CalibrationMap, probabilityAt } from './learn/calibration.ts';
import type { Weights } from './match.ts';
import type { Settings } from './settings.ts';

/** What a calibrated probability speaks of. */
export type CalibratedEvent = 'NEW_DEAL_WITHIN_12_MONTHS';

export interface Calibration extends CalibrationMap {
  readonly event: CalibratedEvent;
  /** Which lists of which data taught it. */
  readonly fittedOn: string;
  /** `calibratedTo` of the settings whose scores it reads: under other settings it says nothing. */
  readonly fittedTo: string;
}

/** Names what scores depend on, deals apart: 16 hexadecimal digits over all settings but the calibration itself and when to use which. */
export function calibratedTo({
  calibration: _own,
  minimumDeals: _least,
  additiveDeals: _fewer,
  small: _small,
  ...settings
}: Settings): string {
  return contentHash([canonical(settings)]);
}

/** The calibration of these settings, unless it was fitted to others. */
export function calibrationOf(settings: Settings): Calibration | null {
  const { calibration } = settings;
  return calibration?.fittedTo === calibratedTo(settings) ? calibration : null;
}

/**
 * The probability of the event for a pair, 0..1, strictly rising in its score and the same in every list; null without a
 * calibration, and under a caller's own weights, whose scores nobody has calibrated.
 */
export function probabilityOf(calibration: Calibration | null, score: number, factors?: Weights): number | null {
  const own = Object.values(factors ?? {}).some((factor) => factor !== 1);
  return calibration === null || own ? null : probabilityAt(calibration, score);
}
