/** Temperatures in breaks: above, most of the time is lost in what cools at once; below, a large event gains nothing more. */
const HOT = 0.5;
const COLD = 0.2;
/** Steps of one cooling, for each meeting: the breaks left stop falling with longer ones. */
const CYCLE_STEPS = 30_000;

/** How hot the annealing of mode ALL is: it cools down, and again as long as there is time. */
export class Cooling {
  private start = { steps: 0, share: 0 };

  constructor(private readonly meetings: number) {}

  /** Whether a whole cooling is done. */
  get hasCooled(): boolean {
    return this.start.steps > 0;
  }

  /**
   * Of one cooling as much is done as of its steps, or of what was left of the budget at its start; then a new one begins.
   * @param share of the budget that is spent, 0..1
   */
  temperature(steps: number, share: number): number {
    const { start } = this;
    const bySteps = (steps - start.steps) / (CYCLE_STEPS * this.meetings);
    const done = Math.max(bySteps, (share - start.share) / (1 - start.share));
    if (done >= 1) this.start = { steps, share: Math.min(0.999, share) };
    return HOT * (COLD / HOT) ** (done < 1 ? done : 0);
  }
}
