/** What is stated of how latent tastes are learned. */
export interface FactorSettings {
  /** Numbers in a vector. */
  readonly dimensions: number;
  /** Passes over the rounds. */
  readonly epochs: number;
  readonly rate: number;
  /** Pull to zero, a round: of features and of investors. */
  readonly pullFeatures: number;
  readonly pullInvestors: number;
  /** Investors drawn a batch. */
  readonly sample: number;
  readonly seed: number;
}
