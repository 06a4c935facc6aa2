/** The probability shown beside a score: of a stated event, fitted on held-back years, or none. */
import { canonical, contentHash } from './hash.ts';
import { type CalibrationMap, probabilityAt } from './learn/calibration.ts';
import { mapAmong } from './learn/calibration.volume.ts';
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
  /** Absent: the scores are read as they are, whatever the volume of deals. */
  readonly volume?: CalibratedVolume;
}

/** The markets that taught it, by usable deals; its knots are those of a market of 1,000 (learn/calibration.volume.ts). */
export interface CalibratedVolume {
  readonly from: number;
  /** This many are too many: of larger markets, and of smaller ones, it says nothing. */
  readonly below: number;
  /** How much of a score e times as many deals are worth. */
  readonly shift: number;
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

/** The calibration of these settings for a market of so many usable deals, unless it was fitted to others. */
export function calibrationOf(settings: Settings, usableDeals: number): Calibration | null {
  const { calibration } = settings;
  if (calibration?.fittedTo !== calibratedTo(settings)) return null;
  const { volume } = calibration;
  if (volume === undefined) return calibration;
  const isWithin = usableDeals >= volume.from && usableDeals < volume.below;
  return isWithin ? mapAmong(calibration, volume.shift, usableDeals) : null;
}

/**
 * The probability of the event for a pair, 0..1, strictly rising in its score and the same in every list; null without a
 * calibration, and under a caller's own weights, whose scores nobody has calibrated.
 */
export function probabilityOf(calibration: Calibration | null, score: number, factors?: Weights): number | null {
  const own = Object.values(factors ?? {}).some((factor) => factor !== 1);
  return calibration === null || own ? null : probabilityAt(calibration, score);
}
