/** What is stated of how latent tastes are learned. */
import type { PassSettings } from './passes.ts';

export interface TasteSettings extends PassSettings {
  /** Numbers in a vector: a multiple of four. */
  readonly dimensions: number;
  /** Pull to zero: of features and of investors. */
  readonly pullFeatures: number;
  readonly pullInvestors: number;
  readonly seed: number;
}

export interface FactorSettings extends TasteSettings {
  /** Investors drawn a batch. */
  readonly sample: number;
}

export interface SelectionSettings extends TasteSettings {
  /** Rounds in a row that are one time. */
  readonly span: number;
  /** How many of them are drawn for a choice, beside those joined. */
  readonly offered: number;
  /** Of what a round counts. */
  readonly halfLifeYears: number;
}
