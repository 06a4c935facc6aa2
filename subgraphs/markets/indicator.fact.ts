import type { Fact } from '#kit/fact';
import type { MarketIndicator } from './market-indicator.entity.ts';

/** A stored figure with its origin. */
export function indicatorFact({ value, source, asOf, confidence, note }: MarketIndicator): Fact<number> {
  return { value, source, asOf, confidence, note };
}
