/** Wall and processor time side by side: on a machine that others use, only the second says what the work costs. */
export interface Times {
  readonly wall: number[];
  readonly cpu: number[];
}

export function timed(repeats: number, work: (n: number) => void): Times {
  const times: Times = { wall: [], cpu: [] };
  for (let n = 0; n < repeats; n++) {
    const cpu = cpuMs();
    const wall = performance.now();
    work(n);
    times.wall.push(performance.now() - wall);
    times.cpu.push(cpuMs() - cpu);
  }
  return times;
}

/** Milliseconds of all threads of the process, collection of garbage included. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

export function stopwatch(): () => string {
  const cpu = cpuMs();
  const wall = performance.now();
  return () =>
    `${((cpuMs() - cpu) / 1000).toFixed(1)} s (${((performance.now() - wall) / 1000).toFixed(1)} s by the clock)`;
}
