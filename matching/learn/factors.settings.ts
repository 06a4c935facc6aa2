/** What is stated of how latent tastes are learned. */
import type { VectorSettings } from './tastes.state.ts';

export interface FactorSettings extends VectorSettings {
  /** Passes over the rounds, fewer over many (passes.ts). */
  readonly epochs: number;
  readonly rate: number;
  /** Investors drawn a batch. */
  readonly sample: number;
}
