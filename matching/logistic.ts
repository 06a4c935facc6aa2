/** The logistic function, 0..1, of any number. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Its inverse: ln of the odds of a probability, 0..1, exclusive. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}
