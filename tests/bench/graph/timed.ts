/** Milliseconds of each request, smallest first: so many at once until there were enough, or until told to stop. */
export async function timed(
  send: () => Promise<unknown>,
  connections: number,
  isEnough: (requests: number) => boolean,
): Promise<number[]> {
  const times: number[] = [];
  const connection = async () => {
    while (!isEnough(times.length)) {
      const started = performance.now();
      await send();
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  return times.sort((a, b) => a - b);
}

export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!;
