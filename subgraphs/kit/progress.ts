/** Where the progress is shown: a terminal, or a log. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const WIDTH = 24;
const BAR_MS = 100;
const LINE_MS = 2_000;

/** How far a long piece of work is: a bar that moves on a terminal, a line every two seconds elsewhere. */
export class Progress {
  #done = 0;
  #shownAt: number;

  /** `total` in the units of `add`; `now` in milliseconds. */
  constructor(
    readonly label: string,
    readonly total: number,
    readonly screen: Screen,
    readonly now: () => number = () => performance.now(),
  ) {
    this.#shownAt = now();
  }

  get #percent(): number {
    return this.total === 0 ? 100 : Math.min(100, Math.floor((this.#done / this.total) * 100));
  }

  add(units: number): void {
    this.#done += units;
    if (this.now() - this.#shownAt < (this.screen.isTTY ? BAR_MS : LINE_MS)) return;
    this.#shownAt = this.now();
    this.screen.write(this.screen.isTTY ? this.#bar() : `${this.label} ${this.#percent} %\n`);
  }

  #bar(): string {
    const full = Math.round((this.#percent / 100) * WIDTH);
    return `\r${this.label} [${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${this.#percent} %`;
  }

  /** Clears the bar's line, so that what is printed next stands alone. */
  clear(): void {
    if (this.screen.isTTY) this.screen.write('\r\x1b[K');
  }
}
