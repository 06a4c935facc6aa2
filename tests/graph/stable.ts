/** Hashes of settings: every retuning changes them, and no answer with them. */
const MASKED: Readonly<Record<string, (value: unknown) => unknown>> = {
  modelVersion: (version) => String(version).replace(/-[0-9a-f]{16}$/, '-<hash>'),
  endCursor: (cursor) => cursor && '<cursor>',
};

/** What moves from run to run, or with the weather of floating point, is cut to what a reader compares. */
export function stable(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) return Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(stable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, MASKED[key]?.(inner) ?? stable(inner)]));
}
